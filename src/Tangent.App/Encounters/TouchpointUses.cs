using Microsoft.EntityFrameworkCore;
using Tangent.App.Touchpoints.Published;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.EncounterLog;

namespace Tangent.App.Encounters;

/// <summary>How often touchpoints are met, from the totals that the log keeps of its words.</summary>
sealed class TouchpointUses(Db db, TouchpointNames names) : ITouchpointUse
{
    private const int Bulk = 400;

    public async Task<IReadOnlyDictionary<Guid, TouchpointUse>> Of(Actor who, IReadOnlyCollection<Guid> touchpoints, CancellationToken stop)
    {
        Dictionary<Guid, TouchpointUse> uses = [];
        // The totals are of the whole company.
        if (!who.May(Verb.Read, Kind.Encounter, UnitPath.Root)) return uses;
        var called = await names.Of(touchpoints, stop);
        foreach (var part in called.Keys.Chunk(Bulk))
        {
            var words = await db.LogWords.Where(word => word.Kind == LogWordKind.Touchpoint && word.Seen > 0
                && (part.Contains(word.Text) || part.Contains(word.Text.ToUpper()))).ToListAsync(stop);
            foreach (var word in words)
            {
                var id = called.TryGetValue(word.Text, out var exact) ? exact : called[word.Text.ToUpperInvariant()];
                var (first, last) = (EncounterRow.Utc(word.First!.Value), EncounterRow.Utc(word.Last!.Value));
                uses[id] = uses.TryGetValue(id, out var before)
                    ? new(before.Encounters + (int)word.Seen, first < before.FirstUtc ? first : before.FirstUtc, last > before.LastUtc ? last : before.LastUtc)
                    : new((int)word.Seen, first, last);
            }
        }
        return uses;
    }
}
