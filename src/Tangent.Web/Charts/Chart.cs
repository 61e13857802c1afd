using Tangent.Analytics;

namespace Tangent.Web.Charts;

/// <summary>A drawn chart: the picture and the same numbers as a table. Neither is shown without the other.</summary>
/// <param name="Svg">The picture, with role, sentence label and paint classes.</param>
/// <param name="Table">The numbers behind it.</param>
public sealed record Chart(string Svg, ChartTable Table);

/// <summary>The numbers behind a chart, already written in the reader's culture.</summary>
/// <param name="Heads">Column heads; the first column names the row.</param>
/// <param name="Rows">Rows, each as long as the heads.</param>
public sealed record ChartTable(IReadOnlyList<string> Heads, IReadOnlyList<IReadOnlyList<string>> Rows);

/// <summary>The few words that charts write, in the reader's language. Made by <c>PartWords.Charts</c>.</summary>
public sealed record ChartWords
{
    /// <summary>{0} name, {1} value, {2} level in percent, {3} low, {4} high, {5} n.</summary>
    public required string Sentence { get; init; }

    /// <summary>Between sentences of a label; Chinese has no space after its full stop.</summary>
    public required string Between { get; init; }

    public required string Previous { get; init; }

    public required string Target { get; init; }

    public required string Standard { get; init; }

    public required string NotSignificant { get; init; }

    public required string TooFew { get; init; }

    public required string Mean { get; init; }

    public required string UpperLimit { get; init; }

    public required string LowerLimit { get; init; }

    public required string Centre { get; init; }

    public required string Signal { get; init; }

    public required string Value { get; init; }

    public required string Low { get; init; }

    public required string High { get; init; }

    public required string Count { get; init; }

    public required string Penalty { get; init; }

    public required string Reward { get; init; }

    /// <summary>One estimate as a sentence: name, value, interval, n, and what may be said of it.</summary>
    public string Say(Measure measure, Estimate estimate, string? name = null, bool isChange = false)
    {
        string Write(double value) => isChange ? measure.Change(value) + measure.Unit : measure.Text(value);
        return string.Format(measure.Culture, Sentence, name ?? measure.Name, Write(estimate.Point),
            estimate.Level * 100, Write(estimate.Low), Write(estimate.High), measure.Count(estimate.N));
    }

    /// <summary>Several sentences as one label.</summary>
    public string Join(params IEnumerable<string?> sentences) =>
        string.Join(Between, sentences.Where(sentence => !string.IsNullOrEmpty(sentence)));
}
