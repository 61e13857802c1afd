using Microsoft.EntityFrameworkCore;
using Tangent.App.Customers.Published;
using Tangent.App.Encounters.Published;
using Tangent.Storage;
using Tangent.Storage.EncounterLog;

namespace Tangent.App.Feedback;

/// <summary>What a customer said and was asked: judgements, answers, items of the inbox, incidents, calls; also where only a journey is named.</summary>
sealed class FeedbackInCopy(Db db, EncounterForgetting encounters) : ICopyPart
{
    public async Task<IReadOnlyList<CopyList>> Of(IReadOnlyList<long> numbers, CancellationToken stop)
    {
        var journeys = await encounters.Journeys([.. numbers], stop);
        var voices = await db.Voices.AsNoTracking().Where(v => v.Customer != null && EF.Parameter(numbers).Contains(v.Customer.Value)).OrderBy(v => v.GivenUtc)
            .ToListAsync(stop);
        var ids = voices.ConvertAll(one => one.Id);
        return
        [
            CopyList.Of("judgements", await db.Judgements.AsNoTracking()
                .Where(row => (row.Customer != null && EF.Parameter(numbers).Contains(row.Customer.Value))
                || (row.Customer == null && row.Journey != null && EF.Parameter(journeys).Contains(row.Journey))).OrderBy(row => row.Id).ToListAsync(stop),
                one => [("at", EncounterRow.Utc(one.Given ?? one.Received)), ("instrument", one.Instrument), ("touchpoint", one.Touchpoint),
                    ("score", one.Score), ("words", one.Comment)]),
            CopyList.Of("answers", await db.SurveyResponses.AsNoTracking()
                .Where(row => (row.Customer != null && EF.Parameter(numbers).Contains(row.Customer.Value))
                || (row.Customer == null && row.Journey != null && EF.Parameter(journeys).Contains(row.Journey))).OrderBy(row => row.Id).ToListAsync(stop),
                one => [("at", EncounterRow.Utc(one.Given)), ("channel", one.Channel), ("codes", one.Codes), ("words", one.Texts)]),
            CopyList.Of("voices", voices, one => [("number", one.Number), ("at", one.GivenUtc), ("kind", one.Kind), ("way", one.Way), ("words", one.Words),
                ("remedy", one.Remedy), ("address", one.Address), ("ended", one.EndedUtc), ("reason", one.Reason)]),
            CopyList.Of("voice-entries", await db.VoiceEntries.AsNoTracking().Where(e => e.Words != null && EF.Parameter(ids).Contains(e.VoiceId))
                .OrderBy(e => e.AtUtc).ToListAsync(stop), one => [("at", one.AtUtc), ("way", one.Way), ("words", one.Words)]),
            CopyList.Of("incidents", await db.Incidents.AsNoTracking().Where(i => i.Customer != null && EF.Parameter(numbers).Contains(i.Customer.Value))
                .OrderBy(i => i.HappenedUtc).ToListAsync(stop),
                one => [("at", one.HappenedUtc), ("outcome", one.Outcome), ("words", one.Story), ("actors", one.Actors)]),
            CopyList.Of("calls", await db.SurveyCalls.AsNoTracking().Where(c => c.Customer != null && EF.Parameter(numbers).Contains(c.Customer.Value))
                .OrderBy(c => c.DueUtc).ToListAsync(stop), one => [("at", one.DueUtc), ("state", one.State), ("name", one.Name), ("phone", one.Phone)]),
            CopyList.Of("asked", await db.AskingDecisions.AsNoTracking().Where(d => d.Customer != null && EF.Parameter(numbers).Contains(d.Customer.Value))
                .OrderBy(d => d.AtUtc).ToListAsync(stop), one => [("at", one.AtUtc)]),
        ];
    }
}
