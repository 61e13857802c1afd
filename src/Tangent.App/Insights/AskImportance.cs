using Tangent.Analytics;
using Tangent.Analytics.Diagnosis;
using Tangent.Analytics.Surveys;
using Tangent.App.Encounters.Published;
using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Insights;

/// <summary>Where the cross of importance and performance stands.</summary>
public enum CrossAt
{
    /// <summary>At the means of the touchpoints.</summary>
    Means,

    /// <summary>Performance at the middle of the scale, importance at its mean.</summary>
    Scale,
}

/// <summary>Importance and performance of touchpoints (重要性—表现分析): derived importance, mean score, and the quadrant of each.</summary>
public sealed class AskImportance(Diagnosing diagnosing)
{
    /// <summary>What to look at.</summary>
    /// <param name="Filter">Which journeys.</param>
    /// <param name="Cross">Where the cross stands.</param>
    /// <param name="Patience">How long to wait for it to be made; null: until it is. It is made on when the wait is over.</param>
    public sealed record Request(JourneyFilter? Filter = null, CrossAt Cross = CrossAt.Means, TimeSpan? Patience = null);

    /// <summary>One touchpoint in the plane.</summary>
    /// <param name="Stop">Which.</param>
    /// <param name="Importance">Share of R², as of key drivers.</param>
    /// <param name="Performance">Mean score on the printed scale of touchpoints.</param>
    /// <param name="Quadrant">Where it lies.</param>
    /// <param name="Priority">Scaled importance minus scaled performance, −1 to 1.</param>
    /// <param name="IsSure">Whether both intervals lie on one side of the cross: else chance may have put it here.</param>
    public sealed record PlacedAt(JourneyStop Stop, Estimate Importance, Estimate Performance, Quadrant Quadrant, double Priority, bool IsSure);

    /// <summary>The plane.</summary>
    /// <param name="Basis">What it was made from.</param>
    /// <param name="Cross">Where the cross stands.</param>
    /// <param name="Reason">Why there is none; null where there is.</param>
    /// <param name="ImportanceCut">The line between important and unimportant.</param>
    /// <param name="PerformanceCut">The line between strong and weak.</param>
    /// <param name="All">Touchpoints with importance and performance, the first priority first.</param>
    /// <param name="Without">Touchpoints that lack one of them, with the reason.</param>
    public sealed record Importance(InsightBasis Basis, CrossAt Cross, CannotTell? Reason, double ImportanceCut, double PerformanceCut,
        IReadOnlyList<PlacedAt> All, IReadOnlyList<(JourneyStop Stop, CannotTell Reason)> Without);

    /// <summary>Answers for the journeys that the actor may see.</summary>
    public async Task<Outcome<Importance>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (Diagnosing.Refusal(who) is { } refusal) return refusal;
        var made = await diagnosing.Of(who, new(request.Filter, DiagnosisParts.Drivers | DiagnosisParts.Scorecards, null), request.Patience, stop);
        return made.Then(found => Tell(found, request.Cross));
    }

    private static Importance Tell(Diagnosis found, CrossAt cross)
    {
        if (found.Told.Drivers is not DriversOfOverall told) return new(found.Basis, cross, (CannotTell)found.Told.Drivers, 0, 0, [], []);
        var means = found.Told.Scorecards.ToDictionary(card => card.Touchpoint, card => card.Mean);
        var pairs = told.Drivers.Select(driver => (driver.Touchpoint, driver.Share, Mean: means.GetValueOrDefault(driver.Touchpoint) ?? told.R2)).ToList();
        var whole = pairs.Where(pair => pair is { Share: Estimate, Mean: Estimate }).Select(pair =>
            (Stop: found.Stops[pair.Touchpoint], Importance: (Estimate)pair.Share, Performance: (Estimate)pair.Mean)).ToList();
        var without = pairs.Where(pair => pair is not { Share: Estimate, Mean: Estimate })
            .Select(pair => (found.Stops[pair.Touchpoint], pair.Share as CannotTell ?? (CannotTell)pair.Mean)).ToList();
        var plane = ImportancePerformance.Of([.. whole.Select(one => one.Importance.Point)], [.. whole.Select(one => one.Performance.Point)],
            cross == CrossAt.Scale ? found.Basis.Touches : null);
        if (plane is not Plane placed) return new(found.Basis, cross, (CannotTell)plane, 0, 0, [], without);
        static bool IsOnOneSide(Estimate of, double cut) => of.Low >= cut || of.High < cut;
        return new(found.Basis, cross, null, placed.ImportanceCut, placed.PerformanceCut,
            [.. whole.Zip(placed.Attributes, (one, at) => new PlacedAt(one.Stop, one.Importance, one.Performance, at.Quadrant, at.Priority,
                    IsOnOneSide(one.Importance, placed.ImportanceCut) && IsOnOneSide(one.Performance, placed.PerformanceCut)))
                .OrderByDescending(one => one.Priority)], without);
    }
}
