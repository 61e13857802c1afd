using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Delivery;

namespace Tangent.App.Delivery.Webhooks;

/// <summary>Changes name, address, unit and events of an endpoint.</summary>
public sealed class EditEndpoint(EndpointChange change)
{
    /// <summary>Which, on the version that the person saw, and what it is to be.</summary>
    public sealed record Request(Guid Id, EndpointFields Fields, int? ExpectedVersion = null);

    /// <summary>The version that now holds.</summary>
    public async Task<Outcome<int>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Update, Kind.Webhook) is { } refusal) return refusal;

        var found = await change.Find(who, Verb.Update, request.Id, request.ExpectedVersion, stop);
        if (found.Failure is { } failure) return failure;
        var fields = request.Fields;
        var unit = await change.Check(who, Verb.Update, fields, stop);
        if (unit.Failure is { } wrong) return wrong;
        return await change.Write(who, "delivery.did.webhook-edit", found.Value,
            found.Value.Endpoint.With(fields.Name!.Trim(), fields.Url!, WebhookEndpoint.TextOf(fields.Events!), unit.Value.Id), unit.Value, stop);
    }
}
