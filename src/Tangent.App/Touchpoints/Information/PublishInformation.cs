using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Touchpoints.Information;

/// <summary>Puts the approved text before customers, in the place of what was there. Its days are those of the owner unit.</summary>
public sealed class PublishInformation(InformationChange change, TimeProvider clock)
{
    /// <summary>What to publish.</summary>
    /// <param name="Id">Which item.</param>
    /// <param name="ExpectedVersion">The version that the person saw; null publishes whatever was approved.</param>
    public sealed record Request(Guid Id, int? ExpectedVersion = null);

    /// <summary>Publishes it.</summary>
    /// <returns>The version that now holds.</returns>
    public async Task<Outcome<int>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Act, Kind.Information) is { } refusal) return refusal;

        var reached = await change.Find(who, Verb.Act, request.Id, request.ExpectedVersion, stop);
        if (reached.Failure is { } failure) return failure;
        var (item, zone, now) = (reached.Value.Item, reached.Value.Unit.TimeZone, clock.GetUtcNow().UtcDateTime);
        var from = item.Waiting?.ValidFrom is { } first ? UnitDay.StartUtc(first, zone) : now;
        DateTime? until = item.Waiting?.ValidTo is { } last ? UnitDay.StartUtc(last.AddDays(1), zone) : null;
        return await change.Write(who, "touchpoints.did.info-publish", reached.Value, item.Publish(from, until, now),
            reached.Value.Unit, stop);
    }
}
