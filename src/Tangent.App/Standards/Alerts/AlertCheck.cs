using Tangent.Analytics;
using Tangent.Analytics.Control;
using Tangent.Analytics.Proportions;
using Tangent.Domain.Standards.Alerts;

namespace Tangent.App.Standards.Alerts;

/// <summary>Counts of one day.</summary>
/// <param name="Day">The day.</param>
/// <param name="Measured">Encounters that could be measured.</param>
/// <param name="Met">Those that met what was promised.</param>
/// <param name="Due">How many were to meet it.</param>
public sealed record DayCount(DateOnly Day, int Measured, int Met, double Due);

/// <summary>Whether a rule is raised by the counts of some days: pure, so that the past is tried by what holds for today.</summary>
public static class AlertCheck
{
    /// <summary>What the counts say.</summary>
    /// <param name="IsRaised">Whether the rule is raised; null: too few encounters to say.</param>
    /// <param name="Numbers">The numbers; null as above.</param>
    public sealed record Reading(bool? IsRaised, FiringNumbers? Numbers);

    private static readonly Reading Unknown = new(null, null);

    /// <summary>Reads the days of the rule's window up to a day.</summary>
    /// <remarks>
    /// Worked examples, tested: 80 of 100 met is 0.711 to 0.867, so at 90 % it is certain and at 85 % only possible; 150 missed where 100 are
    /// allowed is a budget spent to 150 %.
    /// </remarks>
    public static Reading Of(AlertTerms terms, IEnumerable<DayCount> days, DateOnly to)
    {
        var from = to.AddDays(1 - terms.WindowDays);
        DayCount[] window = [.. days.Where(day => day.Day >= from && day.Day <= to && day.Measured > 0)];
        long n = window.Sum(day => (long)day.Measured), met = window.Sum(day => (long)day.Met);
        if (n < terms.LeastN) return Unknown;
        return terms.Kind switch
        {
            AlertKind.ChartSignal => Chart(window, n, from, to),
            AlertKind.BudgetSpent => Budget((double)terms.Percent / 100, window.Sum(day => day.Due), n, met, from, to),
            _ => Share(terms, n, met, from, to),
        };
    }

    private static Reading Share(AlertTerms terms, long n, long met, DateOnly from, DateOnly to)
    {
        if (Wilson.Share(checked((int)met), checked((int)n)) is not Estimate told) return Unknown;
        double held = terms.Bound == AlertBound.Certain ? told.High : told.Low;
        return new(held < (double)terms.Percent / 100, new(told.Point, told.Low, told.High, n, "wilson", from, to));
    }

    // Only a day that stands out for the worse.
    private static Reading Chart(DayCount[] window, long n, DateOnly from, DateOnly to)
    {
        int[] met = [.. window.Select(day => day.Met)], measured = [.. window.Select(day => day.Measured)];
        if (ShareChart.OfShares(met, measured, isLaney: n / window.Length > 1000) is not ControlChart chart) return Unknown;
        var last = chart.Points[^1];
        return new(last.Raised != Signals.None && last.Value < chart.Centre, new(last.Value, last.Low, last.High, window[^1].Measured, "p-chart", from, to));
    }

    private static Reading Budget(double threshold, double due, long n, long met, DateOnly from, DateOnly to)
    {
        double allowed = n - due;
        if (allowed < 1e-9) return Unknown;
        double used = (n - met) / allowed;
        return new(used >= threshold, new(used, null, null, n, "attainment", from, to));
    }
}
