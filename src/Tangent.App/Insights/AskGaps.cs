using Tangent.Analytics;
using Tangent.Analytics.Surveys;
using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Insights;

/// <summary>
/// Gaps of service quality (服务质量差距): perception minus expectation with reliability, from columns that somebody hands in. Judgements hold no
/// expectations, so without columns nothing can be told.
/// </summary>
public sealed class AskGaps
{
    // The same columns have the same answer.
    private readonly Func<Dice> chance = static () => new(1, 23);

    /// <summary>What to compute on.</summary>
    /// <param name="Sheet">Columns of expectations and perceptions; null: what feedback holds.</param>
    /// <param name="Scale">Their scale, such as <c>1-7</c>, which it is where nobody says.</param>
    public sealed record Request(ColumnSheet? Sheet = null, string? Scale = null);

    /// <summary>What came out.</summary>
    /// <param name="Found">A <see cref="PairsFound"/>, or why it cannot be told.</param>
    /// <param name="Scale">The scale.</param>
    public sealed record Gaps(Answer Found, Scale Scale);

    /// <summary>Answers from the columns alone.</summary>
    public Task<Outcome<Gaps>> Run(Actor who, Request request, CancellationToken stop) => Task.Run<Outcome<Gaps>>(() =>
    {
        if (Diagnosing.Refusal(who) is { } refusal) return refusal;
        if (Scale.Named(request.Scale ?? "1-7") is not { } scale) return Fail.Wrong("scale", "comments.no-such-scale", request.Scale!);
        return new Gaps(request.Sheet is not { } sheet ? new CannotTell("insights.no-expectations")
            : QualityPairs.Of([.. sheet.Columns.Select(column => (column.Name, column.Values))], scale, chance()), scale);
    }, stop);
}
