using Tangent.Analytics.Flow;
using Tangent.Analytics.Judgements;
using Tangent.Analytics.Surveys;

namespace Tangent.Analytics.Diagnosis;

/// <summary>What journeys and judgements say together. A part that cannot be told is empty, and its reason stands beside it.</summary>
/// <param name="Overall">Scale of whole journeys on which gains and penalties are printed; null when none was judged.</param>
/// <param name="Touches">Scale of touchpoints on which means are printed; null when none was judged.</param>
/// <param name="Scorecards">All touchpoints, by encounters.</param>
/// <param name="Moments">Touchpoints with their kinds, the largest penalty first.</param>
/// <param name="NoMoments">Why there are no moments, and so no fixes.</param>
/// <param name="Rule">A <see cref="Analytics.Moments.RuleComparison"/>, or why there is none.</param>
/// <param name="Drivers">A <see cref="DriversOfOverall"/>, or why there is none.</param>
/// <param name="Fixes">What to fix first.</param>
/// <param name="Changes">How the last month differs from the month before.</param>
public sealed record Diagnosed(
    Scale? Overall, Scale? Touches, IReadOnlyList<Scorecard> Scorecards, IReadOnlyList<Moment> Moments, CannotTell? NoMoments,
    Answer Rule, Answer Drivers, IReadOnlyList<Fix> Fixes, IReadOnlyList<Change> Changes);

/// <summary>Parts of a diagnosis: some take a moment, and drivers of many touchpoints a minute.</summary>
[Flags]
public enum DiagnosisParts
{
    /// <summary>Scorecards.</summary>
    Scorecards = 1,

    /// <summary>Moments, and what to fix first, which follows from them.</summary>
    Moments = 2,

    /// <summary>The rule by which customers judge.</summary>
    Rule = 4,

    /// <summary>Key drivers.</summary>
    Drivers = 8,

    /// <summary>What changed.</summary>
    Changes = 16,

    /// <summary>Everything.</summary>
    All = Scorecards | Moments | Rule | Drivers | Changes,
}

/// <summary>
/// The whole diagnosis from the two tables: which touchpoints do how well, which kind of moment each is, by which rule customers
/// judge, what goes with their judgement, what to fix first and what changed.
/// </summary>
public static class Diagnose
{
    /// <summary>The diagnosis. It is the same on every machine for the same tables and rules.</summary>
    /// <param name="log">The journeys; those that are chosen count.</param>
    /// <param name="said">What customers said of them.</param>
    /// <param name="rules">Constants, seed and target.</param>
    /// <param name="parts">What is asked for; other parts are empty, and a part is the same whatever else is asked for.</param>
    public static Diagnosed Of(JourneyLog log, JudgementLog said, DiagnosisRules? rules = null, DiagnosisParts parts = DiagnosisParts.All)
    {
        ArgumentNullException.ThrowIfNull(log);
        ArgumentNullException.ThrowIfNull(said);
        var settled = rules ?? new();
        // Scorecards need no journey gathered, and it takes longer than all of them.
        var judged = parts == DiagnosisParts.Scorecards ? null : new JudgedJourneys(log, said);
        Scale? overall = said.Table.PrintedScale(true), touches = said.Table.PrintedScale(false);
        bool Has(DiagnosisParts part) => parts.HasFlag(part);
        var cards = Has(DiagnosisParts.Scorecards) ? Diagnosis.Scorecards.Of(log, said, touches, settled.Level) : [];
        var (moments, reason) = judged is not null && Has(DiagnosisParts.Moments)
            ? MomentsOfTruth.Of(judged, overall is { } scale ? scale.Most - scale.Least : 1, settled) : ([], null);
        return new(
            overall, touches, [.. cards.OrderByDescending(card => card.Encounters)],
            [.. moments.OrderByDescending(moment => moment.Effect.Penalty is Tested penalty ? Math.Abs(penalty.Difference.Point) : -1)], reason,
            judged is not null && Has(DiagnosisParts.Rule) ? RuleOfJourneys.Of(judged, settled) : Cannot.NoObservations,
            judged is not null && Has(DiagnosisParts.Drivers) ? DriversOfOverall.Of(judged, settled) : Cannot.NoObservations,
            judged is null ? [] : FixFirst.Of(judged, moments, settled), judged is not null && Has(DiagnosisParts.Changes) ? Changes(judged, settled) : []);
    }

    /// <summary>
    /// What changed between two periods, for a filter of one's own. Journeys belong to the period in which they begin.
    /// </summary>
    /// <param name="log">The journeys; those that are chosen count.</param>
    /// <param name="said">What customers said of them.</param>
    /// <param name="fromMicros">Begin of the earlier period.</param>
    /// <param name="turnMicros">Begin of the later period.</param>
    /// <param name="toMicros">End of the later period, not part of it.</param>
    /// <param name="level">Confidence level, above 0 and below 1.</param>
    public static IReadOnlyList<Change> Changes(
        JourneyLog log, JudgementLog said, long fromMicros, long turnMicros, long toMicros, double level = 0.95)
    {
        Guard.Level(level);
        var judged = new JudgedJourneys(log, said);
        return WhatChanged.Of(judged, journey => judged.Starts[journey] is var start && start >= fromMicros && start < toMicros
            ? start >= turnMicros : null, level);
    }

    private static List<Change> Changes(JudgedJourneys judged, DiagnosisRules rules)
    {
        if (judged.Count == 0) return [];
        int last = judged.Calendar.MonthOf(judged.Starts.Max());
        return WhatChanged.Of(judged, journey => last - judged.Calendar.MonthOf(judged.Starts[journey]) is var ago && ago <= 1 ? ago == 0 : null, rules.Level);
    }
}
