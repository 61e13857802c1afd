using Tangent.Analytics.Samples;

namespace Tangent.Analytics.Attribution;

/// <summary>How sure the credits of touchpoints are, taking the journeys for a sample of those that customers will make.</summary>
/// <param name="Effects">Removal effects, 0 to 1, by number of the touchpoint.</param>
/// <param name="Removal">Good ends credited by removal.</param>
/// <param name="Even">Good ends credited by even shares.</param>
/// <remarks>
/// Even shares add up over journeys: N times a mean, with Student's interval. A removal effect is no mean: journeys are drawn anew, each as
/// often as a Poisson variable of mean 1 says (Chamandy and others 2012), and the middle 95 in 100 of the effects of the chains of order 1
/// are its interval. Worked example, tested: 100 journeys at touchpoint 0 alone end well, of 300 at touchpoint 1 alone 100 do. The effect of
/// 0 is 0.5, with about the interval of 100 in 200 good ends.
/// </remarks>
public sealed record CreditIntervals(IReadOnlyList<Answer> Effects, IReadOnlyList<Answer> Removal, IReadOnlyList<Answer> Even)
{
    /// <summary>Fewest good ends, and fewest other ones, of which an interval is told.</summary>
    public const int LeastEnds = 10;

    private const int Rounds = 200;
    private const int ManyAtOnce = 30, MostAbove = 100;

    // Chance that none of so many journeys is drawn.
    private static readonly double[] None = [.. Enumerable.Range(0, ManyAtOnce + 1).Select(mean => Math.Exp(-mean))];

    /// <summary>The intervals. Uses every processor.</summary>
    /// <param name="paths">Paths with their counts.</param>
    /// <param name="touchpoints">Number of touchpoints; paths name them from 0.</param>
    /// <param name="seed">What chance starts from.</param>
    /// <param name="level">Confidence level, above 0 and below 1.</param>
    /// <returns>For each touchpoint an <see cref="Estimate"/>; <see cref="CannotTell"/> where too few journeys ended one way.</returns>
    public static CreditIntervals Of(IReadOnlyList<PathCount> paths, int touchpoints, ulong seed = 1, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(paths);
        Guard.Level(level);
        long all = paths.Sum(path => path.Good + path.Other), good = paths.Sum(path => path.Good);
        long fewest = Math.Min(good, all - good);
        if (fewest < LeastEnds
            || (MarkovRemoval.Of(paths, touchpoints), ShapleyCredit.Of(paths, touchpoints)) is not (Credited removal, Shared even))
        {
            Answer[] none = [.. Enumerable.Repeat<Answer>(Cannot.TooFew((int)fewest, LeastEnds), touchpoints)];
            return new(none, none, none);
        }
        var chain = new PathChain(order: 1, collapsesRepeats: false);
        int[][] traces = [.. paths.Select(path => chain.Trace(path.Touches.Span))];
        var told = new Credited[Rounds];
        Parallel.For(0, Rounds, round => told[round] = Drawn(paths, chain, traces, touchpoints, new(seed, (ulong)round)));
        int n = (int)Math.Min(all, int.MaxValue);
        return new(Within(removal.Effects, one => one.Effects), Within(removal.Credits, one => one.Credits), Shares(paths, even, n, level));

        Answer[] Within(IReadOnlyList<double> points, Func<Credited, IReadOnlyList<double>> of) =>
        [
            .. points.Select((point, touch) =>
            {
                double[] drawn = [.. told.Select(one => of(one)[touch]).Order()];
                double low = Quantiles.OfSorted(drawn, 0.5 - level / 2), high = Quantiles.OfSorted(drawn, 0.5 + level / 2);
                return new Estimate(point, Math.Min(point, low), Math.Max(point, high), n, level, "markov-removal");
            }),
        ];
    }

    private static Answer[] Shares(IReadOnlyList<PathCount> paths, Shared even, int n, double level)
    {
        var squares = new double[even.Credits.Count];
        foreach (var path in paths)
        {
            int[] touches = [.. path.Touches.ToArray().Distinct()];
            foreach (int touch in touches) squares[touch] += path.Good / ((double)touches.Length * touches.Length);
        }
        return [.. even.Credits.Select((credit, touch) =>
        {
            double mean = credit / n, deviation = Math.Sqrt(Math.Max(0, squares[touch] - credit * mean) / (n - 1));
            return ReportedMean.Of(mean, deviation, n, level) is Estimate one
                ? one with { Method = "shapley-credit", Point = credit, Low = Math.Max(0, one.Low * n), High = one.High * n } : (Answer)Cannot.NoSpread(n);
        })];
    }

    private static Credited Drawn(IReadOnlyList<PathCount> paths, PathChain chain, int[][] traces, int touchpoints, Dice dice)
    {
        long all, good;
        ChainCounts counts;
        do
        {
            (counts, all, good) = (new(chain), 0, 0);
            for (int i = 0; i < traces.Length; i++)
            {
                if (traces[i].Length == 0) continue;
                var (well, other) = (Poisson(paths[i].Good, dice), Poisson(paths[i].Other, dice));
                counts.Add(traces[i], well, other);
                (all, good) = (all + well + other, good + well);
            }
        }
        while (good == 0);      // once in twenty thousand draws, where ten journeys ended well
        return MarkovRemoval.Credit(counts.Losses(touchpoints), good, all);
    }

    // Many journeys of one path are drawn together, by the normal distribution that theirs is close to.
    private static long Poisson(long mean, Dice dice)
    {
        if (mean > ManyAtOnce) return Math.Max(0, (long)Math.Round(mean + Math.Sqrt(mean) * dice.Normal()));
        if (mean == 0) return 0;
        double chance = None[mean], left = dice.Fraction() - chance;
        long count = 0;
        while (left >= 0 && count < mean + MostAbove) left -= chance *= mean / (double)++count;
        return count;
    }
}
