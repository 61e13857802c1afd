using Tangent.Analytics.Flow;
using Tangent.Analytics.Judgements;
using Tangent.Analytics.Proportions;
using Tangent.Analytics.Samples;
using Tangent.Analytics.Surveys;

namespace Tangent.Analytics.Diagnosis;

/// <summary>Tells all that journeys and judgements say of one touchpoint: one pass over the journeys, one over the judgements.</summary>
/// <remarks>
/// A criterion is told from what is there: fast from waits and durations, easy from CES, repeated contacts and changes of channel, right
/// from first contacts (and outcomes stand beside it), pleasant from CSAT and other scores. Where nothing is there it says so.
/// Worked example, tested: two journeys come through, one of them twice within a week: it was visited again after 1 of 3 encounters.
/// </remarks>
public static class StudyTouchpoint
{
    /// <summary>The study.</summary>
    /// <param name="log">The journeys; those that are chosen count.</param>
    /// <param name="said">What customers said of them.</param>
    /// <param name="touchpoint">Number of the touchpoint.</param>
    /// <param name="seed">Seed of the draws of ranks.</param>
    /// <param name="level">Confidence level, above 0 and below 1.</param>
    public static TouchpointStudy Of(JourneyLog log, JudgementLog said, int touchpoint, ulong seed = 1, double level = 0.95)
    {
        Guard.Level(level);
        ArgumentNullException.ThrowIfNull(log);
        ArgumentNullException.ThrowIfNull(said);
        ArgumentOutOfRangeException.ThrowIfNegative(touchpoint);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(touchpoint, log.Touchpoints.Count);
        var places = new SaidPlaces(log, said);
        var walk = TouchpointWalk.Of(log, touchpoint);
        var printed = said.Table.PrintedScale(false);
        var own = SaidSample.Of(said, places.Of(touchpoint), printed);
        var instruments = new Instruments(places, touchpoint, walk, level);
        var (nps, csat, ces) = (instruments.Nps(), instruments.Csat(), instruments.Ces());
        return new(
            touchpoint, walk.Encounters, walk.Journeys, Wilson.Share(walk.Journeys, log.Table.Journeys, level), printed, own.Mean(level),
            own.Effect(level), nps, csat, ces,
            [Fast(walk, level), Easy(walk, ces, instruments, level), Right(walk, level), Pleasant(csat, instruments)],
            Outcomes(walk, level), EvennessOf.Touchpoint(log, places, touchpoint, walk, level),
            Trends.Of(touchpoint, places, places.Of(touchpoint), printed, Trends.MonthsOf(places), level),
            UnitComparison.Of(places, touchpoint, seed, level));
    }

    private static Criterion Fast(TouchpointWalk walk, double level) => Told(Perceived.Fast,
        (EvidenceKind.Wait, Quantiles.Of([.. walk.WaitSeconds], 0.5, level), null),
        (EvidenceKind.Duration, Quantiles.Of([.. walk.DurationSeconds], 0.5, level), null));

    private static Criterion Easy(TouchpointWalk walk, InstrumentScore ces, Instruments instruments, double level) => Told(Perceived.Easy,
        (EvidenceKind.Effort, ces.Score, ces.Scale), (EvidenceKind.EasyShare, instruments.EasyShare(), null),
        (EvidenceKind.Again, Wilson.Share(walk.Again, walk.SettledHere, level), null),
        (EvidenceKind.OtherChannel, Wilson.Share(walk.OtherChannel, walk.KnownNextChannel, level), null));

    private static Criterion Right(TouchpointWalk walk, double level) => Told(Perceived.Right,
        (EvidenceKind.FirstContact, Wilson.Share(walk.Alone, walk.SettledStarts, level), null));

    private static Criterion Pleasant(InstrumentScore csat, Instruments instruments) => Told(Perceived.Pleasant,
        (EvidenceKind.Satisfied, csat.Score, null), (EvidenceKind.Score, instruments.Scores().Score, instruments.Scores().Scale));

    private static Criterion Told(Perceived what, params ReadOnlySpan<(EvidenceKind Kind, Answer Figure, Scale? Scale)> found)
    {
        var evidence = new List<CriterionFigure>();
        foreach (var (kind, figure, scale) in found)
            if (figure is Estimate told) evidence.Add(new(kind, told, scale));
        return new(what, evidence, evidence.Count > 0 ? null : new("analytics.no-evidence"));
    }

    private static List<OutcomeShare> Outcomes(TouchpointWalk walk, double level)
    {
        int known = walk.Outcomes.Values.Sum();
        return [.. walk.Outcomes.OrderByDescending(one => one.Value).ThenBy(one => one.Key)
            .Select(one => new OutcomeShare(one.Key, Wilson.Share(one.Value, known, level)))];
    }
}
