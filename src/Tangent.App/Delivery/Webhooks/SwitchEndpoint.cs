using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.App.Delivery.Webhooks;

/// <summary>Switches an endpoint off or on again. What waits for it waits until then.</summary>
public sealed class SwitchEndpoint(EndpointChange change, TimeProvider clock)
{
    /// <summary>Which, off or on.</summary>
    public sealed record Request(Guid Id, bool? IsOff);

    /// <summary>The version that now holds.</summary>
    public async Task<Outcome<int>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Update, Kind.Webhook) is { } refusal) return refusal;

        var found = await change.Find(who, Verb.Update, request.Id, null, stop);
        if (found.Failure is { } failure) return failure;
        if (request.IsOff is not { } isOff) return Fail.Wrong("isOff", "form.required");
        var endpoint = found.Value.Endpoint;
        return await change.Write(who, isOff ? "delivery.did.webhook-off" : "delivery.did.webhook-on", found.Value,
            isOff ? endpoint.Off(UtcConverter.Truncate(clock.GetUtcNow().UtcDateTime)) : endpoint.On(), found.Value.Unit, stop);
    }
}
