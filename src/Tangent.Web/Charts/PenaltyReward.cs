using Tangent.Analytics;

namespace Tangent.Web.Charts;

/// <summary>What failing costs (left) and what excelling adds (right), from zero, with whiskers and the kind of moment.</summary>
public static class PenaltyReward
{
    private const double RowHeight = 34, Head = 20;

    /// <param name="Name">The moment.</param>
    /// <param name="Penalty">Change when it fails, normally below zero.</param>
    /// <param name="Reward">Change when it excels, normally above zero.</param>
    /// <param name="Kind">Word of its kind, such as 破坏型; the caller decides it by the statistic.</param>
    /// <param name="Tone">Colour of the word: pos, neg or neu.</param>
    public sealed record Row(string Name, Estimate Penalty, Estimate Reward, string Kind, string Tone);

    /// <summary>Draws the rows on one scale with zero.</summary>
    public static Chart Draw(IReadOnlyList<Row> rows, Measure measure, ChartWords words, double width = 336)
    {
        var scale = Forest.Over(rows.SelectMany(row => new[] { row.Penalty, row.Reward }),
            TextWidth.Room(rows.Select(row => row.Name), width * 0.42, 13), width - TextWidth.Room(rows.Select(row => row.Kind), 90));
        var svg = new Svg(width, Head + rows.Count * RowHeight);
        var ticks = scale.Ticks();
        foreach (double tick in ticks)
        {
            svg.Text(scale.At(tick), 11, measure.ForAxis(ticks).Change(tick), "t-11 f-ink3 t-m");
            svg.Line(scale.At(tick), Head, scale.At(tick), svg.Height, "s-grid");
        }
        for (int i = 0; i < rows.Count; i++)
        {
            double y = Head + (i + 0.5) * RowHeight;
            svg.Text(0, y + 4, rows[i].Name, "t-13 f-ink");
            Bar(svg, scale, rows[i].Penalty, "neg", y);
            Bar(svg, scale, rows[i].Reward, "pos", y);
            svg.Text(width, y + 4, rows[i].Kind, $"t-12 t-e {(rows[i].Tone == "neu" ? "f-ink2" : $"t-b f-{rows[i].Tone}")}");
        }
        svg.Line(scale.At(0), Head, scale.At(0), svg.Height, "s-ink");
        return new(svg.Close(Label(rows, measure, words)), Table(rows, measure, words));
    }

    // An interval that holds zero proves no effect: its bar is drawn hollow.
    private static void Bar(Svg svg, Scale scale, Estimate effect, string tone, double y)
    {
        double zero = scale.At(0), end = scale.At(effect.Point);
        string paint = effect.Against(0).IsVerdict() ? $"f-{tone} solid" : "f-panel s-neu";
        svg.Rect(Math.Min(zero, end), y - 8, Math.Abs(end - zero), 16, paint);
        svg.Line(scale.At(effect.Low), y, scale.At(effect.High), y, "s-ink", 1.2);
    }

    private static string Label(IReadOnlyList<Row> rows, Measure measure, ChartWords words) => words.Join(
        rows.Select(row => words.Join($"{row.Name} {row.Kind}",
            words.Say(measure, row.Penalty, words.Penalty, isChange: true),
            words.Say(measure, row.Reward, words.Reward, isChange: true))));

    private static ChartTable Table(IReadOnlyList<Row> rows, Measure measure, ChartWords words) => new(
        ["", words.Penalty, words.Low, words.High, words.Reward, words.Low, words.High, words.Count, ""],
        [.. rows.Select(row => (IReadOnlyList<string>)
            [row.Name, measure.Change(row.Penalty.Point), measure.Bare(row.Penalty.Low), measure.Bare(row.Penalty.High),
                measure.Change(row.Reward.Point), measure.Bare(row.Reward.Low), measure.Bare(row.Reward.High),
                measure.Count(Math.Min(row.Penalty.N, row.Reward.N)), row.Kind])]);
}
