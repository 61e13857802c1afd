namespace Tangent.Web.Charts;

/// <summary>How many came each day? Bars from zero before the range that was to be expected; days that lack data are hollow and marked.</summary>
public static class DayBars
{
    private const double Left = 46, Right = 8, Top = 16, Bottom = 24;

    /// <param name="When">Label of the day.</param>
    /// <param name="Count">What came.</param>
    /// <param name="Low">Low end of what was to be expected; null where nobody can tell.</param>
    /// <param name="High">High end.</param>
    /// <param name="IsLacking">Whether clearly less came.</param>
    public sealed record Day(string When, int Count, double? Low, double? High, bool IsLacking);

    /// <summary>Draws it.</summary>
    /// <param name="days">Days in their order, at least one.</param>
    /// <param name="measure">What is counted.</param>
    /// <param name="words">Words of charts.</param>
    /// <param name="width">Width.</param>
    /// <param name="height">Height.</param>
    public static Chart Draw(IReadOnlyList<Day> days, Measure measure, ChartWords words, double width = 560, double height = 190)
    {
        var svg = new Svg(width, height);
        double wide = (width - Left - Right) / days.Count, bottom = height - Bottom;
        var y = new Scale(0, Math.Max(1, days.Max(day => Math.Max(day.Count, day.High ?? 0)) * 1.05), bottom, Top);
        var ticks = y.Ticks(4);
        foreach (double tick in ticks)
        {
            svg.Line(Left, y.At(tick), width - Right, y.At(tick), "s-grid");
            svg.Text(Left - 8, y.At(tick) + 4, measure.Bare(tick), "t-11 f-ink3 t-e");
        }
        Expected(svg, days, wide, y);
        for (int i = 0; i < days.Count; i++) Bar(svg, days[i], Left + i * wide, wide, y);
        svg.Line(Left, bottom, width - Right, bottom, "s-lines");
        var labelled = BandLine.TimeTicks(days.Count).Where((_, i) => i % (days.Count > 1 ? 2 : 1) == 0).ToList();
        foreach (int at in labelled)
        {
            string side = at == 0 ? "" : at == days.Count - 1 ? " t-e" : " t-m";
            double x = at == 0 ? Left : at == days.Count - 1 ? width - Right : Left + (at + 0.5) * wide;
            svg.Text(x, height - 7, days[at].When, "t-12 f-ink3" + side);
        }
        return new(svg.Close(Label(days, measure, words)), Table(days, measure, words));
    }

    private static void Expected(Svg svg, IReadOnlyList<Day> days, double wide, Scale y)
    {
        for (int i = 0; i < days.Count; i++)
            if (days[i] is { Low: { } low, High: { } high }) svg.Rect(Left + i * wide, y.At(high), wide, y.At(low) - y.At(high), "f-band2");
    }

    private static void Bar(Svg svg, Day day, double x, double wide, Scale y)
    {
        double room = Math.Max(0.6, wide * 0.62), from = x + (wide - room) / 2;
        if (!day.IsLacking)
        {
            svg.Rect(from, y.At(day.Count), room, y.At(0) - y.At(day.Count), "f-s2");
            return;
        }
        svg.Rect(from, y.At(day.Count), room, y.At(0) - y.At(day.Count), "f-negm");
        double middle = x + wide / 2, tip = y.At(day.Count) - 3;
        svg.Polygon([(middle - 4, tip - 7), (middle + 4, tip - 7), (middle, tip)], "f-neg");
    }

    private static string Label(IReadOnlyList<Day> days, Measure measure, ChartWords words) => words.Join(
        $"{measure.Name}: {days[0].When} – {days[^1].When}, {words.Count} {measure.Bare(days.Sum(day => day.Count))}",
        days.Any(day => day.IsLacking) ? $"{words.Signal}: {string.Join(", ", days.Where(day => day.IsLacking).Select(day => day.When))}" : null);

    private static ChartTable Table(IReadOnlyList<Day> days, Measure measure, ChartWords words) => new(
        ["", words.Count, words.Low, words.High, words.Signal],
        [.. days.Select(day => (IReadOnlyList<string>)[day.When, measure.Bare(day.Count), day.Low is { } low ? measure.Bare(low) : "–",
            day.High is { } high ? measure.Bare(high) : "–", day.IsLacking ? "●" : ""])]);
}
