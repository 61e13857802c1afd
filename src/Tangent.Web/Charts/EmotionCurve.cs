using Tangent.Analytics;

namespace Tangent.Web.Charts;

/// <summary>How a service feels along its steps: a smooth line through the mean scores with their intervals; peak, trough and end by name.</summary>
public static class EmotionCurve
{
    private const double Height = 132, Top = 30, Bottom = 20, Thick = 2.2;

    /// <param name="Column">In which column, from 0.</param>
    /// <param name="Score">Mean score with its interval.</param>
    /// <param name="Mark">What the point is called beside its number, such as 峰; null for an ordinary one.</param>
    /// <param name="Tone">Paint of a marked point: pos, neg or ink.</param>
    public sealed record Point(int Column, Estimate Score, string? Mark = null, string Tone = "s1");

    /// <param name="Column">In which column, from 0.</param>
    /// <param name="Value">How it shall feel, on the scale that is drawn.</param>
    /// <param name="Text">What is written below it: the words or the number of its own scale.</param>
    public sealed record Designed(int Column, double Value, string Text);

    /// <summary>Draws the points over columns of equal width.</summary>
    /// <param name="points">In the order of columns; columns without a score have none.</param>
    /// <param name="columns">How many columns.</param>
    /// <param name="least">Lowest value that is drawn.</param>
    /// <param name="most">Highest.</param>
    /// <param name="measure">How numbers are written.</param>
    /// <param name="width">Width of all columns.</param>
    /// <param name="designed">How it shall feel: a broken line behind, in the order of columns.</param>
    public static string Draw(IReadOnlyList<Point> points, int columns, double least, double most, Measure measure, double width = 1240,
        IReadOnlyList<Designed>? designed = null)
    {
        var svg = new Svg(width, Height);
        var y = new Scale(least, most, Height - Bottom, Top);
        double X(Point point) => (point.Column + 0.5) * width / columns;
        for (int i = 0; i <= 2; i++) svg.Line(0, y.At(least + (most - least) * i / 2), width, y.At(least + (most - least) * i / 2), "s-grid");
        Meant(svg, designed ?? [], column => (column + 0.5) * width / columns, y);
        if (points.Count > 1)
        {
            svg.Polygon(points.Select(one => (X(one), y.At(Math.Min(most, one.Score.High))))
                .Concat(points.Reverse().Select(one => (X(one), y.At(Math.Max(least, one.Score.Low))))), "f-band");
            svg.Curve([.. Smooth([.. points.Select(one => (X(one), y.At(one.Score.Point)))])], "s-s1", Thick);
        }
        foreach (var one in points)
        {
            var (x, at) = (X(one), y.At(one.Score.Point));
            svg.Line(x, y.At(Math.Min(most, one.Score.High)), x, y.At(Math.Max(least, one.Score.Low)), "s-s1");
            svg.Circle(x, at, one.Mark is null ? 3.2 : 5, $"f-{one.Tone}");
            string text = one.Mark is null ? measure.Bare(one.Score.Point) : $"{one.Mark} {measure.Bare(one.Score.Point)}";
            svg.Text(x, at - 11, text, one.Mark is null ? "t-12 f-ink2 t-m halo" : $"t-12 t-b f-{one.Tone} t-m halo");
        }
        return svg.Close($"{measure.Name}: " + string.Join("; ", points.Select(one =>
            $"{one.Column + 1} {one.Mark} {measure.Bare(one.Score.Point)} ({measure.Range(one.Score)})")
            .Concat((designed ?? []).Select(one => $"{one.Column + 1} {one.Text}"))));
    }

    // Hollow, and written below its points: what was measured is filled and written above.
    private static void Meant(Svg svg, IReadOnlyList<Designed> designed, Func<int, double> x, Scale y)
    {
        for (int i = 1; i < designed.Count; i++)
            svg.Line(x(designed[i - 1].Column), y.At(designed[i - 1].Value), x(designed[i].Column), y.At(designed[i].Value), "s-ink3", 1.4, "5 4");
        foreach (var one in designed)
        {
            svg.Circle(x(one.Column), y.At(one.Value), 3.6, "f-panel s-ink3");
            svg.Text(x(one.Column), y.At(one.Value) + 16, one.Text, "t-11 f-ink2 t-m halo");
        }
    }

    // Level at each point, so that the line never swings beyond what was measured.
    private static IEnumerable<(double X, double Y)> Smooth(IReadOnlyList<(double X, double Y)> points)
    {
        yield return points[0];
        for (int i = 1; i < points.Count; i++)
        {
            double half = (points[i].X - points[i - 1].X) / 2;
            yield return (points[i - 1].X + half, points[i - 1].Y);
            yield return (points[i].X - half, points[i].Y);
            yield return points[i];
        }
    }
}
