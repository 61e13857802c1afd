using MathNet.Numerics.Distributions;

namespace Tangent.Analytics.Proportions;

/// <summary>Events for an exposure, such as complaints per 1,000 contacts. Method code <c>poisson-exact</c>.</summary>
/// <remarks>
/// Exact interval of a Poisson count (Garwood 1936, Biometrika 28:437) over the exposure. Worked
/// example, tested: 10 events have 4.795388696 .. 18.390356042; none has 0 .. 3.688879454 (R 4.2.2, poisson.test).
/// </remarks>
public static class EventRate
{
    /// <summary>Events per unit of exposure times <paramref name="per"/>.</summary>
    /// <param name="events">How many happened, 0 or above.</param>
    /// <param name="exposure">Contacts, days or customers in which they could happen.</param>
    /// <param name="per">1,000 for a rate per 1,000.</param>
    /// <param name="level">Confidence level, above 0 and below 1.</param>
    /// <returns><see cref="CannotTell"/> without exposure; n is the number of events.</returns>
    public static Answer Of(int events, double exposure, double per = 1000, double level = 0.95)
    {
        Guard.Level(level);
        ArgumentOutOfRangeException.ThrowIfNegative(events);
        Guard.Positive(per, nameof(per));
        if (!(exposure > 0) || double.IsInfinity(exposure)) return Cannot.NoObservations;
        double tail = (1 - level) / 2, unit = per / exposure;
        double low = events == 0 ? 0 : Gamma.InvCDF(events, 1, tail), high = Gamma.InvCDF(events + 1, 1, 1 - tail);
        return new Estimate(events * unit, low * unit, high * unit, events, level, "poisson-exact");
    }
}
