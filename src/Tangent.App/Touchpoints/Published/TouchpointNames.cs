using Microsoft.EntityFrameworkCore;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;

namespace Tangent.App.Touchpoints.Published;

/// <summary>What other modules show of a touchpoint.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Code">Code.</param>
/// <param name="NameZh">Chinese name.</param>
/// <param name="NameEn">English name.</param>
public sealed record TouchpointFact(Guid Id, string Code, string NameZh, string NameEn);

/// <summary>A touchpoint with everything that people call it.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Names">Its names and aliases.</param>
public sealed record CalledTouchpoint(Guid Id, IReadOnlyList<string> Names);

/// <summary>What touchpoints are called elsewhere: by code, by name in either language, or as somebody has mapped it.</summary>
public sealed class TouchpointNames(Db db)
{
    // A reader of texts goes through all names at each letter.
    private const int MostCalled = 2000;

    /// <summary>What is shown of these touchpoints; those that do not exist are left out.</summary>
    public async Task<IReadOnlyDictionary<Guid, TouchpointFact>> ById(IReadOnlyCollection<Guid> touchpoints, CancellationToken stop)
    {
        if (touchpoints.Count == 0) return new Dictionary<Guid, TouchpointFact>();
        var ids = touchpoints.Select(id => new TouchpointId(id)).ToList();
        return (await db.Touchpoints.Where(t => ids.Contains(t.Id)).Select(t => new { t.Id, t.Code, t.NameZh, t.NameEn }).ToListAsync(stop))
            .ToDictionary(t => t.Id.Value, t => new TouchpointFact(t.Id.Value, t.Code, t.NameZh, t.NameEn));
    }

    /// <summary>Touchpoints that are not retired, by code.</summary>
    public async Task<IReadOnlyList<TouchpointFact>> InUse(CancellationToken stop) =>
        [.. (await db.Touchpoints.Where(t => t.Status != TouchpointStatus.Retired).OrderBy(t => t.CodeKey).Take(MostCalled)
            .Select(t => new { t.Id, t.Code, t.NameZh, t.NameEn }).ToListAsync(stop)).Select(t => new TouchpointFact(t.Id.Value, t.Code, t.NameZh, t.NameEn))];

    /// <summary>Touchpoints of these stages and with these codes, in any writing; retired ones too.</summary>
    public async Task<IReadOnlyList<Guid>> Of(IReadOnlyCollection<JourneyStage> stages, IReadOnlyCollection<string> codes, CancellationToken stop)
    {
        var known = codes.Select(code => code.ToUpperInvariant()).ToList();
        var found = await db.Touchpoints.Where(t => stages.Contains(t.Stage) || known.Contains(t.Code)).Select(t => t.Id).ToListAsync(stop);
        return [.. found.Select(id => id.Value)];
    }

    /// <summary>Touchpoints that are not retired, with what people call them; by code.</summary>
    public async Task<IReadOnlyList<CalledTouchpoint>> Called(CancellationToken stop) =>
        [.. (await db.Touchpoints.Where(t => t.Status != TouchpointStatus.Retired).OrderBy(t => t.CodeKey).Take(MostCalled)
            .Select(t => new { t.Id, t.NameZh, t.NameEn, t.Aliases }).ToListAsync(stop))
            .Select(t => new CalledTouchpoint(t.Id.Value, [t.NameZh, t.NameEn, .. t.Aliases]))];

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

    /// <summary>The same with what is shown of the touchpoint.</summary>
    public async Task<IReadOnlyDictionary<string, TouchpointFact>> Facts(IReadOnlyCollection<string> names, CancellationToken stop)
    {
        var meaning = await Meaning(names, stop);
        var ids = meaning.Values.Distinct().ToList();
        var facts = await db.Touchpoints.Where(t => ids.Contains(t.Id)).Select(t => new { t.Id, t.Code, t.NameZh, t.NameEn })
            .ToDictionaryAsync(t => t.Id, t => new TouchpointFact(t.Id.Value, t.Code, t.NameZh, t.NameEn), stop);
        return meaning.ToDictionary(one => one.Key, one => facts[one.Value]);
    }

    /// <summary>Which of these touchpoints each name means, by which they are called elsewhere; codes in capitals.</summary>
    public async Task<IReadOnlyDictionary<string, Guid>> Of(IReadOnlyCollection<Guid> touchpoints, CancellationToken stop)
    {
        var ids = touchpoints.Select(id => new TouchpointId(id)).ToList();
        Dictionary<string, Guid> called = [];
        foreach (var one in await db.TouchpointReferences.Where(r => r.Source == ReferenceSource.EncounterLog && r.MappedTo != null
            && ids.Contains(r.MappedTo!.Value)).Select(r => new { r.Key, Id = r.MappedTo!.Value }).ToListAsync(stop)) called[one.Key] = one.Id.Value;
        foreach (var one in await db.Touchpoints.Where(t => ids.Contains(t.Id)).Select(t => new { t.Id, t.Code, t.NameZh, t.NameEn }).ToListAsync(stop))
            (called[one.NameEn], called[one.NameZh], called[one.Code.ToUpperInvariant()]) = (one.Id.Value, one.Id.Value, one.Id.Value);
        return called;
    }

    /// <summary>All names by which this touchpoint is called elsewhere; the code in capitals stands for all its writings.</summary>
    public async Task<IReadOnlyList<string>> Of(Guid touchpoint, CancellationToken stop)
    {
        var id = new TouchpointId(touchpoint);
        var found = await db.Touchpoints.Where(t => t.Id == id).Select(t => new { t.Code, t.NameZh, t.NameEn }).SingleOrDefaultAsync(stop);
        if (found is null) return [];
        var mapped = await db.TouchpointReferences.Where(r => r.Source == ReferenceSource.EncounterLog && r.MappedTo == id)
            .Select(r => r.Key).ToListAsync(stop);
        return [found.Code.ToUpperInvariant(), found.NameZh, found.NameEn, .. mapped];
    }
}
