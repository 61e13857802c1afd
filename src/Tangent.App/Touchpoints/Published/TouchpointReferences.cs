using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;

namespace Tangent.App.Touchpoints.Published;

/// <summary>Under which name something else spoke of a touchpoint, and how often in all.</summary>
/// <param name="Key">The name as it was seen; more than 200 characters are cut.</param>
/// <param name="Count">How often in all since the first time: a total, so that telling it twice changes nothing.</param>
/// <param name="FirstSeenUtc">First time.</param>
/// <param name="LastSeenUtc">Last time.</param>
public sealed record SeenReference(string Key, long Count, DateTime FirstSeenUtc, DateTime LastSeenUtc);

/// <summary>Where other modules note what they refer to and do not find on the register: it waits to be mapped.</summary>
public sealed class TouchpointReferences(Db db, Audit audit, TimeProvider clock)
{
    private const int Bulk = 500, LongestKey = 200;

    /// <summary>
    /// Puts the references into the coming save of the caller: new ones are open, known ones get the new totals and keep what
    /// was decided. The same again writes nothing, not even an audit line.
    /// </summary>
    /// <returns>How many are new or have other totals.</returns>
    public async Task<int> Note(Actor who, ReferenceSource source, IReadOnlyCollection<SeenReference> seen, CancellationToken stop)
    {
        int changed = 0;
        foreach (var part in Totals(seen).Chunk(Bulk))
        {
            var keys = part.Select(one => one.Key).ToList();
            var known = await db.TouchpointReferences.AsNoTracking().Where(r => r.Source == source && keys.Contains(r.Key))
                .ToDictionaryAsync(r => r.Key, stop);
            foreach (var one in part) if (Put(source, one, known.GetValueOrDefault(one.Key))) changed++;
        }
        if (changed > 0)
            audit.Write(who, "touchpoints.did.note-references", new(Kind.Touchpoint, null, null, UnitPath.Root), after: new { source, changed });
        return changed;
    }

    /// <summary>What names of this source were decided to mean, for those that are mapped.</summary>
    public async Task<IReadOnlyDictionary<string, TouchpointId>> Mapped(ReferenceSource source, CancellationToken stop) =>
        await db.TouchpointReferences.AsNoTracking().Where(r => r.Source == source && r.MappedTo != null)
            .ToDictionaryAsync(r => r.Key, r => r.MappedTo!.Value, stop);

    private bool Put(ReferenceSource source, SeenReference one, TouchpointReference? known)
    {
        if (known is null)
        {
            db.Add(new TouchpointReference
            {
                Id = Guid.CreateVersion7(clock.GetUtcNow()),
                Source = source,
                Key = one.Key,
                Count = one.Count,
                FirstSeenUtc = one.FirstSeenUtc,
                LastSeenUtc = one.LastSeenUtc,
            });
            return true;
        }
        var now = known.Seen(one.Count, one.FirstSeenUtc, one.LastSeenUtc);
        db.Replace(known, now);
        return !ReferenceEquals(known, now);
    }

    // Names that differ only in spaces, or behind the 200th character, are one.
    private static IEnumerable<SeenReference> Totals(IEnumerable<SeenReference> seen) =>
        from one in seen
        let key = one.Key.Trim()
        where key.Length > 0
        group one by key.Length > LongestKey ? key[..LongestKey] : key into same
        select new SeenReference(same.Key, same.Sum(one => one.Count), UtcConverter.Truncate(same.Min(one => one.FirstSeenUtc)),
            UtcConverter.Truncate(same.Max(one => one.LastSeenUtc)));
}
