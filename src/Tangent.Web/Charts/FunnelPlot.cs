using Tangent.Analytics.LeagueTables;

namespace Tangent.Web.Charts;

/// <summary>Shares of units over their size, with what chance does to a unit of each size. Only what lies beyond the outer limits is filled.</summary>
public static class FunnelPlot
{
    private const double Left = 44, Right = 20, Top = 18, Bottom = 40;
    private const int Pieces = 60;

    /// <param name="Name">The unit.</param>
    /// <param name="Size">Its judgements.</param>
    /// <param name="Share">Its share, 0 to 1.</param>
    /// <param name="Place">Where it lies.</param>
    public sealed record Unit(string Name, int Size, double Share, FunnelPlace Place);

    /// <summary>Draws it; high is bad. Shares are written in per cent.</summary>
    /// <param name="units">At least one.</param>
    /// <param name="centre">Share of all together, above 0 and below 1.</param>
    /// <param name="across">How sizes are written.</param>
    /// <param name="up">How shares are written, in per cent.</param>
    /// <param name="words">Words of the picture.</param>
    /// <param name="width">Width.</param>
    /// <param name="height">Height.</param>
    public static Chart Draw(IReadOnlyList<Unit> units, double centre, Measure across, Measure up, ChartWords words, double width = 640, double height = 300)
    {
        var svg = new Svg(width, height);
        var x = new Scale(0, units.Max(unit => unit.Size) * 1.06, Left, width - Right);
        int least = Math.Max(1, Math.Min(units.Min(unit => unit.Size), (int)(x.High / Pieces)));
        var widest = Funnel.Limits(centre, units.Min(unit => unit.Size));
        var y = Scale.Around([.. units.Select(unit => unit.Share), widest.Low998, widest.High998], height - Bottom, Top, 0.08);
        Axes(svg, x, y, across, up);
        Limits(svg, centre, least, x, y);
        svg.Line(Left, y.Inside(centre), width - Right, y.Inside(centre), "s-ink3", 1, "3 3");
        foreach (var unit in units) One(svg, unit, x, y);
        return new(svg.Close(words.Join(units.Select(unit => $"{unit.Name} {up.Text(100 * unit.Share)}, {words.Count} {across.Bare(unit.Size)}"))),
            Table(units, centre, across, up, words));
    }

    private static void Axes(Svg svg, Scale x, Scale y, Measure across, Measure up)
    {
        var percents = new Scale(100 * y.Low, 100 * y.High, y.From, y.To);
        var ticks = percents.Ticks();
        foreach (double tick in ticks)
        {
            svg.Line(Left, percents.At(tick), svg.Width - Right, percents.At(tick), "s-grid");
            svg.Text(Left - 8, percents.At(tick) + 4, up.ForAxis(ticks).Bare(tick), "t-11 f-ink3 t-e");
        }
        double floor = svg.Height - Bottom;
        svg.Line(Left, floor, svg.Width - Right, floor, "s-lines");
        foreach (double tick in x.Ticks()) svg.Text(x.At(tick), floor + 16, across.Bare(tick), "t-11 f-ink3 t-m");
        svg.Text(svg.Width - Right, svg.Height - 6, $"{across.Name} →", "t-12 f-ink2 t-e");
        svg.Text(Left, 11, $"↑ {up.Name} ({up.Unit})", "t-12 f-ink2");
    }

    private static void Limits(Svg svg, double centre, int least, Scale x, Scale y)
    {
        int[] sizes = [.. Enumerable.Range(0, Pieces + 1).Select(i => (int)Math.Round(least + (x.High - least) * i / Pieces)).Distinct()];
        foreach (var (pick, paint) in ((Func<FunnelLimits, double> Pick, string Paint)[])[
            (limits => limits.Low95, "s-lines"), (limits => limits.High95, "s-lines"),
            (limits => limits.Low998, "s-ink3"), (limits => limits.High998, "s-ink3")])
            svg.Polyline(sizes.Select(size => (x.At(size), y.Inside(pick(Funnel.Limits(centre, size))))), paint, 1.2);
    }

    private static void One(Svg svg, Unit unit, Scale x, Scale y)
    {
        bool isFar = unit.Place is FunnelPlace.VeryHigh or FunnelPlace.VeryLow;
        string tone = unit.Place is FunnelPlace.VeryHigh ? "neg" : "pos";
        double cx = x.At(unit.Size), cy = y.Inside(unit.Share);
        svg.Circle(cx, cy, 5, isFar ? $"f-{tone} s-panel" : "f-panel s-neu", 1.6);
        if (!isFar) return;
        bool isRight = cx > svg.Width * 0.7;
        svg.Text(isRight ? cx - 9 : cx + 9, cy + 4, unit.Name, $"t-12 f-ink halo{(isRight ? " t-e" : "")}");
    }

    private static ChartTable Table(IReadOnlyList<Unit> units, double centre, Measure across, Measure up, ChartWords words) => new(
        ["", up.Name, $"{words.LowerLimit} 99.8", $"{words.UpperLimit} 99.8", across.Name],
        [.. units.Select(unit => (Unit: unit, Limits: Funnel.Limits(centre, unit.Size))).Select(one => (IReadOnlyList<string>)
            [one.Unit.Name, up.Text(100 * one.Unit.Share), up.Bare(100 * one.Limits.Low998), up.Bare(100 * one.Limits.High998), across.Bare(one.Unit.Size)])]);
}
