using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Delivery;
using Tangent.Storage;

namespace Tangent.App.Delivery.Webhooks;

/// <summary>Adds an address of another program that is told what happens here.</summary>
public sealed class AddEndpoint(Db db, EndpointChange change, WebhookSecrets secrets, Audit audit, TimeProvider clock)
{
    /// <summary>What it is to be.</summary>
    public sealed record Request(EndpointFields Fields);

    /// <summary>The endpoint. The secret is shown this once.</summary>
    public sealed record Made(Guid Id, string Secret);

    /// <summary>Adds it.</summary>
    public async Task<Outcome<Made>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Create, Kind.Webhook) is { } refusal) return refusal;

        var (fields, checkedUnit) = (request.Fields, await change.Check(who, Verb.Create, request.Fields, stop));
        if (checkedUnit.Failure is { } wrong) return wrong;
        var secret = MessageSigning.NewSecret();
        var endpoint = new WebhookEndpoint
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            Name = fields.Name!.Trim(),
            Url = fields.Url!,
            Events = WebhookEndpoint.TextOf(fields.Events!),
            UnitId = checkedUnit.Value.Id,
            Secret = secrets.Close(secret),
            CreatedUtc = UtcConverter.Truncate(clock.GetUtcNow().UtcDateTime),
        };
        db.Add(endpoint);
        audit.Write(who, "delivery.did.webhook-add", EndpointSubject.Of(endpoint, checkedUnit.Value), after: EndpointSubject.Facts(endpoint));
        return await db.Commit(stop) is { } failure ? failure : new Made(endpoint.Id, secret);
    }
}
