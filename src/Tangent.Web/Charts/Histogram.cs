using Tangent.Analytics;

namespace Tangent.Web.Charts;

/// <summary>How scores are spread, split by what drives them; the mean with its interval stands below the axis.</summary>
public static class Histogram
{
    private const double Top = 18, Axis = 42;

    /// <param name="Label">The score or the bin.</param>
    /// <param name="Good">Share in percent with the driver in order.</param>
    /// <param name="Bad">Share in percent with the driver failed; 0 when nothing is split.</param>
    public sealed record Bin(string Label, double Good, double Bad);

    /// <param name="Bins">In order.</param>
    /// <param name="Mean">Mean of the scores.</param>
    /// <param name="Standard">Standard on the same scale, or null.</param>
    /// <param name="FirstBin">The score of the first bin; bins are one score wide.</param>
    /// <param name="GoodWord">Name of the good group, null when nothing is split.</param>
    /// <param name="BadWord">Name of the bad group, null when nothing is split.</param>
    public sealed record Data(
        IReadOnlyList<Bin> Bins, Estimate Mean, double? Standard, double FirstBin, string? GoodWord, string? BadWord);

    /// <summary>Draws it; bars start at zero.</summary>
    public static Chart Draw(Data data, Measure measure, ChartWords words, double width = 336, double height = 200)
    {
        var svg = new Svg(width, height);
        double slot = width / Math.Max(1, data.Bins.Count), floor = height - Axis;
        double tallest = Math.Max(1e-9, data.Bins.Max(bin => bin.Good + bin.Bad));
        var y = new Scale(0, tallest, floor, Top);
        for (int i = 0; i < data.Bins.Count; i++) Column(svg, data, data.Bins[i], i * slot, slot, y, measure);
        svg.Line(0, floor, width, floor, "s-lines");
        MeanBelow(svg, data, measure, words, at => (at - data.FirstBin + 0.5) * slot);
        return new(svg.Close(Label(data, measure, words)), Table(data, measure, words));
    }

    private static void Column(Svg svg, Data data, Bin bin, double left, double slot, Scale y, Measure measure)
    {
        double wide = slot - 3, mid = y.At(bin.Bad), top = y.At(bin.Good + bin.Bad);
        bool isSplit = data.BadWord is not null;
        if (isSplit) svg.Rect(left + 1.5, mid, wide, y.From - mid, "f-neg solid");
        svg.Rect(left + 1.5, top, wide, mid - top, isSplit ? "f-posm" : "f-s1 solid");
        svg.Text(left + slot / 2, top - 4, (measure with { Decimals = 0 }).Bare(bin.Good + bin.Bad), "t-11 f-ink2 t-m");
        svg.Text(left + slot / 2, y.From + 13, bin.Label, "t-11 f-ink3 t-m");
    }

    private static void MeanBelow(Svg svg, Data data, Measure measure, ChartWords words, Func<double, double> at)
    {
        double y = svg.Height - 20;
        svg.Line(at(data.Mean.Low), y, at(data.Mean.High), y, "s-s1 faint", 4).Circle(at(data.Mean.Point), y, 3.4, "f-s1");
        if (data.Standard is { } standard) svg.Line(at(standard), y - 5, at(standard), y + 5, "s-ink", 1.5);
        svg.Text(0, svg.Height - 3, $"{words.Mean} {measure.Text(data.Mean.Point)}", "t-12 t-b f-s1");
        if (data.Standard is { } s) svg.Text(svg.Width, svg.Height - 3, $"┃ {words.Standard} {measure.Bare(s)}", "t-12 f-ink2 t-e");
    }

    private static string Label(Data data, Measure measure, ChartWords words) => words.Join(
        words.Say(measure, data.Mean, $"{measure.Name} {words.Mean}"),
        data.Standard is { } standard ? $"{words.Standard} {measure.Text(standard)}" : null,
        data.Mean.N < EvidenceRules.Enough ? words.TooFew : null);

    private static ChartTable Table(Data data, Measure measure, ChartWords words)
    {
        var share = measure with { Decimals = 1, Unit = "%" };
        return data.BadWord is null
            ? new(["", words.Value], [.. data.Bins.Select(b => (IReadOnlyList<string>)[b.Label, share.Text(b.Good)])])
            : new(["", data.GoodWord ?? "", data.BadWord],
                [.. data.Bins.Select(b => (IReadOnlyList<string>)[b.Label, share.Text(b.Good), share.Text(b.Bad)])]);
    }
}
