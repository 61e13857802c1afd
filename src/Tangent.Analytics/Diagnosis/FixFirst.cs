using MathNet.Numerics.Distributions;
using Tangent.Analytics.Judgements;
using Tangent.Analytics.Moments;
using Tangent.Analytics.Proportions;

namespace Tangent.Analytics.Diagnosis;

/// <summary>Where a target comes from.</summary>
public enum TargetSource
{
    /// <summary>Somebody named it.</summary>
    Typed,

    /// <summary>A quarter of the units fail at most so often.</summary>
    BestUnits,

    /// <summary>In a quarter of the months it failed at most so often.</summary>
    BestMonths,

    /// <summary>Nothing to compare with: no failure at all.</summary>
    NoFailure,
}

/// <summary>What would be gained at one touchpoint, or at one unit's part of it.</summary>
/// <param name="Touchpoint">Its number.</param>
/// <param name="Unit">The unit, or null for the whole touchpoint.</param>
/// <param name="Gain">Points of the overall's scale that the mean overall would gain, over all journeys that count.</param>
/// <param name="FailShare">Share of scored visits that fail.</param>
/// <param name="Target">The share that fixing reaches, 0 to 1.</param>
/// <param name="Source">Where the target comes from.</param>
/// <param name="Kind">What kind of moment it is.</param>
/// <param name="Penalty">What one failure costs.</param>
public sealed record Fix(
    int Touchpoint, int? Unit, Answer Gain, Answer FailShare, double Target, TargetSource Source, Impact Kind, Answer Penalty);

/// <summary>
/// Fix first: what the mean overall judgement would gain if failing visits became ordinary ones, down to a reachable share. Method
/// code <c>fix-first</c>.
/// </summary>
/// <remarks>
/// gain = −p·(f − t)·v: p the penalty of a failing visit against an ordinary one, f the failing share of scored visits, t the
/// target (below f, else nothing is gained), v the share of journeys that visit. It speaks of the journeys that count, so chance
/// lies in the penalty and in visits without a score; delta method. A target by default is the part of f that peers reach: the
/// best quartile of units by failures over those expected (indirect standardisation over all touchpoints), or the touchpoint's
/// own best quartile of shrunken units, whichever is less. Worked example, tested: a penalty of −2 at 0.300 of the visits of
/// 0.800 of the journeys, brought to 0.100, gains 0.320.
/// </remarks>
public static class FixFirst
{
    /// <summary>Scored visits that a unit or month needs to set a target.</summary>
    public const int LeastVisits = 10;

    /// <summary>Units or months that a best quartile needs.</summary>
    public const int LeastGroups = 4;

    /// <summary>The gain of one touchpoint or unit.</summary>
    /// <param name="penalty">Effect of failing on the overall judgement.</param>
    /// <param name="failed">Scored visits that failed.</param>
    /// <param name="scored">Scored visits.</param>
    /// <param name="visits">Journeys that visit.</param>
    /// <param name="journeys">All journeys that count.</param>
    /// <param name="target">The failing share that is reached, 0 to 1.</param>
    /// <param name="isPart">Whether the target is a part of the failing share and moves with it; else it is a level that stays.</param>
    /// <param name="level">Confidence level, above 0 and below 1.</param>
    /// <returns><see cref="CannotTell"/> when the penalty cannot be told, or nothing was scored.</returns>
    public static Answer Gain(
        Answer penalty, double failed, double scored, double visits, double journeys, double target, bool isPart = false, double level = 0.95)
    {
        Guard.Level(level);
        if (penalty is CannotTell reason) return reason;
        if (penalty is not Tested { Difference: var effect }) throw new ArgumentException("is no effect", nameof(penalty));
        if (!(scored > 0) || !(journeys > 0)) return Cannot.NoObservations;
        double share = failed / scored, reach = visits / journeys, above = Math.Max(0, share - target);
        double z = Normal.InvCDF(0, 1, 0.5 + level / 2), error = (effect.High - effect.Low) / 2 / Normal.InvCDF(0, 1, 0.5 + effect.Level / 2);
        // Two of each are added, so that a share of nothing or all does not look certain; visits that are scored are known.
        double centre = (failed + 2) / (scored + 4), unknown = Math.Max(0, 1 - scored / visits);
        double ofPenalty = error * above * reach, ofShare = effect.Point * reach * Math.Sqrt(centre * (1 - centre) / scored * unknown)
            * (isPart && share > 0 ? above / share : 1);
        double point = -effect.Point * above * reach, half = z * Math.Sqrt(ofPenalty * ofPenalty + ofShare * ofShare);
        return new Estimate(point, point - half, point + half, effect.N, level, "fix-first");
    }

    /// <summary>All fixes, the surest gain first; those without a gain last.</summary>
    internal static List<Fix> Of(JudgedJourneys judged, IReadOnlyList<Moment> moments, DiagnosisRules rules)
    {
        var counts = new FailCounts(judged);
        var source = rules.Target is null ? counts.Source : TargetSource.Typed;
        var fixes = new List<Fix>();
        foreach (var moment in moments)
        {
            var here = counts.Of(moment.Touchpoint);
            double target = rules.Target ?? counts.Target(moment.Touchpoint);
            Fix One(int? unit, Tally tally) => new(moment.Touchpoint, unit,
                Gain(moment.Effect.Penalty, tally.Failed, tally.Scored, tally.Visits, judged.Count, target,
                    rules.Target is null && unit is null, rules.Level),
                Wilson.Share(tally.Failed, tally.Scored, rules.Level), target, source, moment.Kind, moment.Effect.Penalty);
            fixes.Add(One(null, here));
            if (rules.ByUnit)
                fixes.AddRange(counts.ByUnit(moment.Touchpoint).Where(one => one.Unit != Judgement.Unknown).Select(one => One(one.Unit, one.Tally)));
        }
        return [.. fixes.OrderByDescending(fix => fix.Gain is Estimate gain ? gain.Low : double.NegativeInfinity)
            .ThenBy(fix => fix.Touchpoint).ThenBy(fix => fix.Unit ?? -1)];
    }
}
