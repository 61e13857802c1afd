using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.App.Delivery.Webhooks;

/// <summary>Tells an endpoint that somebody tries it.</summary>
public sealed class TryEndpoint(Db db, EndpointChange change, WebhookFanOut fanOut, Audit audit, TimeProvider clock)
{
    /// <summary>Which endpoint.</summary>
    public sealed record Request(Guid Id);

    /// <summary>The message.</summary>
    public async Task<Outcome<Guid>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Act, Kind.Webhook) is { } refusal) return refusal;

        var found = await change.Find(who, Verb.Act, request.Id, null, stop);
        if (found.Failure is { } failure) return failure;
        var (endpoint, unit) = found.Value;
        if (endpoint.OffUtc is not null) return Fail.Clash("delivery.endpoint-off");
        var now = clock.GetUtcNow();
        var message = fanOut.Make(endpoint, WebhookEvents.Ping, new($"{Guid.CreateVersion7(now):N}", now.UtcDateTime, null, new { endpoint.Name }));
        db.Add(message);
        audit.Write(who, "delivery.did.webhook-try", EndpointSubject.Of(endpoint, unit), after: new { endpoint.Url });
        return await db.Commit(stop) is { } trouble ? trouble : message.Id;
    }
}
