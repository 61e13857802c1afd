using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace Tangent.Analytics.LeagueTables;

/// <summary>Figures of many units, each pulled toward the mean as far as its own data are thin.</summary>
/// <param name="Units">One estimate per unit, in their order.</param>
/// <param name="Centre">What they are pulled toward.</param>
/// <param name="Between">Standard deviation between units, in the unit of the figures.</param>
/// <param name="Pulled">Share of the way each was pulled, 0 (not at all) to 1 (wholly).</param>
public sealed record Shrunk(IReadOnlyList<Estimate> Units, double Centre, double Between, IReadOnlyList<double> Pulled)
    : Answer;

/// <summary>Shares of units by empirical Bayes (beta–binomial). Method code <c>shrunk-share</c>.</summary>
/// <remarks>
/// The beta distribution of units is fitted by its marginal likelihood (Griffiths 1973, Biometrics 29:637); a unit's
/// share is (x + α)/(n + α + β) with the posterior's interval, which leaves out how well α and β are known.
/// Worked example, tested: 12 15 8 10 4 7 16 9 14 10 of 50 have the centre 0.2100 and the first unit 0.2213.
/// </remarks>
public static class ShrunkShares
{
    /// <summary>The shares.</summary>
    /// <param name="successes">Successes of each unit.</param>
    /// <param name="trials">Trials of each unit; a unit with none gets the centre.</param>
    /// <param name="level">Confidence level, above 0 and below 1.</param>
    /// <returns>
    /// A <see cref="Shrunk" />; <see cref="CannotTell" /> under 5 units with trials, and when none or all succeeded.
    /// </returns>
    public static Answer Of(ReadOnlySpan<int> successes, ReadOnlySpan<int> trials, double level = 0.95)
    {
        Guard.Level(level);
        if (successes.Length != trials.Length) throw new ArgumentException("must be as many as successes",
            nameof(trials));
        int units = 0;
        double all = 0, good = 0;
        for (int i = 0; i < trials.Length; i++)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(successes[i]);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(successes[i], trials[i]);
            if (trials[i] > 0) units++;
            all += trials[i];
            good += successes[i];
        }
        if (units == 0) return Cannot.NoObservations;
        if (units < 5) return Cannot.FewGroups(units, 5);
        if (good == 0 || good == all) return Cannot.NoSpread((int)all);

        var (centre, size) = Fit(successes.ToArray(), trials.ToArray(), good / all);
        double a = centre * size, b = (1 - centre) * size;
        var told = new Estimate[trials.Length];
        var pulled = new double[trials.Length];
        for (int i = 0; i < told.Length; i++)
        {
            double up = a + successes[i], down = b + trials[i] - successes[i];
            told[i] = new Estimate(
                up / (up + down), Beta.InvCDF(up, down, (1 - level) / 2), Beta.InvCDF(up, down, 1 - (1 - level) / 2),
                trials[i],
                level, "shrunk-share");
            pulled[i] = size / (size + trials[i]);
        }
        return new Shrunk(told, centre, Math.Sqrt(centre * (1 - centre) / (size + 1)), pulled);
    }

    /// <summary>Mean and size (α + β) of the best beta: golden section on both in turn.</summary>
    private static (double Centre, double Size) Fit(int[] successes, int[] trials, double start)
    {
        double centre = start, size = 20;
        for (int turn = 0; turn < 40; turn++)
        {
            double before = size, held = size;
            centre = Logistic(Best(x => Likelihood(successes, trials, Logistic(x), held), Logit(start) - 2,
                Logit(start) + 2));
            double mean = centre;
            size = Math.Exp(Best(x => Likelihood(successes, trials, mean, Math.Exp(x)), -2, 14));
            if (Math.Abs(size - before) < 1e-9 * before) break;
        }
        return (centre, size);
    }

    private static double Likelihood(int[] successes, int[] trials, double centre, double size)
    {
        double a = centre * size, b = (1 - centre) * size;
        double sum = trials.Length * (SpecialFunctions.GammaLn(size) - SpecialFunctions.GammaLn(a) - SpecialFunctions.GammaLn(b));
        for (int i = 0; i < trials.Length; i++)
            sum += SpecialFunctions.GammaLn(a + successes[i]) + SpecialFunctions.GammaLn(b + trials[i] - successes[i])
                - SpecialFunctions.GammaLn(size + trials[i]);
        return sum;
    }

    private static double Best(Func<double, double> of, double low, double high)
    {
        const double golden = 0.6180339887498949;
        double x = high - golden * (high - low), y = low + golden * (high - low), fx = of(x), fy = of(y);
        while (high - low > 1e-9)
        {
            if (fx >= fy)
            {
                (high, y, fy, x) = (y, x, fx, y - golden * (y - low));
                fx = of(x);
            }
            else
            {
                (low, x, fx, y) = (x, y, fy, x + golden * (high - x));
                fy = of(y);
            }
        }
        return (low + high) / 2;
    }

    private static double Logit(double p) => Math.Log(p / (1 - p));

    private static double Logistic(double x) => 1 / (1 + Math.Exp(-x));
}
