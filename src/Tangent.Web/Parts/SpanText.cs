using System.Globalization;

namespace Tangent.Web.Parts;

/// <summary>Lengths of time in the unit that reads best: 42 seconds, 18.6 hours, 3.9 days.</summary>
static class SpanText
{
    private const double Minute = 60, Hour = 3600, Day = 86_400;

    /// <summary>The length in words; a true minus sign stands before what is negative.</summary>
    public static string Span(this Words.Words words, double seconds)
    {
        double size = Math.Abs(seconds);
        var (unit, value) = size < 90 ? ("seconds", size) : size < 90 * Minute ? ("minutes", size / Minute)
            : size < 48 * Hour ? ("hours", size / Hour) : ("days", size / Day);
        // Three figures say enough; a whole number says it shorter.
        double shown = value < 10 ? Math.Round(value, 1) : Math.Round(value, value < 100 && unit is "hours" or "days" ? 1 : 0);
        return (seconds < 0 && shown > 0 ? "−" : "") + words[$"parts.span.{unit}", shown.ToString("#,0.#", CultureInfo.CurrentCulture)];
    }
}
