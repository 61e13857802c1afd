using Tangent.Analytics.Proportions;
using Tangent.Analytics.Samples;

namespace Tangent.Analytics.DialTests;

/// <summary>One run of a test as a figure sees it; NaN: not measured.</summary>
/// <param name="IsConnected">Whether there was an answer at all.</param>
/// <param name="IsPassed">Whether it went as expected.</param>
/// <param name="DialSeconds">From dialling to the first ring or word (post-dial delay).</param>
/// <param name="Depth">Keys pressed or steps done.</param>
/// <param name="HumanSeconds">Until a human answered.</param>
/// <param name="TookSeconds">In all.</param>
/// <param name="Errors">Mistakes on the way.</param>
public readonly record struct DialRun(
    bool IsConnected, bool IsPassed, double DialSeconds, double Depth, double HumanSeconds, double TookSeconds, double Errors);

/// <summary>Dial-test scoring (F-32). Metric <c>dial-test</c>; each number by its own method: <c>wilson</c>, <c>quantile-order</c>.</summary>
/// <remarks>
/// Shares with Wilson's interval; times, depths and errors by median and ninth decile with the interval of order statistics, of the runs in
/// which they were measured. A run that was not connected says nothing of what came after. Worked example, tested: of ten runs nine
/// connected and seven as expected, with delays 1 to 9, the connect rate is 0.9 (0.5958500 .. 0.9821238), the mismatch rate 0.3
/// (0.1077913 .. 0.6032219) and the median delay 5 (2 .. 8).
/// </remarks>
/// <param name="Connected">Share of runs with an answer (connect rate).</param>
/// <param name="Mismatched">Share of runs that did not go as expected (mismatch rate).</param>
/// <param name="DialMedian">Median of the post-dial delay, in seconds.</param>
/// <param name="DialNinth">Its ninth decile.</param>
/// <param name="Depth">Median of keys or steps.</param>
/// <param name="HumanMedian">Median of the time to a human, in seconds.</param>
/// <param name="HumanNinth">Its ninth decile.</param>
/// <param name="Took">Median of the time in all, in seconds.</param>
/// <param name="Errors">Median of the mistakes on the way.</param>
public sealed record DialScores(Answer Connected, Answer Mismatched, Answer DialMedian, Answer DialNinth, Answer Depth, Answer HumanMedian,
    Answer HumanNinth, Answer Took, Answer Errors)
{
    /// <summary>The scores of some runs.</summary>
    /// <param name="runs">The runs, in any order.</param>
    /// <param name="level">Confidence level, above 0 and below 1.</param>
    /// <returns>Each number, or <see cref="CannotTell"/> where there are none, or too few for its interval.</returns>
    public static DialScores Of(IReadOnlyList<DialRun> runs, double level = 0.95)
    {
        int connected = runs.Count(run => run.IsConnected), passed = runs.Count(run => run.IsPassed);
        double[] Measured(Func<DialRun, double> of) => [.. runs.Where(run => run.IsConnected).Select(of)];
        var (dial, human) = (Measured(run => run.DialSeconds), Measured(run => run.HumanSeconds));
        return new(Wilson.Share(connected, runs.Count, level), Wilson.Share(runs.Count - passed, runs.Count, level),
            Quantiles.Of(dial, 0.5, level), Quantiles.Of(dial, 0.9, level), Quantiles.Of(Measured(run => run.Depth), 0.5, level),
            Quantiles.Of(human, 0.5, level), Quantiles.Of(human, 0.9, level), Quantiles.Of(Measured(run => run.TookSeconds), 0.5, level),
            Quantiles.Of(Measured(run => run.Errors), 0.5, level));
    }
}
