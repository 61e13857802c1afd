using Microsoft.EntityFrameworkCore;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.EncounterLog;

namespace Tangent.App.Encounters.Published;

/// <summary>How the encounters of the log are spread: what answers of a few can be held against.</summary>
public sealed class EncounterShares(Db db, EncounterReading reading, EncounterReach reach)
{
    /// <summary>How many encounters name each unit, as far as the actor may see them.</summary>
    public Task<IReadOnlyDictionary<string, long>> ByUnit(Actor who, CancellationToken stop) => By(who, LogWordKind.Unit, stop);

    /// <summary>How many encounters name each touchpoint.</summary>
    public Task<IReadOnlyDictionary<string, long>> ByTouchpoint(Actor who, CancellationToken stop) => By(who, LogWordKind.Touchpoint, stop);

    private async Task<IReadOnlyDictionary<string, long>> By(Actor who, LogWordKind kind, CancellationToken stop)
    {
        var rows = await reach.Within(reading.Latest(db.Encounters.AsNoTracking()), who, Verb.Read, Kind.Encounter, stop);
        var counts = await (kind == LogWordKind.Unit ? rows.Where(row => row.Unit != null).Select(row => row.Unit!.Value) : rows.Select(row => row.Touchpoint))
            .GroupBy(word => word).Select(same => new { same.Key, Count = same.LongCount() }).ToListAsync(stop);
        var words = await db.LogWords.Where(word => word.Kind == kind).ToDictionaryAsync(word => word.Id, word => word.Text, stop);
        // Two spellings of one code are one.
        return counts.GroupBy(one => words[one.Key], StringComparer.OrdinalIgnoreCase)
            .ToDictionary(same => same.Key, same => same.Sum(one => one.Count), StringComparer.OrdinalIgnoreCase);
    }
}
