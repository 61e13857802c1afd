using Tangent.Analytics;
using Tangent.Analytics.Diagnosis;
using Tangent.App.Encounters.Published;
using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Insights;

/// <summary>Which touchpoints' scores go with the overall judgement (关键驱动因素). They go together; they need not be its causes.</summary>
public sealed class AskDrivers(Diagnosing diagnosing)
{
    /// <summary>What to look at.</summary>
    /// <param name="Filter">Which journeys.</param>
    /// <param name="Patience">How long to wait for it to be made; null: until it is. It is made on when the wait is over.</param>
    public sealed record Request(JourneyFilter? Filter = null, TimeSpan? Patience = null);

    /// <summary>One touchpoint.</summary>
    /// <param name="Stop">Which.</param>
    /// <param name="Share">Its share of R², or why it has none.</param>
    public sealed record DriverAt(JourneyStop Stop, Answer Share);

    /// <summary>All touchpoints.</summary>
    /// <param name="Basis">What it was made from.</param>
    /// <param name="R2">Share of the overall's variance that goes with the scores, or why there is none.</param>
    /// <param name="All">The touchpoints, the largest share first; the shares sum to R².</param>
    public sealed record Drivers(InsightBasis Basis, Answer R2, IReadOnlyList<DriverAt> All);

    /// <summary>Answers for the journeys that the actor may see.</summary>
    public async Task<Outcome<Drivers>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (Diagnosing.Refusal(who) is { } refusal) return refusal;
        var made = await diagnosing.Of(who, new(request.Filter, DiagnosisParts.Drivers, null), request.Patience, stop);
        return made.Then(found => found.Told.Drivers is DriversOfOverall told
            ? new Drivers(found.Basis, told.R2, [.. told.Drivers.OrderByDescending(driver => driver.Share is Estimate share ? share.Point : -1)
                .Select(driver => new DriverAt(found.Stops[driver.Touchpoint], driver.Share))])
            : new Drivers(found.Basis, found.Told.Drivers, []));
    }
}
