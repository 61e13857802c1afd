using Tangent.Analytics;
using Tangent.App.Feedback.Surveys;
using Tangent.Domain.Feedback.Surveys;

namespace Tangent.Web.Api;

/// <summary>What a list of surveys can be asked.</summary>
/// <param name="Q">Words in the title.</param>
/// <param name="State">Where it is in its life.</param>
/// <param name="UnitId">Only this unit and those below it.</param>
/// <param name="Cursor">Where the piece before ended.</param>
/// <param name="Limit">Rows, 1 to 200.</param>
public sealed record SurveyQuery(string? Q, SurveyState? State, Guid? UnitId, string? Cursor, int? Limit);

/// <summary>A survey as the API shows it; its document has an address of its own.</summary>
public sealed record SurveyJson(Guid Id, IReadOnlyDictionary<string, string> Title, TouchpointJson.UnitJson Unit, SurveyState State, int Published,
    bool HasNews, int Questions, long Responses, DateTime ChangedUtc, int Version)
{
    internal static object Of(SurveyRow row) => new SurveyJson(row.Id,
        row.Survey.Draft.Title.Languages.ToDictionary(language => language, language => row.Survey.Draft.Title[language]!),
        new(row.Unit.Id, row.Unit.Code, row.Unit.NameZh, row.Unit.NameEn), row.Survey.State, row.Survey.Published, row.Survey.HasNews,
        row.Survey.Draft.Questions.Count, row.Responses, row.Survey.ChangedUtc, row.Survey.Version);
}

/// <summary>Results as the API shows them.</summary>
public sealed record ResultsJson(long Complete, long Declined, long OverQuota, FigureJson ResponseRate, IReadOnlyList<ResultsJson.QuestionJson> Questions,
    IReadOnlyList<ResultsJson.ScoreJson> Scores, IReadOnlyList<ResultsJson.QuotaJson> Quotas)
{
    /// <summary>What one question has brought.</summary>
    public sealed record QuestionJson(string Id, QuestionKind Kind, long N, IReadOnlyList<PartJson> Figures, IReadOnlyList<CountJson> Counts);

    /// <summary>A figure of a question or of a part of it.</summary>
    public sealed record PartJson(FigureKind Kind, string? Part, FigureJson Value);

    /// <summary>How often an answer was given.</summary>
    public sealed record CountJson(string Code, long Count);

    /// <summary>A score.</summary>
    public sealed record ScoreJson(string Id, FigureJson Mean);

    /// <summary>A quota.</summary>
    public sealed record QuotaJson(string Id, int Most, long Counted);

    internal static object Of(ShowResults.Results told) => new ResultsJson(told.Complete, told.Declined, told.OverQuota, FigureJson.Of(told.ResponseRate),
        [.. told.Questions.Select(one => new QuestionJson(one.Question.Id, one.Question.Kind, one.N,
            [.. one.Figures.Select(figure => new PartJson(figure.Kind, figure.Part, FigureJson.Of(figure.Value)))],
            [.. one.Bars.Select(bar => new CountJson(bar.Code, bar.Count))]))],
        [.. told.Scores.Select(one => new ScoreJson(one.Score.Id, FigureJson.Of(one.Mean)))],
        [.. told.Quotas.Select(one => new QuotaJson(one.Quota.Id, one.Quota.Most, one.Counted))]);
}

/// <summary>Weighted results as the API shows them.</summary>
public sealed record WeighedJson(long Answers, bool IsCut, double? EffectiveN, double? DesignEffect, double? LargestWeight, long? Heavy, long? Trimmed,
    double? Gap, string? Cannot, IReadOnlyList<WeighedJson.MarginJson> Margins, IReadOnlyList<WeighedJson.PairJson> Figures)
{
    /// <summary>A code of a margin, before and after.</summary>
    public sealed record MarginJson(string By, string Code, double Population, double Sample, double Weighted);

    /// <summary>A figure without and with weights.</summary>
    public sealed record PairJson(string Question, FigureKind Kind, string? Part, FigureJson Plain, FigureJson Weighted);

    internal static object Of(WeighResults.Weighed told)
    {
        var raked = told.Weights as Tangent.Analytics.Surveys.Raked;
        return new WeighedJson(told.Answers, told.IsCut, raked?.EffectiveN, raked?.DesignEffect, raked is null ? null : told.Heaviest, raked?.Heavy,
            raked?.Trimmed, raked?.Gap, (told.Weights as CannotTell)?.Code,
            [.. told.Lines.Select(line => new MarginJson(line.By, line.Code, line.Population, line.Sample, line.Weighted))],
            [.. told.Figures.Select(pair => new PairJson(pair.Question.Id, pair.Kind, pair.Part, FigureJson.Of(pair.Plain), FigureJson.Of(pair.Weighted)))]);
    }
}

/// <summary>A number with its interval, n and method; or the code of why there is none.</summary>
public sealed record FigureJson(double? Point, double? Low, double? High, int? N, double? Level, string? Method, string? Cannot)
{
    internal static FigureJson Of(Answer answer) => answer is Estimate told
        ? new(told.Point, told.Low, told.High, told.N, told.Level, told.Method, null)
        : new(null, null, null, null, null, null, answer is CannotTell reason ? reason.Code : null);
}
