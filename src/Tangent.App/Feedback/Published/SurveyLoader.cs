using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.App.Feedback.Surveys;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Surveys;
using Tangent.Storage;
using Tangent.Storage.EncounterLog;
using Tangent.Storage.Feedback;

namespace Tangent.App.Feedback.Published;

/// <summary>An open link of a survey to load.</summary>
public sealed record LinkToLoad(AskChannel Channel, string Label, string? Touchpoint = null, string? Unit = null);

/// <summary>A survey that was published in the past.</summary>
/// <param name="Name">By which it is known again.</param>
/// <param name="Document">Its only version, as text.</param>
/// <param name="Unit">Code of its unit.</param>
/// <param name="PublishedUtc">When it was published.</param>
/// <param name="Links">Its links.</param>
public sealed record SurveyToLoad(string Name, string Document, string Unit, DateTime PublishedUtc, IReadOnlyList<LinkToLoad> Links);

/// <summary>A response to one of these surveys, by the places of survey and link.</summary>
public readonly record struct ResponseToLoad(int Survey, int Link, DateTime GivenUtc, int Seconds, IReadOnlyList<(string Cell, string Code)> Codes);

/// <summary>
/// Fills surveys with a past: for the demo, whose scores are judgements already and become none again. The asking job has seen to it
/// that the actor may.
/// </summary>
public sealed class SurveyLoader(Db db, LogWriter log, UnitFacts units, ResponseCounts counts, Audit audit)
{
    private const int Bulk = 20_000;

    /// <summary>Adds the surveys and, in their order, the responses that are not there yet.</summary>
    /// <returns>null when they are durable.</returns>
    public async Task<Fail?> Add(Actor who, IReadOnlyList<SurveyToLoad> surveys, IEnumerable<ResponseToLoad> responses, CancellationToken stop)
    {
        var owning = await units.ByCode([.. surveys.Select(one => one.Unit).Distinct()], stop);
        var ids = surveys.Select(one => new SurveyId(IdOf(one.Name))).ToList();
        if (!await db.Surveys.AnyAsync(survey => ids.Contains(survey.Id), stop))
        {
            foreach (var one in surveys) Put(who, one, owning[one.Unit]);
            if (await db.Commit(stop) is { } trouble) return trouble;
            db.Forget();
        }
        var asked = surveys.Select(one => Asking(one, owning[one.Unit])).ToList();
        // Begun again after an interruption: in the same order the first ones are there.
        int done = await db.SurveyResponses.CountAsync(row => ids.Contains(row.SurveyId), stop);
        foreach (var part in responses.Skip(done).Chunk(Bulk))
        {
            var written = await log.Alone(turn => Write(part, done, asked, stop), stop);
            if (written.Failure is { } failure) return failure;
            done += part.Length;
        }
        return null;
    }

    private async Task<Outcome<Done>> Write(ResponseToLoad[] part, int done, List<Asking[]> asked, CancellationToken stop)
    {
        long last = await db.SurveyResponses.MaxAsync(row => (long?)row.Id, stop) ?? 0;
        var rows = new List<(Submission, SurveyResponse)>(part.Length);
        foreach (var one in part)
        {
            var asking = asked[one.Survey][one.Link];
            var told = new Submission(asking, $"d{++done}", null, GivenAnswers.Of(one.Codes.Select(code => KeyValuePair.Create(code.Cell, code.Code)), []),
                false, asking.Link.Channel, asking.Document.Languages[0], one.GivenUtc, one.Seconds);
            rows.Add((told, ResponseWriter.Row(told, ++last, ResponseOutcome.Complete)));
            db.AddInBulk(rows[^1].Item2);
        }
        if (await db.Commit(stop) is { } trouble) return trouble;
        await counts.Add(rows, stop);
        return new Done();
    }

    private void Put(Actor who, SurveyToLoad one, UnitFact unit)
    {
        var survey = new Survey
        {
            Id = new(IdOf(one.Name)),
            UnitId = unit.Id,
            Draft = SurveyCodec.Read(one.Document).Value,
            ChangedUtc = one.PublishedUtc,
        }.Publish(one.PublishedUtc).Value;
        db.Add(survey);
        db.Add(new SurveyVersion
        {
            SurveyId = survey.Id,
            Number = survey.Published,
            Document = SurveyCodec.Write(survey.Draft),
            PublishedUtc = one.PublishedUtc,
        });
        for (int i = 0; i < one.Links.Count; i++)
        {
            var (link, token) = (one.Links[i], LinkToken.New(LinkKind.Open));
            db.Add(new SurveyLink
            {
                Id = IdOf($"{one.Name} {i}"),
                SurveyId = survey.Id,
                TokenHash = LinkToken.Hash(token),
                Token = token,
                Kind = LinkKind.Open,
                Channel = link.Channel,
                Label = link.Label,
                Touchpoint = link.Touchpoint,
                Unit = link.Unit,
                CreatedUtc = one.PublishedUtc,
            });
        }
        audit.Write(who, "surveys.did.publish", SurveyChange.Subject(survey, unit), after: new { survey.State, survey.Published });
    }

    private static Asking[] Asking(SurveyToLoad one, UnitFact unit)
    {
        var document = SurveyCodec.Read(one.Document).Value;
        return [.. one.Links.Select((link, i) => new Asking(new(IdOf($"{one.Name} {i}"), new(IdOf(one.Name)), LinkKind.Open, link.Channel, link.Touchpoint,
            link.Unit, null, null, null), 1, document, unit.TimeZone, true))];
    }

    // The same name is the same survey on every machine.
    private static Guid IdOf(string name) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"survey {name}")).AsSpan(0, 16));
}
