namespace Tangent.Domain.Delivery;

/// <summary>When an attempt that failed is made again: later and later, and not all at the same moment.</summary>
public static class RetryPlan
{
    /// <summary>Attempts after which a message is given up.</summary>
    public const int MostAttempts = 14;

    private const int FirstSeconds = 30, LongestSeconds = 12 * 3600;

    /// <summary>How long to wait after so many attempts: 30 seconds, doubled each time, at most 12 hours, spread by a quarter.</summary>
    /// <remarks>
    /// The spread follows from the message, so that a crowd that failed together does not come back together, and a test knows it.
    /// Worked example, tested: after 1, 2 and 3 attempts about 30, 60 and 120 seconds; all fourteen take about 41 hours.
    /// </remarks>
    /// <param name="message">Which message.</param>
    /// <param name="attempts">Attempts so far, from 1.</param>
    public static TimeSpan Wait(Guid message, int attempts)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(attempts, 1);
        double seconds = Math.Min(LongestSeconds, FirstSeconds * Math.Pow(2, Math.Min(attempts - 1, 30)));
        return TimeSpan.FromSeconds(seconds * (0.75 + 0.5 * Spread(message, attempts)));
    }

    // FNV-1a over the id and the attempt, 0 to 1: the same on every machine.
    private static double Spread(Guid message, int attempt)
    {
        uint hash = 2166136261;
        foreach (byte part in (byte[])[.. message.ToByteArray(bigEndian: true), unchecked((byte)attempt)]) hash = unchecked((hash ^ part) * 16777619);
        return hash / (double)uint.MaxValue;
    }
}
