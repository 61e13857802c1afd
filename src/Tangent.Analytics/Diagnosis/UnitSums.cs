using System.Runtime.InteropServices;

namespace Tangent.Analytics.Diagnosis;

/// <summary>What one unit's judgements say at the same mix of touchpoints.</summary>
/// <param name="Number">The unit.</param>
/// <param name="Sample">Its judgements; scores are adjusted.</param>
/// <param name="Failed">How many failed.</param>
/// <param name="Adjusted">Failures over expected failures, times the failing share of all.</param>
/// <param name="Size">Expected failures over the failing share of all, and never less than failures.</param>
sealed record UnitSum(int Number, SaidSample Sample, int Failed, double Adjusted, int Size)
{
    public int Count => Sample.Count;
}

/// <summary>Judgements by unit.</summary>
/// <param name="Units">Units by number.</param>
/// <param name="FailShare">Share that failed, of all that name a unit; null without any.</param>
sealed record UnitSums(IReadOnlyList<UnitSum> Units, double? FailShare)
{
    public static UnitSums Of(SaidPlaces places, int? touchpoint)
    {
        var table = places.Said.Table;
        var printed = table.PrintedScale(false);
        var byUnit = new SortedDictionary<int, List<int>>();
        foreach (int place in touchpoint is { } one ? places.Of(one) : places.OfTouchpoints)
        {
            if (table.UnitOf(place) is not (>= 0 and var unit)) continue;
            if (!byUnit.TryGetValue(unit, out var list)) byUnit[unit] = list = [];
            list.Add(place);
        }
        var samples = byUnit.Select(unit => (unit.Key, Places: unit.Value,
            Sample: SaidSample.Of(places.Said, CollectionsMarshal.AsSpan(unit.Value), printed))).ToList();
        var touchpoints = places.Said.Touchpoints;
        var typical = Typical.Of(samples.SelectMany(unit => unit.Places.Select((place, i) =>
            (touchpoints.Span[place], unit.Sample.Scores[i], unit.Sample.Signs[i] < 0))), places.Touchpoints);
        return new([.. samples.Select(unit => SumOf(unit.Key, unit.Places, unit.Sample, touchpoints.Span, typical))],
            typical.All == 0 ? null : typical.FailShare);
    }

    private static UnitSum SumOf(int number, List<int> places, SaidSample sample, ReadOnlySpan<int> touchpoints, Typical typical)
    {
        double expected = 0;
        int failed = 0;
        for (int i = 0; i < sample.Count; i++)
        {
            int touchpoint = touchpoints[places[i]];
            sample.Scores[i] += typical.Mean - typical.MeanOf(touchpoint);
            expected += typical.FailsOf(touchpoint);
            if (sample.Signs[i] < 0) failed++;
        }
        double share = typical.FailShare;
        // Where nobody fails anywhere a judgement counts as itself.
        int size = share > 0 ? Math.Max(Math.Max(1, failed), (int)Math.Round(expected / share)) : sample.Count;
        return new(number, sample, failed, expected > 0 ? Math.Min(1, failed / expected * share) : 0, size);
    }

    /// <summary>What is typical of each touchpoint.</summary>
    private sealed class Typical(int touchpoints)
    {
        private readonly double[] sums = new double[touchpoints];
        private readonly int[] counts = new int[touchpoints], fails = new int[touchpoints];

        public int All { get; private set; }

        public double Mean { get; private set; }

        public double FailShare { get; private set; }

        public static Typical Of(IEnumerable<(int Touchpoint, double Score, bool HasFailed)> rows, int touchpoints)
        {
            var typical = new Typical(touchpoints);
            foreach (var (touchpoint, score, hasFailed) in rows)
            {
                typical.sums[touchpoint] += score;
                typical.counts[touchpoint]++;
                if (hasFailed) typical.fails[touchpoint]++;
            }
            typical.All = typical.counts.Sum();
            if (typical.All > 0) (typical.Mean, typical.FailShare) = (typical.sums.Sum() / typical.All, (double)typical.fails.Sum() / typical.All);
            return typical;
        }

        public double MeanOf(int touchpoint) => sums[touchpoint] / counts[touchpoint];

        public double FailsOf(int touchpoint) => (double)fails[touchpoint] / counts[touchpoint];
    }
}
