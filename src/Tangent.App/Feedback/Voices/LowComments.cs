using Microsoft.EntityFrameworkCore;
using Tangent.Analytics.Moments;
using Tangent.Analytics.Surveys;
using Tangent.App.Access.Published;
using Tangent.App.Touchpoints.Published;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback;
using Tangent.Domain.Feedback.Voices;
using Tangent.Storage;
using Tangent.Storage.EncounterLog;
using Tangent.Storage.Feedback;

namespace Tangent.App.Feedback.Voices;

/// <summary>
/// Comments that come beside a low score go into the inbox on arrival, so that somebody answers who is unhappy. What was said long ago
/// does not: a file of last year would bury what waits.
/// </summary>
public sealed class LowComments(Db db, JudgementPlaces origins, TouchpointNames touchpoints, VoiceReader reader, VoiceDeadlines deadlines, VoiceNumbers numbers,
    Audit audit, TimeProvider clock)
{
    private const int MostDays = 30;

    /// <summary>Adds those of these judgements to the coming save, in the caller's turn at the log.</summary>
    internal async Task Add(IReadOnlyList<JudgementRow> judgements, CancellationToken stop)
    {
        var now = UtcConverter.Truncate(clock.GetUtcNow().UtcDateTime);
        long since = EncounterRow.Micros(now.AddDays(-MostDays));
        var low = judgements.Where(row => row.Comment is not null && IsLow(row) && (row.Given ?? row.Received) >= since).ToList();
        if (low.Count == 0) return;
        string[] names = [.. low.Select(row => row.ExternalId)];
        var known = await db.Voices.Where(v => v.Source == low[0].Source && EF.Parameter(names).Contains(v.ExternalId))
            .Select(v => v.ExternalId).ToListAsync(stop);
        var places = await touchpoints.Meaning([.. low.Select(row => row.Touchpoint).OfType<string>().Distinct()], stop);
        low.RemoveAll(row => known.Contains(row.ExternalId));
        if (low.Count == 0) return;
        var owning = await origins.Units(low, stop);
        audit.Write(Actor.System, "voices.did.import", new(Kind.Voice, null, low[0].Source, UnitPath.Root), after: new { Stored = low.Count });
        foreach (var row in low)
        {
            var unit = owning[row];
            var given = row.Given is { } at ? EncounterRow.Utc(at) : now;
            var number = await numbers.Free(given, stop);
            db.Add(new Voice
            {
                Id = Guid.CreateVersion7(clock.GetUtcNow()),
                Number = number,
                Kind = VoiceKind.Comment,
                Way = VoiceWay.Survey,
                Source = row.Source,
                ExternalId = row.ExternalId,
                Words = row.Comment,
                Customer = row.Customer,
                Touchpoint = row.Touchpoint is { } name && places.TryGetValue(name, out var place) ? place.Value : null,
                UnitId = unit.Id,
                GivenUtc = given,
                ReceivedUtc = now,
                DueUtc = deadlines.Of(VoiceKind.Comment, now, unit.TimeZone),
                Found = Voice.FoundOf(number, row.Comment),
            }.Read(await reader.Read(row.Comment!, stop)));
        }
    }

    /// <summary>Whether the score is at or below the low cut of its scale; a score whose scale nobody says is not.</summary>
    internal static bool IsLow(JudgementRow row) => row is { Score: { } score, Instrument: not Instrument.Observed }
        && ScaleOf(row) is { } scale && Marks.Of(score, scale) == Mark.Low;

    /// <summary>On which scale it was given, as far as its source says; or null.</summary>
    internal static Scale? ScaleOf(JudgementRow row) => Scale.Named(row.Scale) ?? (row.Instrument == Instrument.Nps ? new Scale(0, 10) : null);
}
