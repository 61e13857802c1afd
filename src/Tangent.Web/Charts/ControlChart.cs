namespace Tangent.Web.Charts;

/// <summary>Is it in control? Limits shaded, centre line, signal points filled; the rule is named in words beside it.</summary>
public static class ControlChart
{
    /// <param name="When">Label of the period.</param>
    /// <param name="Value">The measured value.</param>
    /// <param name="Lower">Lower control limit of this period; it may vary with n.</param>
    /// <param name="Upper">Upper control limit.</param>
    /// <param name="IsSignal">Whether a rule of the chart marks this point.</param>
    public sealed record Point(string When, double Value, double Lower, double Upper, bool IsSignal = false);

    /// <param name="Points">In order of time, at least one.</param>
    /// <param name="Centre">The centre line.</param>
    /// <param name="Rule">Which rule was broken, in words, or null when the measure is in control.</param>
    public sealed record Data(IReadOnlyList<Point> Points, double Centre, string? Rule);

    /// <summary>The small form for lists of alarms.</summary>
    public static Chart Small(Data data, Measure measure, ChartWords words, double width = 320)
    {
        const double height = 66, right = 76;
        var svg = new Svg(width, height);
        var x = Over(data, 8, width - right);
        var y = Values(data, height - 8, 8);
        Shade(svg, data, x, y);
        svg.Line(x.From, y.At(data.Centre), x.To, y.At(data.Centre), "s-ink3", 1, "3 2");
        Series(svg, data, x, y, 2.8, 1.2);
        double end = y.At(data.Points[^1].Value), centre = y.At(data.Centre);
        // Two captions need 16 px between their lines: the last value gives way to the centre's.
        if (Math.Abs(end - centre) < 16) end = end >= centre ? centre + 16 : centre - 16;
        svg.Text(x.To + 8, end + 4, measure.Text(data.Points[^1].Value),
            data.Points[^1].IsSignal ? "t-13 t-b f-neg" : "t-13 t-b f-ink");
        svg.Text(x.To + 8, centre + 4, $"{words.Mean} {measure.Text(data.Centre)}", "t-12 f-ink3");
        return new(svg.Close(Label(data, measure, words)), Table(data, measure, words));
    }

    /// <summary>The large form with axes and named limits.</summary>
    public static Chart Large(Data data, Measure measure, ChartWords words, double width = 760, double height = 240)
    {
        const double left = 34, bottom = 26;
        string centre = $"{words.Centre} {measure.Text(data.Centre)}";
        double right = TextWidth.Room([centre, words.UpperLimit, words.LowerLimit], width / 3) + 6;
        var svg = new Svg(width, height);
        var x = Over(data, left, width - right);
        var y = Values(data, height - bottom, 14);
        var ticks = y.Ticks();
        foreach (double tick in ticks)
        {
            svg.Line(left, y.At(tick), width - right, y.At(tick), "s-grid");
            svg.Text(left - 8, y.At(tick) + 4, measure.ForAxis(ticks).Bare(tick), "t-11 f-ink3 t-e");
        }
        Shade(svg, data, x, y);
        svg.Line(x.From, y.At(data.Centre), x.To, y.At(data.Centre), "s-s1", 1.5);
        Series(svg, data, x, y, 3.2, 1.2);
        svg.Line(left, height - bottom, width - right, height - bottom, "s-lines");
        foreach (int at in BandLine.TimeTicks(data.Points.Count))
            svg.Text(x.At(at), height - 8, data.Points[at].When, "t-12 f-ink3 t-m");
        var last = data.Points[^1];
        svg.Text(x.To + 10, y.At(data.Centre) + 4, centre, "t-12 t-b f-s1");
        svg.Text(x.To + 10, y.At(last.Upper) + 4, words.UpperLimit).Text(x.To + 10, y.At(last.Lower) + 4, words.LowerLimit);
        return new(svg.Close(Label(data, measure, words)), Table(data, measure, words));
    }

    private static Scale Over(Data data, double from, double to) => new(0, Math.Max(1, data.Points.Count - 1), from, to);

    private static Scale Values(Data data, double from, double to) =>
        Scale.Around(data.Points.SelectMany(p => new[] { p.Value, p.Lower, p.Upper }), from, to, 0.06);

    // Limits belong to whole periods, so their edge is a staircase, half a period to each side.
    private static void Shade(Svg svg, Data data, Scale x, Scale y)
    {
        double half = data.Points.Count > 1 ? (x.At(1) - x.At(0)) / 2 : 0;
        IEnumerable<(double, double)> Edge(Func<Point, double> limit) => data.Points.SelectMany((p, at) => new[]
        {
            (Math.Max(x.From, x.At(at) - half), y.At(limit(p))), (Math.Min(x.To, x.At(at) + half), y.At(limit(p))),
        });
        svg.Polygon(Edge(p => p.Upper).Concat(Edge(p => p.Lower).Reverse()), "f-band2");
    }

    private static void Series(Svg svg, Data data, Scale x, Scale y, double radius, double thick)
    {
        svg.Polyline(data.Points.Select((p, at) => (x.At(at), y.At(p.Value))), "s-ink3", thick);
        foreach (var (p, at) in data.Points.Select((p, at) => (p, at)))
            svg.Circle(x.At(at), y.At(p.Value), p.IsSignal ? radius : radius / 2, p.IsSignal ? "f-neg" : "f-ink3");
    }

    private static string Label(Data data, Measure measure, ChartWords words) => words.Join(
        $"{measure.Name} {measure.Text(data.Points[^1].Value)}, {words.Centre} {measure.Text(data.Centre)}, "
        + $"{words.LowerLimit} {measure.Text(data.Points[^1].Lower)}, {words.UpperLimit} {measure.Text(data.Points[^1].Upper)}",
        data.Rule);

    private static ChartTable Table(Data data, Measure measure, ChartWords words) => new(
        ["", words.Value, words.LowerLimit, words.UpperLimit, words.Signal],
        [.. data.Points.Select(p => (IReadOnlyList<string>)
            [p.When, measure.Bare(p.Value), measure.Bare(p.Lower), measure.Bare(p.Upper), p.IsSignal ? "●" : ""])]);
}
