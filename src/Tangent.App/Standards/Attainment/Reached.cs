using Tangent.Analytics.Attainment;

namespace Tangent.App.Standards.Attainment;

/// <summary>Counts with what was promised of them; a sum of several is promised by their weights, as when a promise changed meanwhile.</summary>
/// <param name="Measured">Encounters that could be measured.</param>
/// <param name="Met">Those that met the target of their tier.</param>
/// <param name="Due">How many of them were to meet it.</param>
public readonly record struct Reached(long Measured, long Met, double Due)
{
    /// <summary>Those that missed it.</summary>
    public long Missed => Measured - Met;

    /// <summary>How many might have missed it.</summary>
    public double Allowed => Measured - Due;

    /// <summary>What these say of the promise.</summary>
    /// <param name="otherwise">The promised share where nothing was measured.</param>
    public AttainmentVerdict Verdict(double otherwise = 1) => AttainmentVerdict.Of(Met, Measured, Measured == 0 ? otherwise : Math.Min(1, Due / Measured));

    internal static Reached Sum(IEnumerable<Reached> all) =>
        all.Aggregate(default(Reached), (sum, one) => new(sum.Measured + one.Measured, sum.Met + one.Met, sum.Due + one.Due));

    /// <summary>Those of a month's counts that lie in a stretch of days, both counted.</summary>
    internal static Reached Of(AttainmentTally tally, int month, (int From, int To) days, double promised)
    {
        var first = new DateOnly(month / 12, (month % 12) + 1, 1);
        int before = CompiledBook.Day(first) - 1, length = DateTime.DaysInMonth(first.Year, first.Month);
        (long measured, long met) = (tally.Measured, tally.Met);
        if (before + 1 < days.From || before + length > days.To)
        {
            (measured, met) = (0, 0);
            for (int day = Math.Max(1, days.From - before); day <= Math.Min(length, days.To - before); day++)
            {
                var (some, good) = tally.Of(day);
                (measured, met) = (measured + some, met + good);
            }
        }
        return new(measured, met, measured * promised);
    }
}
