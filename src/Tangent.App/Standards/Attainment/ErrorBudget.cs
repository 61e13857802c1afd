namespace Tangent.App.Standards.Attainment;

/// <summary>How many misses a promise allows in a period, and how many there were (达标余量).</summary>
/// <param name="Allowed">Misses that the encounters so far allow: the measured ones times what is not promised.</param>
/// <param name="Missed">Misses so far.</param>
/// <param name="WholeAllowed">Misses that the whole period would allow if it went on like this; null when it is over.</param>
/// <param name="SpentOn">The day on which these would be used up if it went on like this, or null: not within the period.</param>
public sealed record ErrorBudget(double Allowed, long Missed, double? WholeAllowed, DateOnly? SpentOn)
{
    /// <summary>Share of what is allowed so far that is used; above 1 there is none left.</summary>
    public double Used => Missed / Allowed;

    /// <summary>The budget of a period of which some days have passed.</summary>
    /// <param name="counted">What was counted so far.</param>
    /// <param name="first">First day of the period.</param>
    /// <param name="last">Its last day.</param>
    /// <param name="today">Today; after the last day the period is over and nothing is projected.</param>
    /// <returns>null where all is promised or nothing was measured: then there is no budget.</returns>
    /// <remarks>
    /// Worked example, tested: of 1,000 measured in the first 10 of 30 days at a promise of 0.9, 150 missed. 100 are allowed so far, 300 in the
    /// whole month; at 15 misses a day these are used up on the 20th day.
    /// </remarks>
    public static ErrorBudget? Of(Reached counted, DateOnly first, DateOnly last, DateOnly today)
    {
        if (counted.Allowed < 1e-9) return null;
        if (today > last || today < first) return new(counted.Allowed, counted.Missed, null, null);
        double passed = today.DayNumber - first.DayNumber + 1, days = last.DayNumber - first.DayNumber + 1;
        double whole = counted.Allowed * days / passed;
        double spent = counted.Missed == 0 ? double.PositiveInfinity : Math.Ceiling(whole * passed / counted.Missed);
        return new(counted.Allowed, counted.Missed, whole, spent <= days ? first.AddDays((int)spent - 1) : null);
    }
}
