namespace Tangent.Analytics.Verification;

/// <summary>Mixture sequential probability ratio test: look as often as you like. Metric <c>msprt</c>.</summary>
/// <remarks>
/// Λ = √(2σ²/(2σ² + nτ²))·exp(n²τ²d²/(4σ²(2σ² + nτ²))), claim at Λ ≥ 1/α; the always-valid p is the least 1/Λ so far
/// (Johari and others 2017, KDD). Worked example, tested: d .5, n 100 per arm, σ² 1 and τ² .5 give 79.883324.
/// </remarks>
public static class Sequential
{
    /// <summary>The likelihood ratio after n pairs.</summary>
    /// <param name="difference">Mean of one arm minus mean of the other.</param>
    /// <param name="perArm">Observations in each arm, 0 or above.</param>
    /// <param name="variance">Variance of one observation, above 0.</param>
    /// <param name="mixing">Variance of the effects that one reckons with, above 0.</param>
    public static double Ratio(double difference, int perArm, double variance, double mixing)
    {
        Guard.Positive(variance, nameof(variance));
        Guard.Positive(mixing, nameof(mixing));
        ArgumentOutOfRangeException.ThrowIfNegative(perArm);
        double n = perArm, width = 2 * variance + n * mixing;
        return Math.Sqrt(2 * variance / width)
            * Math.Exp(n * n * mixing * difference * difference / (4 * variance * width));
    }

    /// <summary>The always-valid p after one more look.</summary>
    /// <param name="before">p so far; 1 at the start.</param>
    /// <param name="ratio">The likelihood ratio of this look.</param>
    public static double PValue(double before, double ratio) => Math.Min(before, Math.Min(1, 1 / ratio));
}
