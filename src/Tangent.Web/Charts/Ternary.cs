namespace Tangent.Web.Charts;

/// <summary>Three shares that add up to 100, as a point in a triangle: a corner is one party alone, the middle is balance.</summary>
public static class Ternary
{
    private const double Side = 240, Left = 60, Top = 30;

    private static readonly double Tall = Side * Math.Sqrt(3) / 2;

    /// <param name="Name">What the point is.</param>
    /// <param name="Shares">Shares of the three parties in per cent, in the order of the corners.</param>
    /// <param name="IsSubject">Whether the page is about it: drawn large and filled.</param>
    public sealed record Point(string Name, (double First, double Second, double Third) Shares, bool IsSubject = true);

    /// <summary>Draws it.</summary>
    /// <param name="points">The points; the subject is drawn last.</param>
    /// <param name="corners">Names of the three parties: top, left, right.</param>
    /// <param name="label">What a screen reader says instead of the picture.</param>
    /// <param name="percent">A share in the reader's culture.</param>
    public static Chart Draw(IReadOnlyList<Point> points, (string Top, string Left, string Right) corners, string label, Func<double, string> percent)
    {
        var svg = new Svg(Left * 2 + Side, Top + Tall + 34);
        for (int step = 1; step < 5; step++) Grid(svg, step * 20);
        svg.Polygon([At((100, 0, 0)), At((0, 100, 0)), At((0, 0, 100))], "f-none s-lines");
        var (top, left, right) = (At((100, 0, 0)), At((0, 100, 0)), At((0, 0, 100)));
        svg.Text(top.X, top.Y - 10, corners.Top, "t-12 f-ink2 t-m");
        svg.Text(left.X, left.Y + 20, corners.Left, "t-12 f-ink2 t-m");
        svg.Text(right.X, right.Y + 20, corners.Right, "t-12 f-ink2 t-m");
        foreach (var point in points.OrderBy(p => p.IsSubject))
        {
            var (x, y) = At(point.Shares);
            svg.Circle(x, y, point.IsSubject ? 6 : 3.5, point.IsSubject ? "f-s1" : "f-panel s-s2", point.IsSubject ? 0 : 1.5);
            if (point.IsSubject) svg.Text(x + 10, y + 4, point.Name, "t-12 f-ink halo");
        }
        return new(svg.Close(label), new(["", corners.Top, corners.Left, corners.Right],
            [.. points.Select(p => (IReadOnlyList<string>)[p.Name, percent(p.Shares.First), percent(p.Shares.Second), percent(p.Shares.Third)])]));
    }

    private static void Grid(Svg svg, double share)
    {
        double rest = 100 - share;
        foreach (var (from, to) in new[]
        {
            (At((share, rest, 0)), At((share, 0, rest))), (At((rest, share, 0)), At((0, share, rest))), (At((rest, 0, share)), At((0, rest, share))),
        })
            svg.Line(from.X, from.Y, to.X, to.Y, "s-grid");
    }

    private static (double X, double Y) At((double First, double Second, double Third) shares)
    {
        double whole = Math.Max(1e-9, shares.First + shares.Second + shares.Third);
        double x = (shares.Third + shares.First / 2) / whole, y = 1 - shares.First / whole;
        return (Left + x * Side, Top + y * Tall);
    }
}
