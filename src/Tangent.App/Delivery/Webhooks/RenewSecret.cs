using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Delivery.Webhooks;

/// <summary>Gives an endpoint a new secret; the old one signs nothing from now on.</summary>
public sealed class RenewSecret(EndpointChange change, WebhookSecrets secrets)
{
    /// <summary>Which endpoint.</summary>
    public sealed record Request(Guid Id);

    /// <summary>The secret, shown this once.</summary>
    public async Task<Outcome<string>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Act, Kind.Webhook) is { } refusal) return refusal;

        var found = await change.Find(who, Verb.Act, request.Id, null, stop);
        if (found.Failure is { } failure) return failure;
        var secret = MessageSigning.NewSecret();
        var written = await change.Write(who, "delivery.did.webhook-secret", found.Value,
            found.Value.Endpoint.Renew(secrets.Close(secret)), found.Value.Unit, stop);
        return written.Then(_ => secret);
    }
}
