namespace Tangent.Analytics.Value;

/// <summary>Gauss' function ₂F₁(a, b; c; z) for 0 ≤ z &lt; 1 by its series (Abramowitz and Stegun 1964, 15.1.1).</summary>
/// <remarks>
/// The terms fall like k^(a+b−c−1)·zᵏ. Where a + b &gt; c they fall slowly or grow at first, and Euler's transformation
/// (1 − z)^(c−a−b)·₂F₁(c−a, c−b; c; z) (15.3.3) has terms like k^(c−a−b−1)·zᵏ instead.
/// Worked examples, tested: ₂F₁(1, 1; 2; ½) = 2·ln 2; ₂F₁(½, 1; 3/2; ¼) = ln 3; ₂F₁(2, 3; 3; ½) = 4.
/// </remarks>
static class Hypergeometric
{
    private const int MostTerms = 2_000_000;

    /// <summary>The value; not a number where the series has not settled after 2,000,000 terms.</summary>
    public static double Gauss(double a, double b, double c, double z)
    {
        if (!(z is >= 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(z), z, "must lie from 0 to below 1");
        return a + b > c ? Math.Pow(1 - z, c - a - b) * Series(c - a, c - b, c, z) : Series(a, b, c, z);
    }

    private static double Series(double a, double b, double c, double z)
    {
        double term = 1, sum = 1;
        for (int k = 0; k < MostTerms; k++)
        {
            double ratio = (a + k) * (b + k) / ((c + k) * (k + 1)) * z;
            term *= ratio;
            sum += term;
            // What is left is no more than a geometric series of the present ratio once that is below 1.
            double next = Math.Abs(ratio);
            if (term == 0 || (k > -c && next < 1 && Math.Abs(term) * Math.Max(next, z) <= 1e-15 * Math.Abs(sum) * (1 - Math.Max(next, z)))) return sum;
        }
        return double.NaN;
    }
}
