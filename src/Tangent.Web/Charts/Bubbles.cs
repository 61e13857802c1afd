using Tangent.Analytics;

namespace Tangent.Web.Charts;

/// <summary>Two measures and a size. Filled when the effect is significant, hollow grey when it is not.</summary>
public static class Bubbles
{
    private const double Left = 44, Right = 16, Top = 14, Bottom = 40;
    private static readonly int[] Steps = [1, 2, 5];

    /// <param name="Name">What the bubble is.</param>
    /// <param name="X">Measure across.</param>
    /// <param name="Y">Measure upwards, with its interval.</param>
    /// <param name="Size">How much it concerns, such as the share of customers; its area is drawn.</param>
    public sealed record Bubble(string Name, double X, Estimate Y, double Size);

    /// <summary>
    /// Draws it; <paramref name="reference"/> is the level of y that decides between good and bad. With
    /// <paramref name="isLogAcross"/> tenfold steps across are equally wide: for counts that differ by thousands.
    /// </summary>
    public static Chart Draw(IReadOnlyList<Bubble> bubbles, Measure across, Measure up, double reference, ChartWords words,
        double width = 528, double height = 300, bool isLogAcross = false)
    {
        var svg = new Svg(width, height);
        double Across(Bubble bubble) => isLogAcross ? Math.Log10(Math.Max(1, bubble.X)) : bubble.X;
        var x = Scale.Around(bubbles.Select(Across), Left, width - Right, 0.14);
        var y = Scale.Around(bubbles.SelectMany(b => new[] { b.Y.Low, b.Y.High }).Append(reference), height - Bottom, Top, 0.1);
        Axes(svg, x, isLogAcross ? Decades(x) : [.. x.Ticks().Select(tick => (tick, tick))], y, across, up);
        svg.Line(Left, y.At(reference), width - Right, y.At(reference), "s-ink3", 1, "3 3");
        double largest = Math.Max(1e-9, bubbles.Max(b => b.Size));
        double Radius(Bubble bubble) => 5 + 17 * Math.Sqrt(bubble.Size / largest);
        var ordered = bubbles.OrderByDescending(b => b.Size).ToList();
        foreach (var bubble in ordered)
            One(svg, bubble, x.At(Across(bubble)), y, Radius(bubble), bubble.Y.Against(reference, up.HigherIsBetter));
        var places = BubbleLabels.Find([.. ordered.Select(b => (x.At(Across(b)), y.At(b.Y.Point), Radius(b), b.Name))], width);
        foreach (var (bubble, place) in ordered.Zip(places))
            svg.Text(place.X, place.Y, bubble.Name, $"t-12 f-ink halo{(place.IsEnd ? " t-e" : "")}");
        return new(svg.Close(Label(bubbles, up, words)), Table(bubbles, across, up, words));
    }

    // 1, 2 and 5 of every power of ten that the axis shows; the place of a mark is the logarithm of its value.
    private static List<(double At, double Value)> Decades(Scale x) =>
        [.. from power in Enumerable.Range((int)Math.Floor(x.Low), (int)(Math.Ceiling(x.High) - Math.Floor(x.Low)) + 1)
            from step in Steps
            let value = step * Math.Pow(10, power)
            let at = Math.Log10(value)
            where at >= x.Low && at <= x.High
            select (at, value)];

    private static void Axes(Svg svg, Scale x, IReadOnlyList<(double At, double Value)> marks, Scale y, Measure across, Measure up)
    {
        double floor = svg.Height - Bottom;
        var ticks = y.Ticks();
        foreach (double tick in ticks)
        {
            svg.Line(Left, y.At(tick), svg.Width - Right, y.At(tick), "s-grid");
            svg.Text(Left - 8, y.At(tick) + 4, up.ForAxis(ticks).Bare(tick), "t-11 f-ink3 t-e");
        }
        svg.Line(Left, floor, svg.Width - Right, floor, "s-lines");
        foreach (var (at, value) in marks) svg.Text(x.At(at), floor + 16, across.Bare(value), "t-11 f-ink3 t-m");
        svg.Text(svg.Width - Right, svg.Height - 6, $"{across.Name} →", "t-12 f-ink2 t-e");
        svg.Text(Left, 11, $"↑ {up.Name}", "t-12 f-ink2");
    }

    private static void One(Svg svg, Bubble bubble, double cx, Scale y, double radius, Evidence evidence)
    {
        double cy = y.At(bubble.Y.Point);
        svg.Line(cx, y.At(bubble.Y.Low), cx, y.At(bubble.Y.High), $"s-{evidence.Tone()}", 1.2);
        if (evidence.IsVerdict()) svg.Circle(cx, cy, radius, $"f-{evidence.Tone()}m s-panel", 1.5);
        else svg.Circle(cx, cy, radius, "f-panel s-neu", 1.5);
    }

    private static string Label(IReadOnlyList<Bubble> bubbles, Measure up, ChartWords words) => words.Join(
        bubbles.Select(b => b.Y.N == 0
            ? $"{b.Name} {up.Name} {up.Text(b.Y.Point)}"   // stated, not measured: an interval would lie
            : words.Join(words.Say(up, b.Y, b.Name), b.Y.N < EvidenceRules.Enough ? words.TooFew : null)));

    private static ChartTable Table(IReadOnlyList<Bubble> bubbles, Measure across, Measure up, ChartWords words) => new(
        ["", across.Name, up.Name, words.Low, words.High, words.Count],
        [.. bubbles.Select(b => (IReadOnlyList<string>)
            [b.Name, across.Text(b.X), up.Text(b.Y.Point), b.Y.N == 0 ? "–" : up.Bare(b.Y.Low), b.Y.N == 0 ? "–" : up.Bare(b.Y.High),
                up.Count(b.Y.N)])]);
}
