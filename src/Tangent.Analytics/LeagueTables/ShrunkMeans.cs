using MathNet.Numerics.Distributions;

namespace Tangent.Analytics.LeagueTables;

/// <summary>Means of units by empirical Bayes (normal–normal). Method code <c>shrunk-mean</c>.</summary>
/// <remarks>
/// Variance τ² between units by Paule and Mandel 1982. A unit is pulled by B = (k − 3)/(k − 1)·σ²/(σ² + τ²) toward the
/// weighted mean; the interval carries how little is known of mean and τ² (Morris 1983, JASA 78:47, formulas 1.13 to
/// 1.17). Worked example, tested: means 10 12 15 18 25 with errors 2 2 2 2 2 have τ² 30.5, centre 16 and first unit
/// 10.3478.
/// </remarks>
public static class ShrunkMeans
{
    /// <summary>The means.</summary>
    /// <param name="means">Mean of each unit.</param>
    /// <param name="errors">Standard error of each mean, above 0.</param>
    /// <param name="counts">Observations of each unit, shown as n.</param>
    /// <param name="level">Confidence level, above 0 and below 1.</param>
    /// <returns>A <see cref="Shrunk"/>; <see cref="CannotTell"/> under 5 units with a finite mean and error.</returns>
    public static Answer Of(ReadOnlySpan<double> means, ReadOnlySpan<double> errors, ReadOnlySpan<int> counts,
        double level = 0.95)
    {
        Guard.Level(level);
        if (means.Length != errors.Length
            || means.Length != counts.Length) throw new ArgumentException("are of unequal length", nameof(errors));
        int units = 0;
        for (int i = 0; i < means.Length; i++)
            if (double.IsFinite(means[i]) && errors[i] > 0 && double.IsFinite(errors[i])) units++;
        if (units == 0) return Cannot.NoObservations;
        if (units < 5 || units < means.Length) return Cannot.FewGroups(units, Math.Max(5, means.Length));

        double between = Between(means, errors), k = means.Length, typical = 0;
        double weight = Centre(means, errors, between, out double centre);
        foreach (double error in errors) typical += error * error / (error * error + between) / weight;
        double z = Normal.InvCDF(0, 1, 0.5 + level / 2);
        var told = new Estimate[means.Length];
        var pulled = new double[means.Length];
        for (int i = 0; i < told.Length; i++)
        {
            double own = errors[i] * errors[i], pull = (k - 3) / (k - 1) * own / (own + between);
            double distance = means[i] - centre, point = means[i] - pull * distance;
            double unsure = 2 / (k - 3) * pull * pull * (typical + between) / (own + between);
            double half = z * Math.Sqrt(own * (1 - (k - 1) / k * pull) + unsure * distance * distance);
            told[i] = new Estimate(point, point - half, point + half, counts[i], level, "shrunk-mean");
            pulled[i] = pull;
        }
        return new Shrunk(told, centre, Math.Sqrt(between), pulled);
    }

    private static double Centre(ReadOnlySpan<double> means, ReadOnlySpan<double> errors, double between,
        out double centre)
    {
        double weight = 0, sum = 0;
        for (int i = 0; i < means.Length; i++)
        {
            double own = 1 / (errors[i] * errors[i] + between);
            weight += own;
            sum += own * means[i];
        }
        centre = sum / weight;
        return weight;
    }

    /// <summary>
    /// τ² at which the weighted squares equal their expectation, units − 1; 0 when they never reach it.
    /// </summary>
    private static double Between(ReadOnlySpan<double> means, ReadOnlySpan<double> errors)
    {
        double low = 0, high = 1;
        if (Excess(means, errors, 0) <= 0) return 0;
        while (Excess(means, errors, high) > 0) high *= 2;
        for (int i = 0; i < 200 && high - low > 1e-13 * high; i++)
        {
            double middle = (low + high) / 2;
            if (Excess(means, errors, middle) > 0) low = middle;
            else high = middle;
        }
        return (low + high) / 2;
    }

    private static double Excess(ReadOnlySpan<double> means, ReadOnlySpan<double> errors, double between)
    {
        Centre(means, errors, between, out double centre);
        double sum = 0;
        for (int i = 0; i < means.Length; i++)
            sum += (means[i] - centre) * (means[i] - centre) / (errors[i] * errors[i] + between);
        return sum - (means.Length - 1);
    }
}
