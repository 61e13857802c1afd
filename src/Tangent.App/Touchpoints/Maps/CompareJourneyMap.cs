using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints.Maps;

namespace Tangent.App.Touchpoints.Maps;

/// <summary>What differs between two versions of a journey map: as it is, and as it shall be.</summary>
public sealed class CompareJourneyMap(ShowJourneyMap show)
{
    /// <summary>What to compare; 0 stands for what is being written.</summary>
    /// <param name="Id">Which map.</param>
    /// <param name="From">The earlier version; null: the one that holds.</param>
    /// <param name="To">The later one; null: what is being written.</param>
    public sealed record Request(Guid Id, int? From = null, int? To = null);

    /// <summary>Both, and what differs.</summary>
    /// <param name="Before">The earlier one.</param>
    /// <param name="After">The later one.</param>
    /// <param name="Differences">What differs.</param>
    public sealed record Compared(ShowJourneyMap.Shown Before, ShowJourneyMap.Shown After, IReadOnlyList<MapDifference> Differences);

    /// <summary>Compares them.</summary>
    public async Task<Outcome<Compared>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.JourneyMap) is { } refusal) return refusal;

        var before = await show.Run(who, new(request.Id, request.From), stop);
        if (before.Failure is { } missing) return missing;
        var after = await show.Run(who, new(request.Id, request.To ?? 0), stop);
        return after.Failure is { } failure ? failure
            : new Compared(before.Value, after.Value, MapComparison.Of(before.Value.Document, after.Value.Document));
    }
}
