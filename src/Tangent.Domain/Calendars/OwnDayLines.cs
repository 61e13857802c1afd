using System.Globalization;

namespace Tangent.Domain.Calendars;

/// <summary>Days of a calendar as lines that people type: a date, its hours, a reason.</summary>
/// <remarks>Worked example, tested: <c>2026-10-09 10:00-16:00 Fair</c>, <c>2026-10-10 closed</c>.</remarks>
public static class OwnDayLines
{
    /// <summary>The days of these lines, or every line that cannot be read.</summary>
    public static Outcome<Items<OwnDay>> Read(string? text)
    {
        List<OwnDay> days = [];
        List<Problem> problems = [];
        var lines = (text ?? "").ReplaceLineEndings("\n").Split('\n');
        for (int row = 0; row < lines.Length; row++)
        {
            if (lines[row].Trim().Length == 0) continue;
            if (One(lines[row]) is { } day) days.Add(day);
            else problems.Add(new("calendars.day-line", "days", row + 1, [lines[row].Trim()]));
        }
        return problems.Count > 0 ? new Fail.Invalid(problems) : days.ToItems();
    }

    /// <summary>The lines of these days.</summary>
    public static string Write(IEnumerable<OwnDay> days) => string.Concat(days.OrderBy(day => day.Date).Select(day =>
        $"{day.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} {day.Hours}{(day.Reason is { } why ? " " + why : "")}\n"));

    private static OwnDay? One(string line)
    {
        var words = line.Split([' ', '\t', '\u3000'], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 2 || !DateOnly.TryParseExact(words[0], ["yyyy-MM-dd", "yyyy/M/d"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return null;
        int hours = words.Skip(1).TakeWhile(word => DayHours.Parse(word) is not null).Count();
        if (hours == 0 || DayHours.Parse(string.Join(' ', words[1..(1 + hours)])) is not { } read) return null;
        var reason = string.Join(' ', words[(1 + hours)..]);
        return new(date, read, reason.Length == 0 ? null : reason);
    }
}
