using Microsoft.EntityFrameworkCore;
using Tangent.Storage;
using Tangent.Storage.EncounterLog;

namespace Tangent.App.Feedback.Published;

/// <summary>Takes personal words out of the feedback, in the caller's turn at the log; the judgements stay and count.</summary>
public sealed class FeedbackForgetting(Db db)
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
    }

    // What they wrote in surveys, sent or still being written.
    private async Task SurveyWords(IReadOnlyCollection<long> customers, IReadOnlyCollection<string> journeys, CancellationToken stop)
    {
        await db.SurveyResponses.Where(row => row.Texts != null && row.Customer != null && EF.Parameter(customers).Contains(row.Customer.Value))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Texts, (string?)null), stop);
        await db.SurveyDrafts.Where(draft => db.SurveyLinks.Any(link => link.Id == draft.LinkId && link.Customer != null
            && EF.Parameter(customers).Contains(link.Customer.Value))).ExecuteDeleteAsync(stop);
        foreach (var part in journeys.Chunk(Bulk))
        {
            await db.SurveyResponses.Where(row => row.Texts != null && row.Customer == null && EF.Parameter(part).Contains(row.Journey))
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Texts, (string?)null), stop);
            await db.SurveyDrafts.Where(draft => db.SurveyLinks.Any(link => link.Id == draft.LinkId && link.Customer == null
                && EF.Parameter(part).Contains(link.Journey))).ExecuteDeleteAsync(stop);
        }
    }

    /// <summary>Forgets with whom judgements were that came before a time: customer, journey and comment are cleared, scores stay; so with surveys.</summary>
    /// <returns>How many.</returns>
    public async Task<int> Before(DateTime utc, CancellationToken stop)
    {
        long end = EncounterRow.Micros(utc);
        int forgotten = await db.Judgements
            .Where(row => (row.Given ?? row.Received) < end && (row.Customer != null || row.Journey != null || row.Comment != null))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Customer, (long?)null).SetProperty(row => row.Journey, (string?)null)
                .SetProperty(row => row.Comment, (string?)null), stop);
        await db.SurveyResponses.Where(row => row.Given < end && (row.Customer != null || row.Journey != null || row.Texts != null || row.Device != null))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Customer, (long?)null).SetProperty(row => row.Journey, (string?)null)
                .SetProperty(row => row.Texts, (string?)null).SetProperty(row => row.Device, (string?)null), stop);
        await db.SurveyLinks.Where(link => link.CreatedUtc < utc && (link.Customer != null || link.Journey != null))
            .ExecuteUpdateAsync(set => set.SetProperty(link => link.Customer, (long?)null).SetProperty(link => link.Journey, (string?)null), stop);
        if (forgotten > 0) await db.JudgementStates.ExecuteUpdateAsync(set => set.SetProperty(one => one.Rewritten, one => one.Rewritten + 1), stop);
        return forgotten;
    }
}
