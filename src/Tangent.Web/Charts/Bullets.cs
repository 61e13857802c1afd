using Tangent.Analytics;

namespace Tangent.Web.Charts;

/// <summary>Attainment against standards: bars from zero, a thick tick for the standard, a thin line for the interval.</summary>
public static class Bullets
{
    private const double ValueWidth = 84, RowHeight = 26;

    /// <param name="Name">What is measured.</param>
    /// <param name="Reached">What was reached, in the unit of the measure.</param>
    /// <param name="Standard">What should be reached.</param>
    public sealed record Row(string Name, Estimate Reached, double Standard);

    /// <summary>Draws the rows on one scale from zero to <paramref name="full"/>, 100 for percentages.</summary>
    public static Chart Draw(IReadOnlyList<Row> rows, Measure measure, ChartWords words, double full = 100, double width = 430)
    {
        var scale = new Scale(0, full, TextWidth.Room(rows.Select(row => row.Name), width * 0.45), width - ValueWidth);
        var svg = new Svg(width, rows.Count * RowHeight);
        for (int i = 0; i < rows.Count; i++)
        {
            double y = (i + 0.5) * RowHeight;
            var evidence = rows[i].Reached.Against(rows[i].Standard, measure.HigherIsBetter);
            svg.Text(0, y + 4, rows[i].Name, "t-12 f-ink2");
            Bar(svg, scale, rows[i], evidence, y);
            string tone = evidence.IsVerdict() ? "f-" + evidence.Tone() : "f-ink";
            svg.Text(width - 34, y + 4.5, measure.Bare(rows[i].Reached.Point), $"t-13 t-b t-e {tone}");
            svg.Text(width, y + 4.5, $"/ {measure.Bare(rows[i].Standard)}", "t-12 t-e f-ink3");
        }
        return new(svg.Close(Label(rows, measure, words)), Table(rows, measure, words));
    }

    private static void Bar(Svg svg, Scale scale, Row row, Evidence evidence, double y)
    {
        svg.Rect(scale.From, y - 4, scale.To - scale.From, 8, "f-grid", 1);
        if (row.Reached.N >= EvidenceRules.Enough)
            svg.Rect(scale.From, y - 4, scale.Inside(row.Reached.Point) - scale.From, 8, $"f-{evidence.Tone()} solid", 1);
        svg.Line(scale.Inside(row.Reached.Low), y, scale.Inside(row.Reached.High), y, "s-ink", 1.2);
        if (row.Reached.N < EvidenceRules.Enough) svg.Circle(scale.Inside(row.Reached.Point), y, 3.4, "f-panel s-neu", 1.6);
        svg.Line(scale.Inside(row.Standard), y - 8, scale.Inside(row.Standard), y + 8, "s-ink", 2.5);
    }

    private static string Label(IReadOnlyList<Row> rows, Measure measure, ChartWords words) => words.Join(
        rows.Select(row => words.Join(words.Say(measure, row.Reached, row.Name),
            $"{words.Standard} {measure.Text(row.Standard)}",
            row.Reached.N < EvidenceRules.Enough ? words.TooFew : null)));

    private static ChartTable Table(IReadOnlyList<Row> rows, Measure measure, ChartWords words) => new(
        ["", words.Value, words.Low, words.High, words.Standard, words.Count],
        [.. rows.Select(row => (IReadOnlyList<string>)
            [row.Name, measure.Text(row.Reached.Point), measure.Bare(row.Reached.Low), measure.Bare(row.Reached.High),
                measure.Text(row.Standard), measure.Count(row.Reached.N)])]);
}
