namespace Tangent.Web.Charts;

/// <summary>A small line with its band for small multiples. All of one row share a scale, so that they compare.</summary>
public static class Sparkline
{
    /// <summary>Draws it, 138 by 66; the dashed line is the reference that all of the row share.</summary>
    /// <param name="points">In order of time; gaps are not drawn across.</param>
    /// <param name="low">Low end of the shared scale.</param>
    /// <param name="high">High end of the shared scale.</param>
    /// <param name="reference">Shared reference, such as the mean of all, or null.</param>
    /// <param name="label">What a screen reader says, with value and interval.</param>
    public static string Draw(IReadOnlyList<BandLine.Point> points, double low, double high, double? reference, string label)
    {
        const double width = 138, height = 66, right = 8;
        var x = new Scale(0, Math.Max(1, points.Count - 1), 2, width - right);
        var y = new Scale(low, high, height - 6, 6);
        var svg = new Svg(width, height);
        if (reference is { } at) svg.Line(0, y.Inside(at), width - right, y.Inside(at), "s-lines", 1, "2 3");
        var known = points.Select((point, i) => (Point: point, X: x.At(i))).Where(p => p.Point.Value is not null).ToList();
        var both = known.Where(p => p.Point is { Low: not null, High: not null }).ToList();
        if (both.Count > 1)
            svg.Polygon(both.Select(p => (p.X, y.Inside(p.Point.High!.Value)))
                .Concat(both.AsEnumerable().Reverse().Select(p => (p.X, y.Inside(p.Point.Low!.Value)))), "f-band");
        svg.Polyline(known.Select(p => (p.X, y.Inside(p.Point.Value!.Value))), "s-s1", 1.8);
        if (known.Count > 0) svg.Circle(known[^1].X, y.Inside(known[^1].Point.Value!.Value), 2.6, "f-s1");
        return svg.Close(label);
    }
}
