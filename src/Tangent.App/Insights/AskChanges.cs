using Tangent.Analytics;
using Tangent.Analytics.Diagnosis;
using Tangent.App.Encounters.Published;
using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Insights;

/// <summary>What changed from the month before to the last month of the selection, beyond chance and at the same mix of tiers and units.</summary>
public sealed class AskChanges(Diagnosing diagnosing)
{
    /// <summary>What to look at.</summary>
    /// <param name="Filter">Which journeys.</param>
    /// <param name="Patience">How long to wait for it to be made; null: until it is. It is made on when the wait is over.</param>
    public sealed record Request(JourneyFilter? Filter = null, TimeSpan? Patience = null);

    /// <summary>One comparison.</summary>
    /// <param name="Stop">The touchpoint; null for whole journeys.</param>
    /// <param name="Difference">Later minus earlier as a share of the scale (a <see cref="Tested"/>), or why it cannot be told.</param>
    /// <param name="Corrected">p-value after correction for all that was compared.</param>
    /// <param name="IsClaimed">Whether it changed beyond chance.</param>
    public sealed record ChangeAt(JourneyStop? Stop, Answer Difference, double Corrected, bool IsClaimed);

    /// <summary>All comparisons.</summary>
    /// <param name="Basis">What it was made from.</param>
    /// <param name="All">What is claimed first, then by the size of the difference.</param>
    public sealed record Changes(InsightBasis Basis, IReadOnlyList<ChangeAt> All);

    /// <summary>Answers for the journeys that the actor may see.</summary>
    public async Task<Outcome<Changes>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (Diagnosing.Refusal(who) is { } refusal) return refusal;
        return (await diagnosing.Of(who, new(request.Filter, DiagnosisParts.Changes, null), request.Patience, stop)).Then(found => new Changes(found.Basis,
            [.. found.Told.Changes.Select(change => new ChangeAt(change.Touchpoint is { } at ? found.Stops[at] : null, change.Difference,
                    change.Corrected, change.IsClaimed))
                .OrderByDescending(change => change.IsClaimed)
                .ThenByDescending(change => change.Difference is Tested tested ? Math.Abs(tested.Difference.Point) : -1)]));
    }
}
