using MathNet.Numerics.Distributions;

namespace Tangent.Analytics.Regression;

/// <summary>A fitted linear model: coefficient 0 is the constant, the others follow the columns.</summary>
public sealed record Fit : Answer
{
    /// <summary>The constant, then one per column, in units of the outcome per unit of the column.</summary>
    public required IReadOnlyList<double> Coefficients { get; init; }

    /// <summary>Covariance of the coefficients, row by row.</summary>
    public required IReadOnlyList<double> Covariance { get; init; }

    /// <summary>
    /// Variance inflation of each column: 1 when it is unrelated to the others, above 10 hardly separable.
    /// </summary>
    public required IReadOnlyList<double> Inflation { get; init; }

    /// <summary>Outcome minus fit, for the rows used.</summary>
    public IReadOnlyList<double> Residuals { get; init; } = [];

    /// <summary>Rows used.</summary>
    public int N { get; init; }

    /// <summary>Clusters, 0 when there are none.</summary>
    public int Groups { get; init; }

    /// <summary>How the spread was estimated.</summary>
    public Spread Spread { get; init; }

    /// <summary>Share of the outcome's variance that the columns go with, 0 to 1.</summary>
    public double R2 { get; init; }

    /// <summary>Standard deviation of the outcome among the rows used, weighted.</summary>
    public double OutcomeDeviation { get; init; }

    /// <summary>Weighted sum of squared residuals.</summary>
    public double ResidualSquares { get; init; }

    /// <summary>Degrees of freedom of Student's distribution.</summary>
    public int DegreesOfFreedom { get; init; }

    /// <summary>Akaike's criterion of a normal model, n·ln(RSS/n) + 2·(coefficients + 1), up to a constant.</summary>
    public double Akaike => N * Math.Log(ResidualSquares / N) + 2 * (Coefficients.Count + 1);

    /// <summary>Standard error of a coefficient.</summary>
    public double Error(int place) => Math.Sqrt(Math.Max(0, Covariance[place * Coefficients.Count + place]));

    /// <summary>A coefficient with its interval and the test that it is 0.</summary>
    /// <param name="place">0 for the constant, 1 for the first column.</param>
    /// <param name="level">Confidence level, above 0 and below 1.</param>
    /// <returns>
    /// A <see cref="Tested" />. <see cref="CannotTell" /> when there is one cluster, or when the model fits without any
    /// rest: then nothing tells how the coefficient may vary.
    /// </returns>
    public Answer Coefficient(int place, double level = 0.95) =>
        Sum([.. Enumerable.Range(0, Coefficients.Count).Select(i => i == place ? 1.0 : 0)], level);

    /// <summary>
    /// A weighted sum of coefficients with its interval, such as the effect of several columns together.
    /// </summary>
    /// <param name="factors">One factor per coefficient.</param>
    /// <param name="level">Confidence level, above 0 and below 1.</param>
    /// <returns>As <see cref="Coefficient"/>.</returns>
    public Answer Sum(ReadOnlySpan<double> factors, double level = 0.95)
    {
        Guard.Level(level);
        if (Spread == Spread.Clustered && Groups < 2) return Cannot.FewGroups(Groups, 2);
        double point = 0, variance = 0;
        int size = Coefficients.Count;
        for (int a = 0; a < size; a++)
        {
            point += factors[a] * Coefficients[a];
            for (int b = 0; b < size; b++) variance += factors[a] * Covariance[a * size + b] * factors[b];
        }
        if (!(variance > 1e-24 * (1 + point * point))) return Cannot.ExactFit(N);
        double error = Math.Sqrt(variance), half = StudentT.InvCDF(0, 1, DegreesOfFreedom, 0.5 + level / 2) * error;
        double t = point / error, p = Tails.Student(t, DegreesOfFreedom);
        return new Tested(Told(point, half, level), t, DegreesOfFreedom, p);
    }

    private Estimate Told(double point, double half, double level) => Spread switch
    {
        Spread.Clustered => new Estimate(point, point - half, point + half, N, level, "ols-cluster"),
        Spread.Robust => new Estimate(point, point - half, point + half, N, level, "ols-hc3"),
        _ => new Estimate(point, point - half, point + half, N, level, "ols"),
    };

    /// <summary>F test of this model against a smaller one on the same rows (classical spread).</summary>
    /// <param name="smaller">A model whose columns are among this one's.</param>
    /// <returns>A <see cref="TestOutcome"/>, or <see cref="CannotTell"/> when this model leaves no rest.</returns>
    public Answer Against(Fit smaller)
    {
        ArgumentNullException.ThrowIfNull(smaller);
        if (smaller.N != N) throw new ArgumentException("was fitted on other rows", nameof(smaller));
        int added = Coefficients.Count - smaller.Coefficients.Count, freedom = N - Coefficients.Count;
        if (added <= 0) throw new ArgumentException("is not smaller", nameof(smaller));
        if (!(ResidualSquares > 1e-24 * (1 + smaller.ResidualSquares))) return Cannot.ExactFit(N);
        double f = Math.Max(0, smaller.ResidualSquares - ResidualSquares) / added / (ResidualSquares / freedom);
        return new TestOutcome(f, added, Tails.F(f, added, freedom), N);
    }
}
