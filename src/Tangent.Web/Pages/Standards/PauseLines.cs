using System.Globalization;
using Tangent.Domain;
using Tangent.Domain.Calendars;

namespace Tangent.Web.Pages.Standards;

/// <summary>Moments, spans and pauses as people type them, on the clock of a calendar.</summary>
static class PauseLines
{
    private static readonly string[] Shapes = ["yyyy-MM-ddTHH:mm", "yyyy-MM-dd HH:mm", "yyyy/M/d HH:mm", "yyyy-MM-ddTHH:mm:ss"];

    /// <summary>The moment, or null when it cannot be read.</summary>
    public static DateTime? Moment(string? text, CalendarRules rules) =>
        DateTime.TryParseExact(text?.Trim(), Shapes, CultureInfo.InvariantCulture, DateTimeStyles.None, out var wall) && wall.Year is > 1970 and < 2200
            ? rules.ToUtc(wall) : null;

    /// <summary>Hours with decimals; what is no number is longer than any span.</summary>
    public static TimeSpan Span(string? hours) =>
        double.TryParse(hours, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number) && number < 1e6
            ? TimeSpan.FromSeconds(Math.Round(number * 3600)) : TimeSpan.MaxValue;

    /// <summary>Pauses, one a line: <c>2026-06-24 10:00 - 2026-06-24 11:00 reason</c>; without an end it lasts.</summary>
    public static Outcome<IReadOnlyList<Pause>> Read(string? text, CalendarRules rules)
    {
        List<Pause> pauses = [];
        List<Problem> problems = [];
        var lines = (text ?? "").ReplaceLineEndings("\n").Split('\n');
        for (int row = 0; row < lines.Length; row++)
        {
            var words = lines[row].Replace('\u2013', '-').Split([' ', '\t', '\u3000'], StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0) continue;
            var from = words.Length > 2 && words[2] == "-" ? Moment($"{words[0]} {words[1]}", rules) : null;
            var to = words.Length > 4 ? Moment($"{words[3]} {words[4]}", rules) : null;
            if (from is null) problems.Add(new("calendars.pause-line", "pauses", row + 1, [lines[row].Trim()]));
            else pauses.Add(new(from.Value, to, string.Join(' ', words[(to is null ? 3 : 5)..])));
        }
        return problems.Count > 0 ? new Fail.Invalid(problems) : Outcome<IReadOnlyList<Pause>>.Of(pauses);
    }
}
