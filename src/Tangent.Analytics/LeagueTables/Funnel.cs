using MathNet.Numerics.Distributions;

namespace Tangent.Analytics.LeagueTables;

/// <summary>Where a unit lies in the funnel.</summary>
public enum FunnelPlace
{
    /// <summary>Within what chance does to a unit of its size.</summary>
    Within,

    /// <summary>Above the 95 % limit.</summary>
    High,

    /// <summary>Below the 95 % limit.</summary>
    Low,

    /// <summary>Above the 99.8 % limit.</summary>
    VeryHigh,

    /// <summary>Below the 99.8 % limit.</summary>
    VeryLow,
}

/// <summary>Limits of a unit of this size.</summary>
/// <param name="Low95">Lower 95 % limit.</param>
/// <param name="High95">Upper 95 % limit.</param>
/// <param name="Low998">Lower 99.8 % limit.</param>
/// <param name="High998">Upper 99.8 % limit.</param>
public readonly record struct FunnelLimits(double Low95, double High95, double Low998, double High998);

/// <summary>
/// Funnel plot of shares: limits for a unit that is as good as all together (Spiegelhalter 2005). Metric <c>funnel</c>.
/// </summary>
/// <remarks>
/// p̄ ± z√(p̄(1 − p̄)/n), within 0 and 1. Worked example, tested: p̄ .21 and n 50 have the 95 % limits 0.0971 .. 0.3229
/// and the 99.8 % limits 0.0320 .. 0.3880.
/// </remarks>
public static class Funnel
{
    /// <summary>The limits.</summary>
    /// <param name="centre">Share of all units together, 0 to 1.</param>
    /// <param name="trials">Trials of the unit, at least 1.</param>
    public static FunnelLimits Limits(double centre, int trials)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(centre);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(centre, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(trials);
        double error = Math.Sqrt(centre * (1 - centre) / trials);
        double narrow = Normal.InvCDF(0, 1, 0.975) * error, wide = Normal.InvCDF(0, 1, 0.999) * error;
        return new(Math.Max(0, centre - narrow), Math.Min(1, centre + narrow), Math.Max(0, centre - wide),
            Math.Min(1, centre + wide));
    }

    /// <summary>The place of a unit.</summary>
    /// <param name="share">Its share.</param>
    /// <param name="limits">Limits of its size.</param>
    public static FunnelPlace PlaceOf(double share, FunnelLimits limits) =>
        share > limits.High998 ? FunnelPlace.VeryHigh
        : share < limits.Low998 ? FunnelPlace.VeryLow
        : share > limits.High95 ? FunnelPlace.High
        : share < limits.Low95 ? FunnelPlace.Low
        : FunnelPlace.Within;
}
