using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.App.Settings;
using Tangent.Domain.Access;
using Tangent.Domain.Delivery;
using Tangent.Storage;
using Tangent.Storage.Delivery;

namespace Tangent.App.Delivery.Webhooks;

/// <summary>The endpoints as their messages meet them: who is told, how it goes there, and when one is given up.</summary>
public sealed class Endpoints(Db db, WebhookSecrets secrets, UnitFacts units, Audit audit, TangentSettings settings, TimeProvider clock)
{
    /// <summary>An endpoint with its secret in the clear.</summary>
    internal sealed record Told(string Url, string Secret);

    private readonly Dictionary<Guid, Told> known = [];

    /// <summary>Of these messages those whose endpoint is told anything now.</summary>
    internal IQueryable<Message> Open(IQueryable<Message> messages) =>
        messages.Where(m => db.WebhookEndpoints.Any(e => e.Id == m.EndpointId && e.OffUtc == null));

    internal async Task<Told> Of(Guid id, CancellationToken stop)
    {
        if (known.TryGetValue(id, out var told)) return told;
        var endpoint = await db.WebhookEndpoints.SingleAsync(e => e.Id == id, stop);
        return known[id] = new(endpoint.Url, secrets.Open(endpoint.Secret));
    }

    /// <summary>Something went through, or did not: an endpoint at which nothing does for long is switched off.</summary>
    internal async Task Note(Guid id, bool isTaken, CancellationToken stop)
    {
        var now = UtcConverter.Truncate(clock.GetUtcNow().UtcDateTime);
        if (isTaken)
        {
            await db.WebhookEndpoints.Where(e => e.Id == id && e.FailingSinceUtc != null)
                .ExecuteUpdateAsync(set => set.SetProperty(e => e.FailingSinceUtc, (DateTime?)null), stop);
            return;
        }
        await db.WebhookEndpoints.Where(e => e.Id == id && e.FailingSinceUtc == null)
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.FailingSinceUtc, now), stop);
        var since = now.AddHours(-settings.Delivery.WebhookOffAfterHours);
        if (await db.WebhookEndpoints.SingleOrDefaultAsync(e => e.Id == id && e.OffUtc == null && e.FailingSinceUtc <= since, stop) is not { } endpoint) return;
        var off = endpoint.Off(now, isGivenUp: true);
        db.Replace(endpoint, off);
        var unit = (await units.Of([endpoint.UnitId], stop))[endpoint.UnitId];
        audit.Write(Actor.System, "delivery.did.webhook-off", EndpointSubject.Of(off, unit), EndpointSubject.Facts(endpoint), EndpointSubject.Facts(off));
        if (await db.Commit(stop) is not null) db.Forget();   // changed by somebody meanwhile: the next failure looks again
    }
}

static class EndpointSubject
{
    /// <summary>How the audit log names an endpoint.</summary>
    public static Subject Of(WebhookEndpoint endpoint, UnitFact unit) => new(Kind.Webhook, endpoint.Id.ToString(), endpoint.Name, unit.Path);

    /// <summary>What the audit log keeps of it: never the secret.</summary>
    public static object Facts(WebhookEndpoint endpoint) =>
        new { endpoint.Name, endpoint.Url, endpoint.Events, endpoint.UnitId, endpoint.OffUtc };
}
