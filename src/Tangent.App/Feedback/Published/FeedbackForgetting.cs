using Microsoft.EntityFrameworkCore;
using Tangent.App.Feedback.Surveys;
using Tangent.Domain.Feedback.Observed;
using Tangent.Domain.Feedback.Surveys;
using Tangent.Domain.Feedback.Voices;
using Tangent.Storage;
using Tangent.Storage.EncounterLog;
using Tangent.Storage.Feedback;

namespace Tangent.App.Feedback.Published;

/// <summary>Takes personal words out of the feedback, in the caller's turn at the log; the judgements stay and count.</summary>
public sealed class FeedbackForgetting(Db db, ResponseFiles files)
{
    private const int Bulk = 5000;

    /// <summary>Clears what these customers said, also where only their journeys are named.</summary>
    /// <param name="customers">Numbers of the customers.</param>
    /// <param name="journeys">Keys of their journeys.</param>
    /// <param name="stop">Ends the work.</param>
    public async Task Words(IReadOnlyCollection<long> customers, IReadOnlyCollection<string> journeys, CancellationToken stop)
    {
        await db.Judgements.Where(row => row.Comment != null && row.Customer != null && EF.Parameter(customers).Contains(row.Customer.Value))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Comment, (string?)null), stop);
        foreach (var part in journeys.Chunk(Bulk))
            await db.Judgements.Where(row => row.Comment != null && row.Customer == null && EF.Parameter(part).Contains(row.Journey))
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Comment, (string?)null), stop);
        await SurveyWords(customers, journeys, stop);
        await Blank(db.Voices.Where(v => v.Customer != null && EF.Parameter(customers).Contains(v.Customer.Value)), stop);
        await Blank(db.Incidents.Where(i => i.Customer != null && EF.Parameter(customers).Contains(i.Customer.Value)), stop);
    }

    // What they wrote in surveys, sent or still being written.
    private async Task SurveyWords(IReadOnlyCollection<long> customers, IReadOnlyCollection<string> journeys, CancellationToken stop)
    {
        await files.Erase(db.SurveyResponses.Where(row => row.Customer != null && EF.Parameter(customers).Contains(row.Customer.Value)), stop);
        await db.SurveyResponses.Where(row => row.Texts != null && row.Customer != null && EF.Parameter(customers).Contains(row.Customer.Value))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Texts, (string?)null), stop);
        await db.SurveyDrafts.Where(draft => db.SurveyLinks.Any(link => link.Id == draft.LinkId && link.Customer != null
            && EF.Parameter(customers).Contains(link.Customer.Value))).ExecuteDeleteAsync(stop);
        await Blank(db.SurveyCalls.Where(call => call.Customer != null && EF.Parameter(customers).Contains(call.Customer.Value)), stop);
        foreach (var part in journeys.Chunk(Bulk))
        {
            await files.Erase(db.SurveyResponses.Where(row => row.Customer == null && EF.Parameter(part).Contains(row.Journey)), stop);
            await db.SurveyResponses.Where(row => row.Texts != null && row.Customer == null && EF.Parameter(part).Contains(row.Journey))
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Texts, (string?)null), stop);
            await db.SurveyDrafts.Where(draft => db.SurveyLinks.Any(link => link.Id == draft.LinkId && link.Customer == null
                && EF.Parameter(part).Contains(link.Journey))).ExecuteDeleteAsync(stop);
        }
    }

    /// <summary>Forgets with whom judgements, ended items of the inbox and incidents were that came before a time: customer, journey and
    /// words are cleared; scores, kinds and codes stay; so with surveys.</summary>
    /// <returns>How many.</returns>
    public async Task<int> Before(DateTime utc, CancellationToken stop)
    {
        long end = EncounterRow.Micros(utc);
        int forgotten = await db.Judgements
            .Where(row => (row.Given ?? row.Received) < end && (row.Customer != null || row.Journey != null || row.Comment != null))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Customer, (long?)null).SetProperty(row => row.Journey, (string?)null)
                .SetProperty(row => row.Comment, (string?)null), stop);
        await files.Erase(db.SurveyResponses.Where(row => row.Given < end), stop);
        await db.SurveyResponses.Where(row => row.Given < end && (row.Customer != null || row.Journey != null || row.Texts != null || row.Device != null))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Customer, (long?)null).SetProperty(row => row.Journey, (string?)null)
                .SetProperty(row => row.Texts, (string?)null).SetProperty(row => row.Device, (string?)null), stop);
        await db.SurveyLinks.Where(link => link.CreatedUtc < utc && (link.Customer != null || link.Journey != null))
            .ExecuteUpdateAsync(set => set.SetProperty(link => link.Customer, (long?)null).SetProperty(link => link.Journey, (string?)null), stop);
        await Blank(db.SurveyCalls.Where(call => call.DueUtc < utc && (call.Customer != null || call.Name != null || call.Phone != null)), stop);
        await db.PaperForms.Where(form => form.First != null && db.PaperBatches.Any(batch => batch.Id == form.BatchId && batch.GivenUtc < utc))
            .ExecuteUpdateAsync(set => set.SetProperty(form => form.First, (string?)null).SetProperty(form => form.Second, (string?)null)
                .SetProperty(form => form.Decided, (string?)null), stop);
        await db.AskingDecisions.Where(d => d.AtUtc < utc && d.Customer != null)
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.Customer, (long?)null), stop);
        if (forgotten > 0) await db.JudgementStates.ExecuteUpdateAsync(set => set.SetProperty(one => one.Rewritten, one => one.Rewritten + 1), stop);
        // What waits for an answer still needs its words.
        var ended = db.Voices.Where(v => v.GivenUtc < utc && v.EndedUtc != null && (v.Customer != null || v.Words != null));
        forgotten += await ended.CountAsync(stop);
        await Blank(ended, stop);
        await db.Voices.Where(v => v.GivenUtc < utc && v.EndedUtc != null && v.Customer != null)
            .ExecuteUpdateAsync(set => set.SetProperty(v => v.Customer, (long?)null), stop);
        var happened = db.Incidents.Where(i => i.HappenedUtc < utc && (i.Customer != null || i.Story != null));
        forgotten += await happened.CountAsync(stop);
        await Blank(happened, stop);
        await db.Incidents.Where(i => i.HappenedUtc < utc && i.Customer != null)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.Customer, (long?)null), stop);
        return forgotten + await Observed(utc, stop);
    }

    // What observers wrote may name somebody; scores, answers and counts stay.
    private async Task<int> Observed(DateTime utc, CancellationToken stop)
    {
        int forgotten = 0;
        var old = db.ObservedSheets.Where(s => s.SentUtc < utc && (s.Words != null || s.DisputeReason != null || s.DecisionReason != null || s.Subject != null
            || s.Marks!.Contains("\"words\"")));
        while (await old.OrderBy(s => s.Id).Select(s => new { s.Id, s.Marks }).Take(Bulk / 10).ToListAsync(stop) is { Count: > 0 } part)
        {
            foreach (var one in part)
            {
                var marks = one.Marks is null ? null : FormCodec.Write(FormCodec.Read<List<Mark>>(one.Marks).ConvertAll(mark => mark with { Words = null }));
                forgotten += await db.ObservedSheets.Where(s => s.Id == one.Id).ExecuteUpdateAsync(set => set.SetProperty(s => s.Words, (string?)null)
                    .SetProperty(s => s.DisputeReason, (string?)null).SetProperty(s => s.DecisionReason, (string?)null)
                    .SetProperty(s => s.Subject, (string?)null).SetProperty(s => s.Marks, marks), stop);
            }
        }
        return forgotten;
    }

    private async Task Blank(IQueryable<Voice> voices, CancellationToken stop)
    {
        await db.VoiceEntries.Where(e => voices.Any(v => v.Id == e.VoiceId))
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.Words, (string?)null), stop);
        // The number stays: it is by what the company is asked about the item.
        await voices.ExecuteUpdateAsync(set => set.SetProperty(v => v.Words, (string?)null).SetProperty(v => v.Remedy, (string?)null)
            .SetProperty(v => v.Address, (string?)null).SetProperty(v => v.Reason, (string?)null).SetProperty(v => v.Found, v => v.Number), stop);
    }

    // Nobody is called any more of whom nothing is known.
    private static Task<int> Blank(IQueryable<SurveyCall> calls, CancellationToken stop) => calls.ExecuteUpdateAsync(
        set => set.SetProperty(c => c.Customer, (long?)null).SetProperty(c => c.Name, (string?)null).SetProperty(c => c.Phone, (string?)null)
            .SetProperty(c => c.Journey, (string?)null).SetProperty(c => c.State, c => c.State == CallState.Waiting ? CallState.GivenUp : c.State), stop);

    private static Task<int> Blank(IQueryable<Incident> incidents, CancellationToken stop) => incidents.ExecuteUpdateAsync(
        set => set.SetProperty(i => i.Story, (string?)null).SetProperty(i => i.Actors, (string?)null), stop);
}
