using Tangent.Analytics.Samples;

namespace Tangent.Analytics.Moments;

/// <summary>
/// How much of the way from good to worst a single failure takes the whole journey: 1 is a full veto, 0 none. Our
/// definition, method code <c>veto-strength</c>.
/// </summary>
/// <remarks>
/// V = (ȳ without failure − ȳ where this touch alone failed)/(ȳ without failure − lowest possible y), percentile
/// bootstrap within both groups. Worked example, tested: journeys at 9 without failure and at 3 after this failure
/// alone, on 0 to 10, have V 0.667.
/// </remarks>
public static class VetoStrength
{
    /// <summary>Single-failure journeys that a figure needs.</summary>
    public const int LeastFailures = 20;

    /// <summary>The strength of one touchpoint's veto.</summary>
    /// <param name="whole">Overall judgements of journeys without any failure; NaN is missing.</param>
    /// <param name="failedHere">Overall judgements of journeys in which this touch alone failed.</param>
    /// <param name="least">Lowest possible judgement.</param>
    /// <param name="dice">Source of chance.</param>
    /// <param name="rounds">Rounds of the bootstrap, at least 100.</param>
    /// <param name="level">Confidence level, above 0 and below 1.</param>
    /// <returns>
    /// <see cref="CannotTell" /> under 20 journeys in either group, and when journeys without failure are at the lowest
    /// already. The saying "one veto" may be used only when the interval holds 0.9 or more.
    /// </returns>
    public static Answer Of(
        ReadOnlySpan<double> whole, ReadOnlySpan<double> failedHere, double least, Dice dice, int rounds = 2000,
        double level = 0.95)
    {
        Guard.Level(level);
        ArgumentNullException.ThrowIfNull(dice);
        ArgumentOutOfRangeException.ThrowIfLessThan(rounds, 100);
        if (Sample.Take(whole, default, default, out var good) is { } none) return none;
        if (Sample.Take(failedHere, default, default, out var bad) is { } nothing) return nothing;
        if (Math.Min(good.N, bad.N) < LeastFailures) return Cannot.TooFew(Math.Min(good.N, bad.N), LeastFailures);
        double top = good.Mean;
        if (!(top - least > 1e-9)) return Cannot.NoSpread(good.N);

        var drawn = new double[rounds];
        int told = 0;
        for (int round = 0; round < rounds; round++)
        {
            double one = Redrawn(good.Values, dice), other = Redrawn(bad.Values, dice);
            if (one - least > 1e-9) drawn[told++] = (one - other) / (one - least);
        }
        Array.Sort(drawn, 0, told);
        var sorted = drawn.AsSpan(0, told);
        double point = (top - bad.Mean) / (top - least);
        double low = Quantiles.OfSorted(sorted, (1 - level) / 2),
            high = Quantiles.OfSorted(sorted, 1 - (1 - level) / 2);
        return new Estimate(point, low, high, bad.N, level, "veto-strength");
    }

    private static double Redrawn(double[] values, Dice dice)
    {
        double sum = 0;
        for (int i = 0; i < values.Length; i++) sum += values[dice.Below(values.Length)];
        return sum / values.Length;
    }
}
