using Tangent.Analytics;

namespace Tangent.Web.Charts;

/// <summary>Effects on one axis with a zero line. Rows come sorted by the caller, who says by what.</summary>
public static class Forest
{
    private const double ValueWidth = 132, RowHeight = 34, Head = 22;

    /// <param name="Name">What the effect belongs to.</param>
    /// <param name="Effect">The effect with its interval, in the unit of the measure.</param>
    public sealed record Row(string Name, Estimate Effect);

    /// <summary>The whole plot with names at the left and figures at the right.</summary>
    public static Chart Draw(IReadOnlyList<Row> rows, Measure measure, ChartWords words, double width = 528)
    {
        var scale = Over(rows.Select(row => row.Effect),
            TextWidth.Room(rows.Select(row => row.Name), width * 0.4, 13), width - ValueWidth);
        var svg = new Svg(width, Head + rows.Count * RowHeight + 4);
        Axis(svg, scale, measure, Head - 8, Head - 2, svg.Height - 2);
        for (int i = 0; i < rows.Count; i++)
        {
            double y = Head + (i + 0.5) * RowHeight;
            svg.Text(0, y + 4, rows[i].Name, "t-13 f-ink");
            Mark(svg, scale, rows[i].Effect, rows[i].Effect.Against(0, measure.HigherIsBetter), y);
            Figures(svg, rows[i].Effect, measure, words, y + 4);
        }
        return new(svg.Close(Label(rows, measure, words)), Table(rows, measure, words));
    }

    /// <summary>A scale that holds zero and every interval; give the same one to the rows of one table.</summary>
    public static Scale Over(IEnumerable<Estimate> effects, double from, double to) =>
        Scale.Around(effects.SelectMany(effect => new[] { effect.Low, effect.High }).Append(0), from, to, 0.08);

    /// <summary>The axis alone, for the head of a table column.</summary>
    public static string HeadCell(Scale scale, Measure measure, double width = 216)
    {
        var svg = new Svg(width, 16);
        TickWords(svg, scale, measure, 11);
        return svg.CloseAsDecoration();
    }

    /// <summary>One row for a cell of a table, with the figure beside the mark.</summary>
    /// <param name="effect">The effect.</param>
    /// <param name="scale">The scale of all rows.</param>
    /// <param name="measure">How it is written.</param>
    /// <param name="words">Words of the picture.</param>
    /// <param name="width">Width of the cell.</param>
    /// <param name="height">Height of the cell.</param>
    /// <param name="verdict">What may be said, where more was compared than this row shows; null: what its interval says.</param>
    public static string RowCell(Estimate effect, Scale scale, Measure measure, ChartWords words,
        double width = 216, double height = 53, Evidence? verdict = null)
    {
        var svg = new Svg(width, height);
        Grid(svg, scale, 0, height);
        var evidence = verdict ?? effect.Against(0, measure.HigherIsBetter);
        Mark(svg, scale, effect, evidence, height / 2);
        bool isVerdict = evidence.IsVerdict();
        svg.Text(scale.At(effect.High) + 7, height / 2 + 4, measure.Change(effect.Point),
            isVerdict ? "t-12 t-b f-ink" : "t-12 f-ink3");
        return svg.Close(words.Join(words.Say(measure, effect, isChange: true), Doubt(evidence, words)));
    }

    private static void Axis(Svg svg, Scale scale, Measure measure, double textY, double top, double bottom)
    {
        TickWords(svg, scale, measure, textY);
        Grid(svg, scale, top, bottom);
    }

    private static void TickWords(Svg svg, Scale scale, Measure measure, double y)
    {
        var ticks = scale.Ticks();
        foreach (double tick in ticks) svg.Text(scale.At(tick), y, measure.ForAxis(ticks).Change(tick), "t-11 f-ink3 t-m");
    }

    private static void Grid(Svg svg, Scale scale, double top, double bottom)
    {
        foreach (double tick in scale.Ticks().Where(tick => tick != 0))
            svg.Line(scale.At(tick), top, scale.At(tick), bottom, "s-grid");
        svg.Line(scale.At(0), top, scale.At(0), bottom, "s-ink3");
    }

    private static void Mark(Svg svg, Scale scale, Estimate effect, Evidence evidence, double y)
    {
        string stroke = "s-" + evidence.Tone();
        double low = scale.At(effect.Low), high = scale.At(effect.High);
        svg.Line(low, y, high, y, stroke, 2).Line(low, y - 4, low, y + 4, stroke, 2).Line(high, y - 4, high, y + 4, stroke, 2);
        if (evidence.IsVerdict()) svg.Circle(scale.At(effect.Point), y, 4.5, $"f-{evidence.Tone()} s-panel", 1.5);
        else svg.Circle(scale.At(effect.Point), y, 4.5, "f-panel s-neu", 1.8);
    }

    // Point and interval stand in two columns: side by side a minus sign would read as a dash.
    private static void Figures(Svg svg, Estimate effect, Measure measure, ChartWords words, double y)
    {
        var evidence = effect.Against(0, measure.HigherIsBetter);
        string figure = evidence.IsVerdict() ? $"t-13 t-b t-e f-{evidence.Tone()}" : "t-13 t-e f-ink3";
        if (evidence is Evidence.TooFew)
        {
            svg.Text(svg.Width, y, $"{words.TooFew} n={measure.Count(effect.N)}", "t-12 f-ink3 t-e");
            return;
        }
        svg.Text(svg.Width - 86, y, measure.Change(effect.Point), figure);
        svg.Text(svg.Width, y, measure.Range(effect), "t-12 f-ink3 t-e");
    }

    private static string? Doubt(Estimate effect, ChartWords words) => Doubt(effect.Against(0), words);

    private static string? Doubt(Evidence evidence, ChartWords words) => evidence switch
    {
        Evidence.TooFew => words.TooFew,
        Evidence.NotSignificant => words.NotSignificant,
        _ => null,
    };

    private static string Label(IReadOnlyList<Row> rows, Measure measure, ChartWords words) => words.Join(
        rows.Select(row => words.Join(words.Say(measure, row.Effect, row.Name, isChange: true), Doubt(row.Effect, words))));

    private static ChartTable Table(IReadOnlyList<Row> rows, Measure measure, ChartWords words) => new(
        ["", words.Value, words.Low, words.High, words.Count, ""],
        [.. rows.Select(row => (IReadOnlyList<string>)
            [row.Name, measure.Change(row.Effect.Point), measure.Bare(row.Effect.Low), measure.Bare(row.Effect.High),
                measure.Count(row.Effect.N), Doubt(row.Effect, words) ?? ""])]);
}
