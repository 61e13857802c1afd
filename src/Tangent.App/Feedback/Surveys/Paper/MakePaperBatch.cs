using Tangent.App.Access.Published;
using Tangent.App.Tables;
using Tangent.App.Touchpoints.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Surveys;
using Tangent.Storage;
using Tangent.Storage.Feedback;

namespace Tangent.App.Feedback.Surveys.Paper;

/// <summary>Makes a pile of numbered paper forms that two people will key in.</summary>
public sealed class MakePaperBatch(Db db, SurveyChange change, TouchpointNames touchpoints, UnitFacts units, Audit audit, TimeProvider clock)
{
    /// <summary>The pile.</summary>
    /// <param name="Id">Of which survey.</param>
    /// <param name="Name">What people call it, up to 80 characters.</param>
    /// <param name="Forms">How many forms, 1 to 500.</param>
    /// <param name="Language">Their language; null: the first of the survey.</param>
    /// <param name="GivenOn">When they were filled in; null: today.</param>
    /// <param name="Touchpoint">Code of the touchpoint that is judged, or null: that of the survey.</param>
    /// <param name="Unit">Code of the unit that is judged, or null.</param>
    public sealed record Request(Guid Id, string? Name, int Forms, string? Language = null, DateOnly? GivenOn = null, string? Touchpoint = null,
        string? Unit = null);

    private const int Noon = 12;

    /// <summary>Makes it.</summary>
    /// <returns>Its id.</returns>
    public async Task<Outcome<Guid>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Import, Kind.Survey) is { } refusal) return refusal;

        var reached = await change.Find(who, Verb.Import, request.Id, null, stop);
        if (reached.Failure is { } failure) return failure;
        var (survey, unit) = reached.Value;
        if (survey.State != SurveyState.Open) return Fail.Clash("surveys.not-open", survey.Draft.Title.In());
        var (name, touchpoint, code) = (SourceWord.Clean(request.Name), SourceWord.Clean(request.Touchpoint), SourceWord.Clean(request.Unit));
        var now = clock.GetUtcNow();
        var problems = new List<Problem>();
        if (name is null) problems.Add(Problem.Of("name", "form.required"));
        else if (name.Length > 80 || !SearchText.IsOneLine(name)) problems.Add(Problem.Of("name", "form.too-long", 80));
        if (request.Forms is < 1 or > PaperBatch.MostForms) problems.Add(Problem.Of("forms", "paper.forms", PaperBatch.MostForms));
        if (touchpoint is not null && (await touchpoints.Unknown([touchpoint], stop)).Count > 0)
            problems.Add(Problem.Of("touchpoint", "surveys.touchpoint-missing", touchpoint));
        if (code is not null && !(await units.ByCode([code], stop)).ContainsKey(code)) problems.Add(Problem.Of("unit", "surveys.unit-missing", code));
        var zone = TimeZoneInfo.FindSystemTimeZoneById(unit.TimeZone);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        if (request.GivenOn > today) problems.Add(Problem.Of("givenOn", "surveys.given-future"));
        if (problems.Count > 0) return new Fail.Invalid(problems);

        var languages = survey.Draft.Languages;
        var batch = new PaperBatch
        {
            Id = Guid.CreateVersion7(now),
            SurveyId = survey.Id,
            SurveyVersion = survey.Published,
            Name = name!,
            Language = languages.Contains(request.Language ?? "") ? request.Language! : languages[0],
            Forms = request.Forms,
            Touchpoint = touchpoint,
            Unit = code,
            GivenUtc = request.GivenOn is not { } day || day == today ? UtcConverter.Truncate(now.UtcDateTime)
                : TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(new TimeOnly(Noon, 0)), zone),
            MadeUtc = UtcConverter.Truncate(now.UtcDateTime),
        };
        db.Add(batch);
        for (int number = 1; number <= batch.Forms; number++) db.Add(new PaperForm { BatchId = batch.Id, Number = number });
        audit.Write(who, "surveys.did.paper", SurveyChange.Subject(survey, unit), after: new { batch.Name, batch.Forms });
        return await db.Commit(stop) is { } trouble ? trouble : batch.Id;
    }
}
