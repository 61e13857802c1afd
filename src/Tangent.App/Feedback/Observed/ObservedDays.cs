using Tangent.Domain;

namespace Tangent.App.Feedback.Observed;

/// <summary>Days in which something is observed, by the clocks of its unit.</summary>
static class ObservedDays
{
    private const int MostDays = 400;

    /// <summary>First day and number of days; what is wrong with them is added to the problems.</summary>
    public static (DateOnly From, int Days) Check(DateOnly? from, DateOnly? to, List<Problem> problems)
    {
        if (from is null) problems.Add(Problem.Of("from", "form.required"));
        if (to is null) problems.Add(Problem.Of("to", "form.required"));
        if (from is not { } first || to is not { } last) return default;
        int days = last.DayNumber - first.DayNumber + 1;
        if (days is < 1 or > MostDays) problems.Add(Problem.Of("to", "observed.days", MostDays));
        return (first, days);
    }

    /// <summary>When a day begins there.</summary>
    public static DateTime StartUtc(DateOnly day, string timeZone)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(timeZone);
        var start = day.ToDateTime(TimeOnly.MinValue);
        // Where the clocks jump at midnight the day begins when they have.
        while (zone.IsInvalidTime(start)) start = start.AddMinutes(30);
        return TimeZoneInfo.ConvertTimeToUtc(start, zone);
    }
}
