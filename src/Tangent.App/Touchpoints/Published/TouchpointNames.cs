using Microsoft.EntityFrameworkCore;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;

namespace Tangent.App.Touchpoints.Published;

/// <summary>What touchpoints are called elsewhere: by code, by name in either language, or as somebody has mapped it.</summary>
public sealed class TouchpointNames(Db db)
{
    /// <summary>Those of these names that mean nothing on the register yet.</summary>
    public async Task<IReadOnlySet<string>> Unknown(IReadOnlyCollection<string> names, CancellationToken stop)
    {
        var known = await Meaning(names, stop);
        return names.Where(name => !known.ContainsKey(name)).ToHashSet();
    }

    /// <summary>Which touchpoint each name means; names that mean none are not among them.</summary>
    public async Task<IReadOnlyDictionary<string, TouchpointId>> Meaning(IReadOnlyCollection<string> names, CancellationToken stop)
    {
        var wanted = names.ToList();
        var codes = wanted.Select(name => name.ToUpperInvariant()).ToList();
        var found = await db.Touchpoints.Where(t => codes.Contains(t.Code) || wanted.Contains(t.NameZh) || wanted.Contains(t.NameEn))
            .Select(t => new { t.Id, t.Code, t.NameZh, t.NameEn }).ToListAsync(stop);
        var meaning = await db.TouchpointReferences
            .Where(r => r.Source == ReferenceSource.EncounterLog && r.MappedTo != null && wanted.Contains(r.Key))
            .ToDictionaryAsync(r => r.Key, r => r.MappedTo!.Value, stop);
        foreach (var one in found.OrderBy(one => one.Code, StringComparer.Ordinal))
        {
            foreach (var name in wanted)
                if (name.Equals(one.Code, StringComparison.OrdinalIgnoreCase) || name == one.NameZh || name == one.NameEn) meaning[name] = one.Id;
        }
        return meaning;
    }
}
