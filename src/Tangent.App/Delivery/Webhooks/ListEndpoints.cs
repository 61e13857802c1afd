using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Delivery;
using Tangent.Storage;

namespace Tangent.App.Delivery.Webhooks;

/// <summary>An endpoint as it is shown: never its secret.</summary>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="Unit">Whose events it is told.</param>
/// <param name="Waiting">Messages that wait for it.</param>
public sealed record EndpointRow(WebhookEndpoint Endpoint, UnitFact Unit, int Waiting);

/// <summary>The endpoints of units in scope, by name; and the units in which the reader may add one.</summary>
public sealed class ListEndpoints(Db db, UnitFacts units)
{
    private const int Most = 500;

    /// <summary>All, or one alone.</summary>
    public sealed record Request(Guid? Id = null);

    /// <summary>The list.</summary>
    /// <param name="Rows">The endpoints, at most 500.</param>
    /// <param name="Units">Where the reader may add one.</param>
    public sealed record Listed(IReadOnlyList<EndpointRow> Rows, IReadOnlyList<UnitFact> Units);

    /// <summary>Lists them; one that is asked for alone and lies out of sight is missing.</summary>
    public async Task<Outcome<Listed>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Webhook) is { } refusal) return refusal;

        var all = await units.All(stop);
        List<Guid> own = [.. all.Values.Where(unit => who.May(Verb.Read, Kind.Webhook, unit.Path)).Select(unit => unit.Id)];
        var endpoints = await db.WebhookEndpoints.Where(e => EF.Parameter(own).Contains(e.UnitId) && (request.Id == null || e.Id == request.Id))
            .OrderBy(e => e.NameKey).Take(Most).ToListAsync(stop);
        if (request.Id is not null && endpoints.Count == 0) return Fail.NotFound;
        var ids = endpoints.ConvertAll(e => e.Id);
        var waiting = await db.Messages.Where(m => m.EndedUtc == null && m.EndpointId != null && EF.Parameter(ids).Contains(m.EndpointId.Value))
            .GroupBy(m => m.EndpointId!.Value).Select(same => new { same.Key, Count = same.Count() }).ToDictionaryAsync(one => one.Key, one => one.Count, stop);
        return new Listed([.. endpoints.Select(e => new EndpointRow(e, all[e.UnitId], waiting.GetValueOrDefault(e.Id)))],
            UnitFact.InTreeOrder(all.Values.Where(unit => !unit.IsClosed && who.May(Verb.Create, Kind.Webhook, unit.Path))));
    }
}
