using Tangent.App.Touchpoints.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Surveys;

namespace Tangent.App.Feedback.Surveys;

/// <summary>Makes a survey, as a draft: from a document, from a template, or with nothing but a title.</summary>
public sealed class MakeSurvey(SurveyChange change, SurveyCheck check, TimeProvider clock)
{
    /// <summary>What to make.</summary>
    /// <param name="UnitId">The unit whose survey it is.</param>
    /// <param name="Template">Name of a template to start from, or null.</param>
    /// <param name="Document">The document, or null: that of the template, or an empty one.</param>
    /// <param name="Title">Its title in the language that follows; null keeps that of the template.</param>
    /// <param name="Language">The language of the title, first of its languages.</param>
    /// <param name="Touchpoint">Code of the touchpoint that it is about, or null.</param>
    public sealed record Request(Guid? UnitId, string? Template = null, SurveyDocument? Document = null, string? Title = null,
        string Language = "zh", string? Touchpoint = null);

    /// <summary>Makes it.</summary>
    /// <returns>The id of the new survey.</returns>
    public async Task<Outcome<SurveyId>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Create, Kind.Survey) is { } refusal) return refusal;

        var template = SurveyTemplate.Of(request.Template);
        if (request.Template is { Length: > 0 } && template is null) return Fail.Wrong("template", "surveys.template-missing", request.Template);
        var unit = await change.Owner(who, Verb.Create, request.UnitId, stop);
        if (unit.Failure is { } failure) return failure;
        var document = Titled(request.Document ?? template?.Document ?? Blank(request.Language), request);
        // A template of an industry names the touchpoints of the register's template: a company may have others.
        if (request.Document is null) document = await check.WithoutUnknown(document, stop);
        if (await check.Run(document, stop) is { } wrong) return wrong;
        var now = clock.GetUtcNow();
        return await change.Add(who, new()
        {
            Id = new(Guid.CreateVersion7(now)),
            UnitId = unit.Value.Id,
            Draft = document,
            ChangedUtc = now.UtcDateTime,
        }, unit.Value, stop);
    }

    private static SurveyDocument Blank(string language) => new() { Title = Wording.None, Languages = [language] };

    // The language that people work in comes first: the template has both.
    private static SurveyDocument Titled(SurveyDocument document, Request request) => request.Document is not null ? document : document with
    {
        Title = string.IsNullOrWhiteSpace(request.Title) ? document.Title : Wording.Of(document.Languages.Select(language => (language, request.Title!))),
        Languages = document.Languages.OrderBy(language => language != request.Language).ToItems(),
        Touchpoint = string.IsNullOrWhiteSpace(request.Touchpoint) ? document.Touchpoint : request.Touchpoint.Trim(),
    };
}

/// <summary>Checks a document before it is kept: its own rules, and whether the touchpoints that it names are on the register.</summary>
public sealed class SurveyCheck(TouchpointNames touchpoints)
{
    internal async Task<Fail?> Run(SurveyDocument document, CancellationToken stop)
    {
        var problems = SurveyRules.ToKeep(document).ToList();
        var (named, unknown) = await Named(document, stop);
        problems.AddRange(named.Where(one => unknown.Contains(one.Code)).Select(one => Problem.Of(one.Field, "surveys.touchpoint-missing", one.Code)));
        return problems.Count > 0 ? new Fail.Invalid(problems) : null;
    }

    /// <summary>The document whose questions name no touchpoint that is not on the register.</summary>
    internal async Task<SurveyDocument> WithoutUnknown(SurveyDocument document, CancellationToken stop)
    {
        var (_, unknown) = await Named(document, stop);
        return unknown.Count == 0 ? document : document with
        {
            Questions = document.Questions.Select(one => one.Touchpoint is { } code && unknown.Contains(code) ? one with { Touchpoint = null } : one).ToItems(),
        };
    }

    private async Task<(List<(string Field, string Code)> Named, IReadOnlySet<string> Unknown)> Named(SurveyDocument document, CancellationToken stop)
    {
        var named = document.Questions.Where(question => question.Touchpoint is not null)
            .Select(question => (Field: $"questions.{question.Id}", Code: question.Touchpoint!))
            .Concat(document.Touchpoint is { } whole ? [("touchpoint", whole)] : []).ToList();
        return (named, named.Count == 0 ? new HashSet<string>() : await touchpoints.Unknown([.. named.Select(one => one.Code).Distinct()], stop));
    }
}
