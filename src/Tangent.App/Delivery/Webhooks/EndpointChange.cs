using System.Net;
using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.App.Settings;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Delivery;
using Tangent.Storage;

namespace Tangent.App.Delivery.Webhooks;

/// <summary>What an endpoint is to be.</summary>
/// <param name="Name">What people call it, up to 60 characters.</param>
/// <param name="Url">Where messages go: https, or http where the settings allow a network of the house.</param>
/// <param name="Events">What it is told.</param>
/// <param name="UnitId">What happens in this unit and below it is told.</param>
public sealed record EndpointFields(string? Name, string? Url, IReadOnlyList<string>? Events, Guid? UnitId);

/// <summary>What every act on an endpoint shares: load it, check it, write it with its audit line.</summary>
public sealed class EndpointChange(Db db, UnitFacts units, Audit audit, TangentSettings settings)
{
    /// <summary>An endpoint with its unit.</summary>
    internal sealed record Reached(WebhookEndpoint Endpoint, UnitFact Unit);

    /// <summary>Loads it for this verb. An endpoint of a unit that the actor does not see is missing.</summary>
    internal async Task<Outcome<Reached>> Find(Actor who, Verb verb, Guid id, int? expectedVersion, CancellationToken stop)
    {
        if (await db.WebhookEndpoints.SingleOrDefaultAsync(e => e.Id == id, stop) is not { } endpoint) return Fail.NotFound;
        var unit = (await units.Of([endpoint.UnitId], stop))[endpoint.UnitId];
        if (!who.May(Verb.Read, Kind.Webhook, unit.Path)) return Fail.NotFound;
        if (who.Lacks(verb, Kind.Webhook, unit.Path) is { } outside) return outside;
        return expectedVersion is null || expectedVersion == endpoint.Version ? new Reached(endpoint, unit) : Fail.Clash("storage.changed-meanwhile");
    }

    /// <summary>The unit, when everything about the endpoint is right.</summary>
    internal async Task<Outcome<UnitFact>> Check(Actor who, Verb verb, EndpointFields fields, CancellationToken stop)
    {
        List<Problem> problems = [];
        var name = fields.Name?.Trim() ?? "";
        if (name.Length == 0) problems.Add(Problem.Of("name", "form.required"));
        else if (name.Length > WebhookEndpoint.LongestName || !SearchText.IsOneLine(name))
            problems.Add(Problem.Of("name", "form.too-long", WebhookEndpoint.LongestName));
        if (WrongUrl(fields.Url) is { } wrong) problems.Add(wrong);
        if (fields.Events is not { Count: > 0 } events) problems.Add(Problem.Of("events", "form.required"));
        else foreach (var unknown in events.Except(WebhookEvents.All)) problems.Add(Problem.Of("events", "delivery.event-unknown", unknown));
        var unit = fields.UnitId is { } id ? (await units.Of([id], stop)).GetValueOrDefault(id) : null;
        if (fields.UnitId is null) problems.Add(Problem.Of("unitId", "form.required"));
        else if (unit is null || unit.IsClosed || !who.May(Verb.Read, Kind.Webhook, unit.Path)) return Fail.NotFound;
        if (problems.Count > 0) return new Fail.Invalid(problems);
        return who.Lacks(verb, Kind.Webhook, unit!.Path) is { } outside ? outside : unit;
    }

    /// <summary>Writes the change; no change writes nothing and leaves no audit line.</summary>
    internal async Task<Outcome<int>> Write(Actor who, string act, Reached reached, WebhookEndpoint changed, UnitFact unit, CancellationToken stop)
    {
        if (ReferenceEquals(reached.Endpoint, changed)) return changed.Version;
        db.Replace(reached.Endpoint, changed);
        audit.Write(who, act, EndpointSubject.Of(changed, unit), EndpointSubject.Facts(reached.Endpoint), EndpointSubject.Facts(changed));
        return await db.Commit(stop) is { } failure ? failure : changed.Version;
    }

    // What a name leads to is judged when a message goes there; here only what can never be right is refused.
    private Problem? WrongUrl(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return Problem.Of("url", "form.required");
        if (text.Length > WebhookEndpoint.LongestUrl) return Problem.Of("url", "form.too-long", WebhookEndpoint.LongestUrl);
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme is not ("https" or "http") || url.UserInfo.Length > 0 || url.Fragment.Length > 0)
            return Problem.Of("url", "delivery.bad-url");
        IPNetwork[] allowed = [.. settings.Delivery.WebhookNetworks.Select(network => IPNetwork.Parse(network))];
        if (url.Scheme == "http" && allowed.Length == 0) return Problem.Of("url", "delivery.needs-https");
        return IPAddress.TryParse(url.Host.Trim('[', ']'), out var address) && !OutsideNetworks.MayReach(address, allowed)
            ? Problem.Of("url", "delivery.blocked") : null;
    }
}
