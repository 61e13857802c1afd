using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tangent.App.Feedback.Published;
using Tangent.App.Installation.Published;
using Tangent.Domain;
using Tangent.Domain.Feedback;
using Tangent.Domain.Feedback.Surveys;
using Tangent.Storage;
using Tangent.Storage.EncounterLog;
using Tangent.Storage.Feedback;

namespace Tangent.App.Feedback.Surveys;

/// <summary>
/// Writes responses that came at the same time: they, their counts, their judgements and their events, in one transaction. Who answers
/// twice is found in that transaction, so that no two at once are both the first.
/// </summary>
public sealed class ResponseWriter(
    Db db, LogWriter log, JudgementIntake judgements, ResponseRepeats repeats, ResponseCounts counts, Outbox outbox)
{
    /// <summary>The source under which scores of surveys are judgements.</summary>
    public const string Source = "surveys";

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes them; durable when this returns no failure.</summary>
    /// <returns>What became of each, in order.</returns>
    internal Task<Outcome<IReadOnlyList<Sent>>> Write(IReadOnlyList<Submission> submissions, CancellationToken stop) =>
        log.Alone(turn => Write(turn, submissions, stop), stop);

    private async Task<Outcome<IReadOnlyList<Sent>>> Write(LogTurn turn, IReadOnlyList<Submission> submissions, CancellationToken stop)
    {
        var fates = await repeats.Find(submissions, stop);
        await repeats.FindOver(submissions, fates, stop);
        var quotas = await counts.Quotas(submissions.Select(one => one.Asking).Where(asking => asking.Document.Quotas.Count > 0)
            .Select(asking => asking.Link.SurveyId).Distinct(), stop);
        long last = await db.SurveyResponses.MaxAsync(r => (long?)r.Id, stop) ?? 0;
        List<(Submission Told, SurveyResponse Row)> rows = [];
        for (int i = 0; i < fates.Length; i++)
        {
            if (fates[i] is not null) continue;
            var outcome = quotas.Place(submissions[i]);
            fates[i] = new(true, outcome);
            rows.Add((submissions[i], Row(submissions[i], ++last, outcome)));
        }
        var sent = submissions.Select((one, i) => fates[i]!).ToList();
        if (rows.Count == 0) return Outcome<IReadOnlyList<Sent>>.Of(sent);

        foreach (var (told, row) in rows)
        {
            db.AddInBulk(row);
            if (row is { Texts: not null, Outcome: ResponseOutcome.Complete }) outbox.Publish(Event(told, row));
        }
        outbox.Publish(new SurveysAnswered(rows[0].Row.Id, last));
        var whole = rows.Where(one => one.Row.Outcome == ResponseOutcome.Complete).Select(one => SurveyJudgements.Of(one.Told, one.Row)).ToList();
        var batch = new JudgementBatch([.. whole.SelectMany(one => one.Entries)], [.. whole.SelectMany(one => one.Entries.Select(_ => one.Customer))]);
        if (batch.Entries.Count > 0 && await judgements.TakeUnasked(turn, Source, batch, stop) is { } failure) return failure;
        if (db.HasChanges && await db.Commit(stop) is { } trouble) return trouble;
        await counts.Add(rows, stop);
        return Outcome<IReadOnlyList<Sent>>.Of(sent);
    }

    internal static SurveyResponse Row(Submission told, long id, ResponseOutcome outcome) => new()
    {
        Id = id,
        SurveyId = told.Asking.Link.SurveyId,
        Version = told.Asking.Version,
        LinkId = told.Asking.Link.Id,
        OnceKey = told.OnceKey,
        Device = told.Device,
        Outcome = outcome,
        Channel = told.Channel,
        Language = told.Language,
        Given = EncounterRow.Micros(told.GivenUtc),
        Seconds = told.Seconds,
        Customer = told.Asking.Link.Customer,
        Journey = told.Asking.Link.Journey,
        EnteredBy = told.EnteredBy,
        Codes = JsonSerializer.Serialize(told.Answers.Codes, Json),
        Texts = told.Answers.Texts.Count == 0 ? null : JsonSerializer.Serialize(told.Answers.Texts, Json),
    };

    private static SurveyAnswered Event(Submission told, SurveyResponse row) => new(row.Id, row.SurveyId.Value, row.Version,
        told.Asking.Link.Touchpoint ?? told.Asking.Document.Touchpoint, told.Asking.Link.Unit, row.Customer, row.Journey, told.GivenUtc);
}

/// <summary>Scores of a response as judgements of touchpoints and journeys.</summary>
static class SurveyJudgements
{
    private const int LongestComment = 4000;

    /// <summary>The judgements; of anonymous people the response itself stands for the journey, so that nobody is taken for another.</summary>
    public static (IReadOnlyList<JudgementEntry> Entries, long? Customer) Of(Submission told, SurveyResponse row)
    {
        var (link, document) = (told.Asking.Link, told.Asking.Document);
        var words = string.Join("\n", told.Answers.Texts.Values.Where(text => GivenAnswers.FileOf(text) is null));
        var entries = new List<JudgementEntry>();
        foreach (var question in document.Questions)
        {
            if (!question.Kind.IsScored() || told.Answers[question.Id] is not { } code) continue;
            entries.Add(new()
            {
                ExternalId = FormattableString.Invariant($"{row.Id}:{question.Id}"),
                Journey = link.Journey ?? (link.Customer is null ? FormattableString.Invariant($"answer-{row.Id}") : null),
                Touchpoint = question.IsOfJourney ? null : question.Touchpoint ?? link.Touchpoint ?? document.Touchpoint,
                Score = double.Parse(code, System.Globalization.CultureInfo.InvariantCulture),
                Scale = question.ScaleName,
                Instrument = question.Kind.Instrument(),
                // What was said stands beside the first score, once.
                Comment = entries.Count > 0 || words.Length == 0 ? null : words.Length <= LongestComment ? words : words[..LongestComment],
                GivenUtc = told.GivenUtc,
                Unit = link.Unit,
            });
        }
        return (entries, link.Customer);
    }
}
