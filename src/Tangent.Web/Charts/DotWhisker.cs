using Tangent.Analytics;

namespace Tangent.Web.Charts;

/// <summary>A level with its interval on a line, the previous period as ○ and the target as ┃: a key figure's chart.</summary>
public static class DotWhisker
{
    /// <param name="Now">The value of this period.</param>
    /// <param name="Previous">The value of the period before, or null.</param>
    /// <param name="Target">Target or standard, or null.</param>
    /// <param name="TargetWord">目标 or 标准, or null for the usual word.</param>
    public sealed record Data(Estimate Now, double? Previous = null, double? Target = null, string? TargetWord = null);

    /// <summary>Draws it; 190 by 22 unless told. Its words stand beside it as text, so that they do not shrink with it.</summary>
    /// <param name="data">What is drawn.</param>
    /// <param name="measure">How it is written.</param>
    /// <param name="words">Words of the picture.</param>
    /// <param name="width">Width.</param>
    /// <param name="shared">One scale for the rows of a table; null: its own.</param>
    public static Chart Draw(Data data, Measure measure, ChartWords words, double width = 190, Scale? shared = null)
    {
        double?[] seen = [data.Now.Low, data.Now.High, data.Now.Point, data.Previous, data.Target];
        var scale = shared ?? Scale.Around(seen.OfType<double>(), 4, width - 4);
        var svg = new Svg(width, 22).Line(4, 11, width - 4, 11, "s-grid");
        if (data.Target is { } target) svg.Line(scale.At(target), 4, scale.At(target), 18, "s-ink", 1.5);
        if (data.Previous is { } previous) svg.Circle(scale.At(previous), 11, 3.4, "f-panel s-s2", 1.4);
        svg.Line(scale.At(data.Now.Low), 11, scale.At(data.Now.High), 11, "s-s1 faint", 3);
        bool isThin = data.Now.N < EvidenceRules.Enough;
        svg.Circle(scale.At(data.Now.Point), 11, 4, isThin ? "f-panel s-neu" : "f-s1", isThin ? 1.8 : 0);

        string? before = data.Previous is { } p ? $"{words.Previous} {measure.Bare(p)}" : null;
        string? goal = data.Target is { } t ? $"{data.TargetWord ?? words.Target} {measure.Bare(t)}" : null;
        string label = words.Join(words.Say(measure, data.Now), isThin ? words.TooFew : null, before, goal);
        return new(svg.Close(label), new(
            ["", words.Value, words.Low, words.High, words.Count],
            [[measure.Name, measure.Text(data.Now.Point), measure.Bare(data.Now.Low), measure.Bare(data.Now.High),
                measure.Count(data.Now.N)]]));
    }
}
