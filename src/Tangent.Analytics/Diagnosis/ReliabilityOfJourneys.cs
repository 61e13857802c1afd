using Tangent.Analytics.Flow;
using Tangent.Analytics.Judgements;
using Tangent.Analytics.Moments;
using Tangent.Analytics.Proportions;

namespace Tangent.Analytics.Diagnosis;

/// <summary>What one touchpoint takes from the reliability of journeys.</summary>
/// <param name="Touchpoint">Its number.</param>
/// <param name="FailShare">Share of its scored visits that failed.</param>
/// <param name="Alone">Share of judged journeys in which it failed and nothing else did: these would be whole without it.</param>
/// <param name="Penalty">What one failing visit costs in points of the overall's scale: a <see cref="Tested"/>, or why it cannot be told.</param>
public sealed record TouchReliability(int Touchpoint, Answer FailShare, Answer Alone, Answer Penalty);

/// <summary>How reliable journeys are, and what that asks of each touch.</summary>
/// <param name="Journeys">Share of journeys without failure, and the share there would be if failures were independent.</param>
/// <param name="Touches">Scored touchpoints of a journey, the mean.</param>
/// <param name="Asked">Touches for which the requirement is reckoned.</param>
/// <param name="Target">Share of journeys without failure that is wanted.</param>
/// <param name="Required">Share of visits without failure that each touch must reach for it, if failures are independent.</param>
/// <param name="Touchpoints">Touchpoints with scores, where the next failure costs most first.</param>
public sealed record JourneysWithoutFailure(
    ReliabilityTold Journeys, double Touches, int Asked, double Target, double Required, IReadOnlyList<TouchReliability> Touchpoints) : Answer;

/// <summary>
/// Reliability of the journeys of a log by what customers said of their touches (<see cref="JourneyReliability"/>); each touchpoint
/// counts once in a journey, and what nobody scored is no failure.
/// </summary>
public static class ReliabilityOfJourneys
{
    /// <summary>Share of journeys without failure that is asked for where nobody says otherwise.</summary>
    public const double UsualTarget = 0.95;

    /// <summary>The reliability.</summary>
    /// <param name="log">The journeys; those that are chosen count.</param>
    /// <param name="said">What customers said of them.</param>
    /// <param name="target">Share of journeys without failure that is wanted, above 0 and below 1.</param>
    /// <param name="touches">Touches of a journey; null: the mean number of scored touchpoints.</param>
    /// <param name="rules">Constants and seed.</param>
    /// <returns>A <see cref="JourneysWithoutFailure"/>; <see cref="CannotTell"/> when no touch was scored.</returns>
    public static Answer Of(JourneyLog log, JudgementLog said, double target = UsualTarget, int? touches = null, DiagnosisRules? rules = null)
    {
        Guard.Inside(target, 0, 1, nameof(target));
        ArgumentNullException.ThrowIfNull(log);
        ArgumentNullException.ThrowIfNull(said);
        var settled = rules ?? new();
        var judged = new JudgedJourneys(log, said);
        List<int> starts = [0], touchpoints = [];
        List<bool> failed = [];
        var alone = new int[judged.Touchpoints];
        for (int journey = 0; journey < judged.Count; journey++)
        {
            int count = 0, last = 0;
            foreach (ref readonly var visit in judged.Of(journey))
            {
                if (visit.Mark == Mark.Unscored) continue;
                touchpoints.Add(visit.Touchpoint);
                failed.Add(visit.Mark == Mark.Low);
                if (visit.Mark == Mark.Low) (count, last) = (count + 1, visit.Touchpoint);
            }
            if (count == 1) alone[last]++;
            if (touchpoints.Count > starts[^1]) starts.Add(touchpoints.Count);
        }
        if (JourneyReliability.Of([.. starts], [.. touchpoints], [.. failed], settled.Level) is not ReliabilityTold told) return Cannot.NoObservations;
        int journeys = starts.Count - 1;
        double mean = (double)touchpoints.Count / journeys;
        int asked = touches ?? Math.Max(1, (int)Math.Round(mean));
        var (penalties, reason) = Penalties(judged, said, settled);
        return new JourneysWithoutFailure(told, mean, asked, target, JourneyReliability.Required(target, asked),
            [.. touchpoints.Distinct().Order().Select(touchpoint => new TouchReliability(touchpoint, told.FailShares[touchpoint],
                    Wilson.Share(alone[touchpoint], journeys, settled.Level), penalties.GetValueOrDefault(touchpoint) ?? reason ?? Cannot.NoObservations))
                .OrderBy(one => one.Penalty is Tested penalty ? penalty.Difference.Point : double.PositiveInfinity)
                .ThenByDescending(one => one.Alone is Estimate share ? share.Point : -1)]);
    }

    private static (Dictionary<int, Answer> Penalties, CannotTell? Reason) Penalties(JudgedJourneys judged, JudgementLog said, DiagnosisRules rules)
    {
        var (moments, reason) = MomentsOfTruth.Of(judged, said.Table.PrintedScale(true) is { } scale ? scale.Most - scale.Least : 1, rules);
        return (moments.ToDictionary(moment => moment.Touchpoint, moment => moment.Effect.Penalty), reason);
    }
}
