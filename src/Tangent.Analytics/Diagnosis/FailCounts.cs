using System.Runtime.InteropServices;
using Tangent.Analytics.LeagueTables;
using Tangent.Analytics.Moments;
using Tangent.Analytics.Samples;

namespace Tangent.Analytics.Diagnosis;

/// <summary>Visits, scored visits and failed visits.</summary>
readonly record struct Tally(int Visits, int Scored, int Failed)
{
    public Tally With(Mark mark) => new(Visits + 1, Scored + (mark is Mark.Low or Mark.Middle or Mark.High ? 1 : 0),
        Failed + (mark == Mark.Low ? 1 : 0));
}

/// <summary>How often visits fail: by touchpoint, by unit and by month.</summary>
sealed class FailCounts
{
    private readonly double ratio;
    private readonly Tally[] all;
    private readonly Dictionary<long, Tally> units = [], months = [];

    public FailCounts(JudgedJourneys judged)
    {
        all = new Tally[judged.Touchpoints];
        for (int journey = 0; journey < judged.Count; journey++)
        {
            int month = judged.Calendar.MonthOf(judged.Starts[journey]);
            foreach (var visit in judged.Of(journey))
            {
                all[visit.Touchpoint] = all[visit.Touchpoint].With(visit.Mark);
                Count(units, visit.Touchpoint, visit.Unit >= 0 ? visit.Unit : judged.Units[journey], visit.Mark);
                Count(months, visit.Touchpoint, month, visit.Mark);
            }
        }
        (Source, ratio) = Ratio(units) is { } ofUnits ? (TargetSource.BestUnits, ofUnits)
            : Ratio(months) is { } ofMonths ? (TargetSource.BestMonths, ofMonths) : (TargetSource.NoFailure, 0);
    }

    /// <summary>What all touchpoints are measured by: one yardstick, or their gains could not be compared.</summary>
    public TargetSource Source { get; }

    public Tally Of(int touchpoint) => all[touchpoint];

    /// <summary>Parts of a touchpoint by unit, in the order of units.</summary>
    public IEnumerable<(int Unit, Tally Tally)> ByUnit(int touchpoint) =>
        Of(units, touchpoint).OrderBy(one => one.Group);

    /// <summary>Failing share that peers reach: see <see cref="FixFirst"/>.</summary>
    public double Target(int touchpoint)
    {
        if (Source == TargetSource.NoFailure || all[touchpoint].Scored == 0) return 0;
        double part = ratio * all[touchpoint].Failed / all[touchpoint].Scored;
        var groups = Of(Source == TargetSource.BestUnits ? units : months, touchpoint)
            .Where(one => one.Group >= 0 && one.Tally.Scored >= FixFirst.LeastVisits).Select(one => one.Tally).ToList();
        if (ShrunkShares.Of([.. groups.Select(one => one.Failed)], [.. groups.Select(one => one.Scored)]) is not Shrunk shrunk) return part;
        return Math.Min(part, Quantiles.OfSorted([.. shrunk.Units.Select(unit => unit.Point).Order()], 0.25));
    }

    /// <summary>
    /// Failures over failures expected in the best quartile of groups, at most 1; null with too few groups. Expected is what each
    /// touchpoint's failing share makes of a group's scored visits.
    /// </summary>
    private double? Ratio(Dictionary<long, Tally> groups)
    {
        var expected = new Dictionary<int, (double Failed, double Expected, int Scored)>();
        foreach (var (key, tally) in groups)
        {
            var (touchpoint, group) = Parts(key);
            if (group < 0 || tally.Scored == 0) continue;
            var sum = expected.GetValueOrDefault(group);
            double share = (double)all[touchpoint].Failed / all[touchpoint].Scored;
            expected[group] = (sum.Failed + tally.Failed, sum.Expected + share * tally.Scored, sum.Scored + tally.Scored);
        }
        double[] ratios = [.. expected.Values.Where(sum => sum.Scored >= FixFirst.LeastVisits && sum.Expected > 0)
            .Select(sum => sum.Failed / sum.Expected).Order()];
        return ratios.Length < FixFirst.LeastGroups ? null : Math.Min(1, Quantiles.OfSorted(ratios, 0.25));
    }

    private static void Count(Dictionary<long, Tally> groups, int touchpoint, int group, Mark mark)
    {
        ref var tally = ref CollectionsMarshal.GetValueRefOrAddDefault(groups, (long)touchpoint << 32 | (uint)group, out _);
        tally = tally.With(mark);
    }

    private static (int Touchpoint, int Group) Parts(long key) => ((int)(key >> 32), (int)key);

    private static IEnumerable<(int Group, Tally Tally)> Of(Dictionary<long, Tally> groups, int touchpoint) =>
        groups.Where(one => Parts(one.Key).Touchpoint == touchpoint).Select(one => (Parts(one.Key).Group, one.Value));

}
