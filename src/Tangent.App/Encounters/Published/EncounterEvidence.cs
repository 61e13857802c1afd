using Microsoft.EntityFrameworkCore;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.EncounterLog;

namespace Tangent.App.Encounters.Published;

/// <summary>Single encounters that a document elsewhere names as evidence: whether one reader may see them.</summary>
public sealed class EncounterEvidence(Db db, EncounterReading reading, EncounterReach reach)
{
    /// <summary>Those of these names, source, slash, number, that are in the log and in sight.</summary>
    public async Task<IReadOnlySet<string>> Of(Actor who, IReadOnlyCollection<string> named, CancellationToken stop)
    {
        HashSet<string> seen = [];
        if (named.Count == 0 || !who.May(Verb.Read, Kind.Encounter)) return seen;
        var keys = named.Select(name => (Name: name, Parts: name.Split('/', 2))).Where(one => one.Parts.Length == 2).ToList();
        var sources = keys.Select(one => one.Parts[0]).Distinct().ToList();
        var words = await db.LogWords.Where(word => word.Kind == LogWordKind.Source && sources.Contains(word.Text))
            .ToDictionaryAsync(word => word.Text, word => word.Id, stop);
        foreach (var source in keys.Where(one => words.ContainsKey(one.Parts[0])).GroupBy(one => one.Parts[0]))
        {
            int word = words[source.Key];
            string[] numbers = [.. source.Select(one => one.Parts[1])];
            var rows = await reach.Within(reading.Latest(db.Encounters), who, Verb.Read, Kind.Encounter, stop);
            var found = await rows.Where(row => row.Source == word && EF.Parameter(numbers).Contains(row.ExternalId)).Select(row => row.ExternalId)
                .ToListAsync(stop);
            seen.UnionWith(source.Where(one => found.Contains(one.Parts[1])).Select(one => one.Name));
        }
        return seen;
    }
}
