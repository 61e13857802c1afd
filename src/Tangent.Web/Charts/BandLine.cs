namespace Tangent.Web.Charts;

/// <summary>Change over time: a rolling value with its interval band, single periods as dots, period means, events.</summary>
public static class BandLine
{
    private const double Left = 34, Right = 56, Top = 26, Bottom = 26;

    /// <param name="When">Label of the period, such as 3/9.</param>
    /// <param name="Value">Rolling value, or null where there is none yet.</param>
    /// <param name="Low">Low end of its interval, or null.</param>
    /// <param name="High">High end, or null.</param>
    /// <param name="Alone">The value of this period alone, or null.</param>
    public sealed record Point(string When, double? Value, double? Low, double? High, double? Alone = null);

    /// <summary>A mean over some periods, drawn as a labelled rule. Indices count from 0, both ends included.</summary>
    public sealed record Mean(int First, int Last, double Value, string Label);

    /// <summary>Something that happened, drawn as a dotted vertical with its words on top.</summary>
    public sealed record Event(int At, string Label);

    /// <param name="Points">In order of time.</param>
    /// <param name="Means">Rules, may be empty.</param>
    /// <param name="Events">Verticals, may be empty.</param>
    public sealed record Data(IReadOnlyList<Point> Points, IReadOnlyList<Mean> Means, IReadOnlyList<Event> Events);

    /// <summary>Draws it. The axis need not start at zero; it is labelled.</summary>
    public static Chart Draw(Data data, Measure measure, ChartWords words, double width = 760, double height = 236)
    {
        var svg = new Svg(width, height);
        var x = new Scale(0, Math.Max(1, data.Points.Count - 1), Left, width - Right);
        var y = Scale.Around(Values(data), height - Bottom, Top, 0.1);
        Axes(svg, data.Points, x, y, measure);
        foreach (var happened in data.Events) Vertical(svg, happened, x);
        foreach (var run in Runs(data.Points)) Band(svg, run, x, y);
        foreach (var (point, at) in data.Points.Select((point, at) => (point, at)))
            if (point.Alone is { } alone) svg.Circle(x.At(at), y.At(alone), 2, "f-ink4");
        foreach (var mean in data.Means) Rule(svg, mean, x, y);
        foreach (var run in Runs(data.Points))
            svg.Polyline(run.Select(p => (x.At(p.At), y.At(p.Point.Value!.Value))), "s-s1", 2.4);
        if (Last(data.Points) is { } last)
        {
            double value = data.Points[last].Value!.Value;
            svg.Circle(x.At(last), y.At(value), 4, "f-s1");
            svg.Text(x.At(last) + 10, y.At(value) + 5, measure.Bare(value), "t-14 t-b f-s1");
        }
        return new(svg.Close(Label(data, measure, words)), Table(data.Points, measure, words));
    }

    private static IEnumerable<double> Values(Data data) => data.Points
        .SelectMany(p => new[] { p.Value, p.Low, p.High, p.Alone })
        .Concat(data.Means.Select(mean => (double?)mean.Value)).OfType<double>();

    private static void Axes(Svg svg, IReadOnlyList<Point> points, Scale x, Scale y, Measure measure)
    {
        var ticks = y.Ticks();
        foreach (double tick in ticks)
        {
            svg.Line(Left, y.At(tick), svg.Width - Right, y.At(tick), "s-grid");
            svg.Text(Left - 8, y.At(tick) + 4, measure.ForAxis(ticks).Bare(tick), "t-11 f-ink3 t-e");
        }
        double bottom = svg.Height - Bottom;
        svg.Line(Left, bottom, svg.Width - Right, bottom, "s-lines");
        foreach (int at in TimeTicks(points.Count))
        {
            svg.Line(x.At(at), bottom, x.At(at), bottom + 4, "s-lines");
            svg.Text(x.At(at), bottom + 18, points[at].When, "t-12 f-ink3 t-m");
        }
    }

    /// <summary>At most seven labels, evenly spread, first and last included.</summary>
    internal static IEnumerable<int> TimeTicks(int count)
    {
        int labels = Math.Min(7, count);
        return Enumerable.Range(0, labels)
            .Select(i => labels == 1 ? 0 : (int)Math.Round(i * (count - 1) / (double)(labels - 1))).Distinct();
    }

    private static void Vertical(Svg svg, Event happened, Scale x)
    {
        double at = x.At(happened.At);
        // Beyond the middle the words stand left of the line, so that they stay inside the picture.
        bool isRight = at > svg.Width * 0.62;
        svg.Line(at, 20, at, svg.Height - Bottom, "s-ink4", 1, "2 3");
        svg.Text(isRight ? at - 4 : at + 4, 16, happened.Label, $"t-12 f-ink2{(isRight ? " t-e" : "")}");
    }

    private static void Rule(Svg svg, Mean mean, Scale x, Scale y)
    {
        svg.Line(x.At(mean.First), y.At(mean.Value), x.At(mean.Last), y.At(mean.Value), "s-ink3");
        svg.Text(x.At(mean.First) + 2, y.At(mean.Value) + 15, mean.Label, "t-12 f-ink2 halo");
    }

    private static void Band(Svg svg, IReadOnlyList<(int At, Point Point)> run, Scale x, Scale y)
    {
        var both = run.Where(p => p.Point.Low is not null && p.Point.High is not null).ToList();
        if (both.Count < 2) return;
        svg.Polygon(both.Select(p => (x.At(p.At), y.At(p.Point.High!.Value)))
            .Concat(both.AsEnumerable().Reverse().Select(p => (x.At(p.At), y.At(p.Point.Low!.Value)))), "f-band");
    }

    // A gap in the data is a gap in the line: nothing is drawn across it.
    private static IEnumerable<IReadOnlyList<(int At, Point Point)>> Runs(IReadOnlyList<Point> points)
    {
        var run = new List<(int, Point)>();
        for (int at = 0; at <= points.Count; at++)
        {
            if (at < points.Count && points[at].Value is not null) run.Add((at, points[at]));
            else if (run.Count > 0)
            {
                yield return run;
                run = [];
            }
        }
    }

    private static int? Last(IReadOnlyList<Point> points)
    {
        for (int at = points.Count - 1; at >= 0; at--) if (points[at].Value is not null) return at;
        return null;
    }

    private static string Label(Data data, Measure measure, ChartWords words)
    {
        if (Last(data.Points) is not { } last) return measure.Name;
        var point = data.Points[last];
        string interval = point is { Low: { } low, High: { } high } ? $", {measure.Bare(low)} – {measure.Bare(high)}" : "";
        return words.Join(
            [$"{measure.Name}, {data.Points[0].When} – {point.When}: {measure.Text(point.Value!.Value)}{interval}",
                .. data.Means.Select(mean => mean.Label), .. data.Events.Select(happened => happened.Label)]);
    }

    private static ChartTable Table(IReadOnlyList<Point> points, Measure measure, ChartWords words)
    {
        string Cell(double? value) => value is { } v ? measure.Bare(v) : "–";
        return new(["", words.Value, words.Low, words.High],
            [.. points.Select(p => (IReadOnlyList<string>)[p.When, Cell(p.Value), Cell(p.Low), Cell(p.High)])]);
    }
}
