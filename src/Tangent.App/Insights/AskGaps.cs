using Tangent.Analytics;
using Tangent.Analytics.Surveys;
using Tangent.App.Feedback.Published;
using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Insights;

/// <summary>
/// Gaps of service quality (服务质量差距): perception minus expectation with reliability, from a survey that asks for both or from columns
/// that somebody hands in.
/// </summary>
public sealed class AskGaps(SurveyPairs surveys)
{
    // The same columns have the same answer.
    private readonly Func<Dice> chance = static () => new(1, 23);

    /// <summary>What to compute on.</summary>
    /// <param name="Sheet">Columns of expectations and perceptions; null: what a survey gathered.</param>
    /// <param name="Scale">Scale of the columns, such as <c>1-7</c>, which it is where nobody says; a survey has its own.</param>
    /// <param name="Survey">Which survey; null: the one that was changed last among those that ask for both.</param>
    public sealed record Request(ColumnSheet? Sheet = null, string? Scale = null, Guid? Survey = null);

    /// <summary>What came out.</summary>
    /// <param name="Found">A <see cref="PairsFound"/>, or why it cannot be told.</param>
    /// <param name="Scale">The scale.</param>
    /// <param name="Survey">The survey that it is from; null for columns.</param>
    /// <param name="Offered">Surveys that ask for both, as far as the actor sees them.</param>
    public sealed record Gaps(Answer Found, Scale Scale, PairedSurvey? Survey, IReadOnlyList<PairedSurvey> Offered);

    /// <summary>Answers from the survey or the columns.</summary>
    public async Task<Outcome<Gaps>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (Diagnosing.Refusal(who) is { } refusal) return refusal;
        if (Scale.Named(request.Scale ?? "1-7") is not { } scale) return Fail.Wrong("scale", "comments.no-such-scale", request.Scale!);
        var offered = await surveys.All(who, stop);
        if (request.Sheet is { } sheet)
            return new Gaps(await Found([.. sheet.Columns.Select(column => (column.Name, column.Values))], scale, stop), scale, null, offered);
        if ((request.Survey ?? (offered.Count > 0 ? offered[0].Id : null)) is not { } id)
            return new Gaps(new CannotTell("insights.no-expectations"), scale, null, offered);
        if (await surveys.Of(who, id, stop) is not { } answers) return Fail.NotFound;

        scale = new(answers.Low, answers.High);
        return new Gaps(await Found(answers.Columns, scale, stop), scale, answers.Survey, offered);
    }

    private Task<Answer> Found(IReadOnlyList<(string Name, double[] Values)> columns, Scale scale, CancellationToken stop) =>
        Task.Run(() => QualityPairs.Of(columns, scale, chance()), stop);
}
