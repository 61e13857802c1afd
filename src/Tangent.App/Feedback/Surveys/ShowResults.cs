using Microsoft.EntityFrameworkCore;
using Tangent.Analytics;
using Tangent.Analytics.Proportions;
using Tangent.App.Access.Published;
using Tangent.App.Delivery.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Delivery;
using Tangent.Domain.Feedback.Surveys;
using Tangent.Storage;
using Tangent.Storage.Feedback;

namespace Tangent.App.Feedback.Surveys;

/// <summary>What a survey has brought: how many answered, and per question the distribution with its figures and their intervals.</summary>
public sealed class ShowResults(Db db, SurveyChange change, AskingFacts facts, ResponseFiles files, DeliveryFacts delivery)
{
    /// <summary>Which answers.</summary>
    /// <param name="Id">Of which survey.</param>
    /// <param name="Version">Only those of this version; null: of all.</param>
    /// <param name="From">First day, in the zone of the survey's unit.</param>
    /// <param name="To">Last day.</param>
    public sealed record Request(Guid Id, int? Version = null, DateOnly? From = null, DateOnly? To = null);

    /// <summary>The results.</summary>
    /// <param name="Survey">The survey.</param>
    /// <param name="Unit">Its unit.</param>
    /// <param name="Document">The questions by which they are read: the newest version, or the one that was asked for.</param>
    /// <param name="Complete">How many answered.</param>
    /// <param name="Declined">How many declined.</param>
    /// <param name="OverQuota">How many answered when enough had been before.</param>
    /// <param name="ResponseRate">Of links that one person answers once and that reached somebody, the share that was answered.</param>
    /// <param name="Questions">Per question, in order.</param>
    /// <param name="Scores">Per score.</param>
    /// <param name="Quotas">Per quota how many it has counted.</param>
    /// <param name="MayExport">Whether the reader may take the answers out.</param>
    /// <param name="Files">The newest responses with a photo or a voice message, for who may reveal them.</param>
    public sealed record Results(Survey Survey, UnitFact Unit, SurveyDocument Document, long Complete, long Declined, long OverQuota, Answer ResponseRate,
        IReadOnlyList<QuestionResult> Questions, IReadOnlyList<ScoreResult> Scores, IReadOnlyList<(Quota Quota, long Counted)> Quotas, bool MayExport,
        IReadOnlyList<(long Response, long Given, string Question)> Files);

    private const int MostFiles = 50;

    /// <summary>Counts them.</summary>
    public async Task<Outcome<Results>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Survey) is { } refusal) return refusal;

        var reached = await change.Find(who, Verb.Read, request.Id, null, stop);
        if (reached.Failure is { } failure) return failure;
        var (survey, unit) = reached.Value;
        int newest = request.Version ?? survey.Published;
        if (newest > survey.Published || newest < 0) return Fail.NotFound;
        var document = newest == 0 ? survey.Draft : (await facts.Document(survey.Id, newest, stop))!;

        var counts = await Load(survey.Id, request, stop);
        var links = await db.SurveyLinks.CountAsync(l => l.SurveyId == survey.Id && l.Kind != LinkKind.Open, stop);
        // A link that was to be sent from here and did not arrive was never seen.
        links -= (await delivery.Count(survey.Id.Value, MessageKind.SurveyInvitation, stop)).Where(one => one.Key != MessageState.Sent).Sum(one => one.Value);
        var figures = new SurveyFigures(counts);
        int answered = (int)figures.Count(SurveyTally.InvitedCell, nameof(ResponseOutcome.Complete));
        return new Results(survey, unit, document, figures.Count(SurveyTally.OutcomeCell, nameof(ResponseOutcome.Complete)),
            figures.Count(SurveyTally.OutcomeCell, nameof(ResponseOutcome.Declined)), figures.Count(SurveyTally.OutcomeCell, nameof(ResponseOutcome.QuotaFull)),
            Wilson.Share(Math.Min(answered, links), links), [.. document.Questions.Select(figures.Of)], [.. document.Scores.Select(figures.Of)],
            [.. document.Quotas.Select(quota => (quota, figures.Count(SurveyTally.QuotaCell, quota.Id)))], who.May(Verb.Export, Kind.Survey, unit.Path),
            document.Questions is [.., { Kind: QuestionKind.File }] && who.May(Verb.Act, Kind.PersonalData, unit.Path)
                ? await files.List(survey.Id, MostFiles, stop) : []);
    }

    private async Task<Dictionary<string, List<(string Code, long Count)>>> Load(SurveyId survey, Request request, CancellationToken stop)
    {
        var rows = db.SurveyCounts.AsNoTracking().Where(c => c.SurveyId == survey);
        if (request.Version is { } version) rows = rows.Where(c => c.Version == version);
        bool isWhole = request is { From: null, To: null };
        rows = isWhole ? rows.Where(c => c.Day == SurveyCount.AllDays) : rows.Where(c => c.Day != SurveyCount.AllDays);
        if (request.From is { } from)
        {
            int first = Day(from);
            rows = rows.Where(c => c.Day >= first);
        }
        if (request.To is { } to)
        {
            int last = Day(to);
            rows = rows.Where(c => c.Day <= last);
        }
        var sums = await rows.GroupBy(c => new { c.Cell, c.Code })
            .Select(same => new { same.Key.Cell, same.Key.Code, Sum = same.Sum(c => c.Count) }).ToListAsync(stop);
        return sums.GroupBy(one => one.Cell).ToDictionary(same => same.Key, same => same.Select(one => (one.Code, one.Sum)).ToList());
    }

    private static int Day(DateOnly day) => day.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;
}
