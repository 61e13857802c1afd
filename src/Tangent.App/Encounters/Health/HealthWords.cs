using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.App.Touchpoints.Published;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.EncounterLog;

namespace Tangent.App.Encounters.Health;

/// <summary>What the numbers of the log's words mean, as far as data health asks, and which units' rows an actor sees.</summary>
public sealed class HealthWords(Db db, TouchpointNames touchpoints)
{
    private const int Bulk = 400, MostUnknown = 10;

    internal async Task<HealthScope> Read(Actor who, Guid? unit, IReadOnlyDictionary<Guid, UnitFact> units, CancellationToken stop)
    {
        var scope = who.Scope(Verb.Read, Kind.Encounter);
        bool seesAll = scope.Contains(UnitPath.Root);
        var words = await db.LogWords.Where(word => word.Kind == LogWordKind.Source || word.Kind == LogWordKind.Unit || word.Kind == LogWordKind.Touchpoint)
            .Select(word => new { word.Id, word.Kind, word.Text, word.Seen }).ToListAsync(stop);
        var byCode = units.Values.ToDictionary(unit => unit.Code, unit => unit.Path, StringComparer.OrdinalIgnoreCase);
        var unitWords = words.Where(word => word.Kind == LogWordKind.Unit).ToList();
        var seen = unitWords.Where(word => byCode.TryGetValue(word.Text, out var path) && scope.Any(part => part.Contains(path))
            && (unit is not { } top || (units.TryGetValue(top, out var root) && root.Path.Contains(path)))).Select(word => word.Id).ToHashSet();
        var places = words.Where(word => word.Kind == LogWordKind.Touchpoint).ToList();
        Dictionary<string, Guid> known = [];
        foreach (var part in places.Select(word => word.Text).Chunk(Bulk))
            foreach (var (text, meant) in await touchpoints.Meaning(part, stop)) known[text] = meant.Value;
        return new(seesAll && unit is null ? null : seen, words.Where(word => word.Kind != LogWordKind.Unit).ToDictionary(word => word.Id, word => word.Text),
            Meaning([.. places.Select(word => (word.Id, word.Text))], known),
            !seesAll ? [] : [.. places.Where(word => word.Seen > 0 && !known.ContainsKey(word.Text)).OrderByDescending(word => word.Seen)
                .ThenBy(word => word.Text, StringComparer.Ordinal).Take(MostUnknown).Select(word => new UnknownWord(word.Text, word.Seen))],
            !seesAll ? [] : [.. unitWords.Where(word => !byCode.ContainsKey(word.Text)).Select(word => word.Text).Order(StringComparer.Ordinal)
                .Take(MostUnknown).Select(word => new UnknownWord(word, null))]);
    }

    // Names of one touchpoint have one number; a name that means nothing has its own.
    private static int[] Meaning(List<(int Id, string Text)> places, Dictionary<string, Guid> known)
    {
        var meaning = new int[places.Count == 0 ? 1 : places.Max(word => word.Id) + 1];
        Dictionary<Guid, int> numbers = [];
        foreach (var (id, text) in places)
        {
            meaning[id] = id;
            if (known.TryGetValue(text, out var touchpoint) && !numbers.TryAdd(touchpoint, id)) meaning[id] = numbers[touchpoint];
        }
        return meaning;
    }
}

/// <summary>What is seen of the log, and what its words mean.</summary>
/// <param name="Units">Words of the units that are seen; null for all rows, those without a unit too.</param>
/// <param name="Words">Words of sources and touchpoints by number.</param>
/// <param name="Meaning">By the number of a touchpoint's word one number for the touchpoint.</param>
/// <param name="UnknownTouchpoints">Words for touchpoints that mean nothing.</param>
/// <param name="UnknownUnits">Words for units that mean nothing.</param>
sealed record HealthScope(IReadOnlySet<int>? Units, IReadOnlyDictionary<int, string> Words, int[] Meaning, IReadOnlyList<UnknownWord> UnknownTouchpoints,
    IReadOnlyList<UnknownWord> UnknownUnits)
{
    public bool SeesAll => Units is null;

    public bool Sees(int unit) => Units is null || Units.Contains(unit);

    public string SourceOf(int word) => Words[word];
}
