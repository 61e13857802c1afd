using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Surveys;

namespace Tangent.App.Feedback.Surveys;

/// <summary>Somebody of the company, or a program, enters what a customer answered: by telephone, on paper, in another system.</summary>
public sealed class EnterResponse(SurveyChange change, AskingFacts facts, ResponseLine queue, TimeProvider clock)
{
    /// <summary>What to enter.</summary>
    /// <param name="Id">Of which survey.</param>
    /// <param name="ExternalId">The caller's own name for it: the same again is no second response.</param>
    /// <param name="Answers">Answers by cell.</param>
    /// <param name="Channel">Through which channel the customer was asked.</param>
    /// <param name="Language">In which language; null: the first of the survey.</param>
    /// <param name="GivenUtc">When it was answered; null: now.</param>
    /// <param name="Touchpoint">Code of the touchpoint that is judged, or null: that of the survey.</param>
    /// <param name="Unit">Code of the unit that is judged, or null.</param>
    /// <param name="Journey">Key of the journey that is judged, or null.</param>
    public sealed record Request(Guid Id, string? ExternalId, IReadOnlyDictionary<string, string>? Answers, AskChannel Channel = AskChannel.Phone,
        string? Language = null, DateTime? GivenUtc = null, string? Touchpoint = null, string? Unit = null, string? Journey = null);

    /// <summary>Enters it.</summary>
    public async Task<Outcome<Sent>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Import, Kind.Survey) is { } refusal) return refusal;

        var reached = await change.Find(who, Verb.Import, request.Id, null, stop);
        if (reached.Failure is { } failure) return failure;
        var (survey, unit) = reached.Value;
        if (survey.State != SurveyState.Open) return Fail.Clash("surveys.not-open", survey.Draft.Title.In());
        var document = (await facts.Document(survey.Id, survey.Published, stop))!;
        var problems = Problems(request).ToList();
        var read = AnswerReading.Whole(document, request.Answers ?? new Dictionary<string, string>());
        if (read.Failure is { } wrong) problems.AddRange(wrong.Problems);
        if (problems.Count > 0) return new Fail.Invalid(problems);
        var language = request.Language is { } asked && document.Languages.Contains(asked) ? asked : document.Languages[0];
        var now = clock.GetUtcNow().UtcDateTime;
        var link = new AskedLink(Guid.Empty, survey.Id, LinkKind.Open, request.Channel, request.Touchpoint, request.Unit, null, request.Journey, null);
        return await queue.Take(new(new(link, survey.Published, document, unit.TimeZone, true), $"e{survey.Id.Value:N}:{request.ExternalId!.Trim()}",
            null, read.Value, false, request.Channel, language, request.GivenUtc ?? now, 0, who.Id), stop);
    }

    private IEnumerable<Problem> Problems(Request request)
    {
        if (string.IsNullOrWhiteSpace(request.ExternalId)) yield return Problem.Of("externalId", "form.required");
        foreach (var (field, text) in new[]
            { ("externalId", request.ExternalId), ("touchpoint", request.Touchpoint), ("unit", request.Unit), ("journey", request.Journey) })
            if (text is not null && (text.Length > 80 || !SearchText.IsOneLine(text))) yield return Problem.Of(field, "form.too-long", 80);
        if (!Enum.IsDefined(request.Channel)) yield return Problem.Of("channel", "form.not-a-choice");
        if (request.GivenUtc > clock.GetUtcNow().UtcDateTime.AddDays(1)) yield return Problem.Of("givenUtc", "surveys.given-future");
        if (request.Answers is null) yield return Problem.Of("answers", "form.required");
    }
}
