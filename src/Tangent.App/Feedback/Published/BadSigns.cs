using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.App.Feedback.Voices;
using Tangent.App.Touchpoints.Published;
using Tangent.Domain.Customers;
using Tangent.Domain.Feedback.Voices;
using Tangent.Storage;
using Tangent.Storage.EncounterLog;
using Tangent.Storage.Feedback;

namespace Tangent.App.Feedback.Published;

/// <summary>A score at or below the low cut of its scale.</summary>
/// <param name="Key">Its name among all scores: the same score told again has the same.</param>
/// <param name="AtUtc">When it was given.</param>
/// <param name="Customer">Number of the customer, or null.</param>
/// <param name="Tier">The customer's tier then, or null where its source does not say.</param>
/// <param name="Journey">Key of the journey, or null.</param>
/// <param name="Touchpoint">The touchpoint, or null.</param>
/// <param name="Unit">The unit where it was given; the whole company where its source does not say.</param>
/// <param name="Share">The score as a share of its scale, 0 the worst.</param>
/// <param name="Comment">What was said beside it, or null.</param>
public sealed record LowScore(string Key, DateTime AtUtc, long? Customer, CustomerTier? Tier, string? Journey, Guid? Touchpoint, UnitFact Unit, double Share,
    string? Comment);

/// <summary>A complaint of the inbox.</summary>
/// <param name="Id">Which item.</param>
/// <param name="Number">The number that the customer knows.</param>
/// <param name="AtUtc">When it reached the inbox.</param>
/// <param name="Customer">Number of the customer, or null.</param>
/// <param name="Touchpoint">The touchpoint, or null.</param>
/// <param name="UnitId">The unit whose inbox it is in.</param>
/// <param name="Words">What was said; null when it was erased.</param>
/// <param name="Wish">What the customer wants to have done, or null.</param>
/// <param name="Waits">Whether it waits for its end.</param>
public sealed record ComplaintFact(Guid Id, string Number, DateTime AtUtc, long? Customer, Guid? Touchpoint, Guid UnitId, string? Words, string? Wish,
    bool Waits);

/// <summary>What customers said that somebody has to put right: low scores in the order in which they came, and complaints.</summary>
public sealed class BadSigns(Db db, JudgementPlaces places, TouchpointNames touchpoints)
{
    private const int Bulk = 1000;

    /// <summary>The last score that is written; later ones have a higher place.</summary>
    public async Task<long> LastScore(CancellationToken stop) => (await db.JudgementStates.SingleAsync(stop)).Last;

    /// <summary>Low scores after a place, and the place up to which was looked.</summary>
    /// <param name="after">The place up to which was looked before.</param>
    /// <param name="most">Scores that are looked at.</param>
    /// <param name="stop">Ends the question.</param>
    public async Task<(IReadOnlyList<LowScore> Low, long Upto)> LowScores(long after, int most, CancellationToken stop)
    {
        long last = await LastScore(stop);
        // Places of scores that were replaced since are empty.
        var rows = await db.Judgements.AsNoTracking().Where(row => row.Id > after && row.Id <= last).OrderBy(row => row.Id).Take(most).ToListAsync(stop);
        if (rows.Count == 0) return ([], last);
        return (await Facts(rows, stop), rows.Count < most ? last : rows[^1].Id);
    }

    /// <summary>Low scores and complaints that were given between two moments, in no order: <see cref="LowScore"/> and <see cref="ComplaintFact"/>.</summary>
    public async Task<IReadOnlyList<object>> Between(DateTime fromUtc, DateTime beforeUtc, CancellationToken stop)
    {
        long from = EncounterRow.Micros(fromUtc), before = EncounterRow.Micros(beforeUtc);
        var rows = await db.Judgements.AsNoTracking().Where(row => row.Score != null && (row.Given ?? row.Received) >= from
            && (row.Given ?? row.Received) < before)
            .ToListAsync(stop);
        var complaints = await Facts(db.Voices.Where(v => v.ReceivedUtc >= fromUtc && v.ReceivedUtc < beforeUtc)).ToListAsync(stop);
        return [.. await Facts(rows, stop), .. complaints];
    }

    private async Task<IReadOnlyList<LowScore>> Facts(IReadOnlyList<JudgementRow> rows, CancellationToken stop)
    {
        var low = rows.Where(LowComments.IsLow).ToList();
        var owning = await places.Units(low, stop);
        var meant = await touchpoints.Meaning([.. low.Select(row => row.Touchpoint).OfType<string>().Distinct()], stop);
        return [.. low.Select(row => new LowScore(KeyOf(row.Source, row.ExternalId), EncounterRow.Utc(row.Given ?? row.Received), row.Customer, row.Tier,
            row.Journey, row.Touchpoint is { } name && meant.TryGetValue(name, out var place) ? place.Value : null, owning[row],
            LowComments.ScaleOf(row)!.Value.Share(row.Score!.Value), row.Comment))];
    }

    /// <summary>These complaints; items of other kinds are left out.</summary>
    public async Task<IReadOnlyList<ComplaintFact>> Complaints(IReadOnlyCollection<Guid> ids, CancellationToken stop) =>
        await Facts(db.Voices.Where(v => EF.Parameter(ids).Contains(v.Id))).ToListAsync(stop);

    /// <summary>Identities of complaints by their source's names for them.</summary>
    public async Task<IReadOnlyDictionary<(string Source, string ExternalId), Guid>> ComplaintsOf(IReadOnlyCollection<(string Source, string ExternalId)> names,
        CancellationToken stop)
    {
        Dictionary<(string, string), Guid> found = [];
        foreach (var source in names.GroupBy(one => one.Source))
            foreach (var part in source.Select(one => one.ExternalId).Chunk(Bulk))
                foreach (var one in await db.Voices.Where(v => v.Source == source.Key && EF.Parameter(part).Contains(v.ExternalId))
                    .Select(v => new { v.Id, v.ExternalId }).ToListAsync(stop))
                    found[(source.Key, one.ExternalId!)] = one.Id;
        return found;
    }

    /// <summary>Every complaint that waits.</summary>
    public async Task<IReadOnlyList<ComplaintFact>> Waiting(CancellationToken stop) =>
        await Facts(db.Voices.Where(v => v.EndedUtc == null).OrderBy(v => v.GivenKey)).ToListAsync(stop);

    /// <summary>The item of the inbox that stands beside a low score, because something was said with it; or null.</summary>
    public async Task<Guid?> ItemOf(string scoreKey, CancellationToken stop)
    {
        var (source, externalId) = Parts(scoreKey);
        return await db.Voices.Where(v => v.Source == source && v.ExternalId == externalId).Select(v => (Guid?)v.Id).SingleOrDefaultAsync(stop);
    }

    internal static string KeyOf(string source, string externalId) => $"{source}\n{externalId}";

    internal static (string Source, string ExternalId) Parts(string key)
    {
        int at = key.IndexOf('\n', StringComparison.Ordinal);
        return at < 0 ? (key, "") : (key[..at], key[(at + 1)..]);
    }

    private static IQueryable<ComplaintFact> Facts(IQueryable<Voice> voices) => voices.AsNoTracking().Where(v => v.Kind == VoiceKind.Complaint)
        .Select(v => new ComplaintFact(v.Id, v.Number, v.ReceivedUtc, v.Customer, v.Touchpoint, v.UnitId, v.Words, v.Remedy, v.EndedUtc == null));
}
