using MathNet.Numerics.Distributions;

namespace Tangent.Analytics.Devices;

/// <summary>One device as it was watched.</summary>
/// <param name="FromUtc">From when; not before it was installed.</param>
/// <param name="ToUtc">Until when; not after it was taken away.</param>
/// <param name="Down">Times in which it could not serve; they may overlap and reach beyond.</param>
public sealed record DeviceWatch(DateTime FromUtc, DateTime ToUtc, IReadOnlyList<Downtime> Down);

/// <summary>Share of the time in which devices could serve. Method code <c>outage-ratio</c>.</summary>
/// <remarks>
/// Outages come as a Poisson process and their lengths are independent, so the time lost is a compound Poisson sum, whose
/// variance is estimated by the sum of the squared lengths; the interval is taken on the logarithm of the share of time
/// lost, which keeps it between 0 and 1. Worked example, tested: outages of 2 h and 4 h in 720 h give 0.99166667 with
/// 0.96408574 .. 0.99806638.
/// </remarks>
public static class Availability
{
    /// <summary>The share with its interval; n is the number of outages.</summary>
    /// <param name="devices">The devices, each with its own time.</param>
    /// <param name="level">Confidence level, above 0 and below 1.</param>
    /// <returns>
    /// <see cref="CannotTell"/> when no device was watched for any time, and when there was no outage: then nothing was lost,
    /// and nothing tells how much could have been.
    /// </returns>
    public static Answer Of(IReadOnlyList<DeviceWatch> devices, double level = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(level, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(level, 1);
        double watched = 0, lost = 0, squares = 0;
        int outages = 0;
        foreach (var device in devices)
        {
            watched += Math.Max(0, (device.ToUtc - device.FromUtc).TotalHours);
            foreach (var outage in Downtime.Merged(device.Down, device.FromUtc, device.ToUtc))
            {
                lost += outage.Hours;
                squares += outage.Hours * outage.Hours;
                outages++;
            }
        }
        if (watched <= 0) return new CannotTell("analytics.no-device-time");
        if (outages == 0) return new CannotTell("analytics.no-outage", watched / 24);

        double share = lost / watched, factor = Math.Exp(Normal.InvCDF(0, 1, 0.5 + level / 2) * Math.Sqrt(squares) / lost);
        return new Estimate(1 - share, Math.Max(0, 1 - share * factor), 1 - share / factor, outages, level, "outage-ratio");
    }
}
