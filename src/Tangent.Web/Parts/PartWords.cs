using Tangent.Web.Charts;

namespace Tangent.Web.Parts;

/// <summary>The words of parts that are handed to pure functions, taken in the language of the request.</summary>
public sealed class PartWords(Words.Words words)
{
    /// <summary>The words that charts write.</summary>
    public ChartWords Charts => new()
    {
        Sentence = words["parts.chart.sentence"],
        Between = words["parts.chart.between"],
        Previous = words["parts.chart.previous"],
        Target = words["parts.chart.target"],
        Standard = words["parts.chart.standard"],
        NotSignificant = words["parts.figure.not-significant"],
        TooFew = words["parts.figure.too-few"],
        Mean = words["parts.chart.mean"],
        UpperLimit = words["parts.chart.upper-limit"],
        LowerLimit = words["parts.chart.lower-limit"],
        Centre = words["parts.chart.centre"],
        Signal = words["parts.chart.signal"],
        Value = words["parts.chart.value"],
        Low = words["parts.chart.low"],
        High = words["parts.chart.high"],
        Count = words["parts.chart.count"],
        Penalty = words["parts.chart.penalty"],
        Reward = words["parts.chart.reward"],
    };
}
