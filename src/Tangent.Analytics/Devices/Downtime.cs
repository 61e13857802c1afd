namespace Tangent.Analytics.Devices;

/// <summary>A time in which a device could not serve.</summary>
/// <param name="FromUtc">First moment.</param>
/// <param name="ToUtc">First moment after; a time that ends before it begins counts as nothing.</param>
public readonly record struct Downtime(DateTime FromUtc, DateTime ToUtc)
{
    /// <summary>How long, in hours; never below 0.</summary>
    public double Hours => Math.Max(0, (ToUtc - FromUtc).TotalHours);

    /// <summary>The times within a period, in order, with what overlaps or touches made one.</summary>
    /// <remarks>
    /// Worked example, tested: 1 to 3 h, 2 to 4 h and 6 to 7 h within 0 to 6.5 h give 1 to 4 h and 6 to 6.5 h.
    /// </remarks>
    public static IReadOnlyList<Downtime> Merged(IEnumerable<Downtime> times, DateTime fromUtc, DateTime toUtc)
    {
        var merged = new List<Downtime>();
        foreach (var time in times.Select(time => time.Within(fromUtc, toUtc)).Where(time => time.Hours > 0).OrderBy(time => time.FromUtc))
        {
            if (merged.Count > 0 && time.FromUtc <= merged[^1].ToUtc)
                merged[^1] = merged[^1] with { ToUtc = time.ToUtc > merged[^1].ToUtc ? time.ToUtc : merged[^1].ToUtc };
            else merged.Add(time);
        }
        return merged;
    }

    private Downtime Within(DateTime fromUtc, DateTime toUtc) =>
        new(FromUtc > fromUtc ? FromUtc : fromUtc, ToUtc < toUtc ? ToUtc : toUtc);
}
