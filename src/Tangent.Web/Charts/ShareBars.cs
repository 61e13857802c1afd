using Tangent.Analytics;

namespace Tangent.Web.Charts;

/// <summary>Parts of a whole as bars from zero, the interval of each as a thin line, and a second figure as a ring where there is one.</summary>
public static class ShareBars
{
    private const double FigureWidth = 120, RowHeight = 30;

    /// <param name="Name">What the share belongs to.</param>
    /// <param name="Share">The share, in the unit of the measure, or why it cannot be told; null for a figure of a model.</param>
    /// <param name="Value">The figure of a model, which has no interval.</param>
    /// <param name="Ring">A second figure on the same scale; null for none.</param>
    public sealed record Row(string Name, Answer? Share, double? Value = null, double? Ring = null);

    /// <summary>Draws the rows in the caller's order on one scale from zero to <paramref name="full"/>.</summary>
    public static Chart Draw(IReadOnlyList<Row> rows, Measure measure, ChartWords words, double full = 100, string? ring = null, double width = 640)
    {
        var scale = new Scale(0, full, TextWidth.Room(rows.Select(row => row.Name), width * 0.35, 13), width - FigureWidth);
        var svg = new Svg(width, rows.Count * RowHeight + 4);
        for (int i = 0; i < rows.Count; i++)
        {
            double y = (i + 0.5) * RowHeight;
            svg.Text(0, y + 4, rows[i].Name, "t-13 f-ink");
            svg.Rect(scale.From, y - 6, scale.To - scale.From, 12, "f-grid", 1);
            if (rows[i].Share is Estimate share) Bar(svg, scale, share, measure, y);
            else if (rows[i].Value is { } value) Bar(svg, scale, value, measure, y, "f-ink");
            else svg.Text(width, y + 4, "–", "t-13 t-e f-ink3");
            if (rows[i].Ring is { } other) svg.Circle(scale.Inside(other), y, 4.5, "f-panel s-ink", 1.6);
        }
        return new(svg.Close(words.Join(rows.Select(row => Sentence(row, measure, words)))),
            Table(rows, measure, words, ring));
    }

    private static void Bar(Svg svg, Scale scale, Estimate share, Measure measure, double y)
    {
        if (share.N >= EvidenceRules.Enough) Bar(svg, scale, share.Point, measure, y, "f-ink");
        else svg.Circle(scale.Inside(share.Point), y, 4, "f-panel s-neu", 1.6).Text(svg.Width - 70, y + 4.5, measure.Text(share.Point), "t-13 t-b t-e f-ink3");
        svg.Line(scale.Inside(share.Low), y, scale.Inside(share.High), y, "s-ink", 1.4);
        svg.Text(svg.Width, y + 4.5, measure.Range(share), "t-11 t-e f-ink3");
    }

    private static void Bar(Svg svg, Scale scale, double value, Measure measure, double y, string paint)
    {
        svg.Rect(scale.From, y - 6, scale.Inside(value) - scale.From, 12, "f-front solid", 1);
        svg.Text(svg.Width - 70, y + 4.5, measure.Text(value), $"t-13 t-b t-e {paint}");
    }

    private static string? Sentence(Row row, Measure measure, ChartWords words) => row.Share is Estimate share
        ? words.Say(measure, share, row.Name) : row.Value is { } value ? $"{row.Name} {measure.Text(value)}" : null;

    private static ChartTable Table(IReadOnlyList<Row> rows, Measure measure, ChartWords words, string? ring) => new(
        ["", words.Value, words.Low, words.High, words.Count, .. ring is null ? Array.Empty<string>() : [ring]],
        [.. rows.Select(row => (IReadOnlyList<string>)[row.Name, .. Figures(row, measure),
            .. ring is null ? Array.Empty<string>() : [row.Ring is { } other ? measure.Text(other) : "–"]])]);

    private static string[] Figures(Row row, Measure measure) => row.Share is Estimate told
        ? [measure.Text(told.Point), measure.Bare(told.Low), measure.Bare(told.High), measure.Count(told.N)]
        : [row.Value is { } value ? measure.Text(value) : "–", "–", "–", "–"];
}
