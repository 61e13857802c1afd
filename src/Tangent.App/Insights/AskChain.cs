using Tangent.Analytics;
using Tangent.Analytics.Paths;
using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Insights;

/// <summary>
/// The service-profit chain (服务利润链) and the satisfaction index from columns of units and months that somebody hands in. Nothing of them is kept.
/// </summary>
public sealed class AskChain
{
    // The same columns have the same answer.
    private readonly Func<Dice> chance = static () => new(1, 22);

    /// <summary>What to compute on.</summary>
    /// <param name="Sheet">Columns whose names begin with a construct, such as <c>loyalty_1</c>.</param>
    public sealed record Request(ColumnSheet? Sheet);

    /// <summary>What came out.</summary>
    /// <param name="Found">A <see cref="ChainFound"/>, or why it cannot be told.</param>
    public sealed record Chain(Answer Found);

    /// <summary>Answers from the columns alone.</summary>
    public Task<Outcome<Chain>> Run(Actor who, Request request, CancellationToken stop) => Task.Run<Outcome<Chain>>(() =>
    {
        if (Diagnosing.Refusal(who) is { } refusal) return refusal;
        return request.Sheet is { } sheet ? new Chain(ColumnChain.Of(sheet.Columns, sheet.Units, chance()))
            : Fail.Wrong("columns", "insights.columns-needed");
    }, stop);
}
