using Microsoft.EntityFrameworkCore;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.App.Access.Published;

/// <summary>What other modules show of a unit.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Path">Place in the tree.</param>
/// <param name="Code">Short code.</param>
/// <param name="NameZh">Chinese name.</param>
/// <param name="NameEn">English name.</param>
/// <param name="TimeZone">IANA time zone.</param>
/// <param name="IsClosed">Whether it is closed: nothing new may be given to it.</param>
public sealed record UnitFact(Guid Id, UnitPath Path, string Code, string NameZh, string NameEn, string TimeZone, bool IsClosed)
{
    /// <summary>Steps below the root, from 0.</summary>
    public int Depth => Path.Value.Count(c => c == '.') - 1;

    /// <summary>Units in the order of the tree, parents before children.</summary>
    public static IReadOnlyList<UnitFact> InTreeOrder(IEnumerable<UnitFact> units) =>
        [.. units.OrderBy(unit => unit.Path.Value.Split('.', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse), ByNumbers.Instance)];

    private sealed class ByNumbers : IComparer<IEnumerable<int>>
    {
        public static readonly ByNumbers Instance = new();

        public int Compare(IEnumerable<int>? x, IEnumerable<int>? y)
        {
            foreach (var (one, other) in x!.Zip(y!))
                if (one != other) return one.CompareTo(other);
            return x!.Count().CompareTo(y!.Count());
        }
    }
}

/// <summary>What other modules may ask about organisation units.</summary>
public sealed class UnitFacts(Db db)
{
    /// <summary>The unit's place in the tree, or null when there is no such open unit.</summary>
    public async Task<UnitPath?> PathOf(Guid unit, CancellationToken stop)
    {
        var path = await db.OrgUnits.Where(u => u.Id == unit && u.ClosedUtc == null).Select(u => u.Path)
            .SingleOrDefaultAsync(stop);
        return path is null ? null : UnitPath.From(path);
    }

    /// <summary>Ids of the unit with this path and of all below, as a part of another query.</summary>
    public IQueryable<Guid> Within(UnitPath path) =>
        db.OrgUnits.Where(u => u.Path.StartsWith(path.Value)).Select(u => u.Id);

    /// <summary>Every unit by id, closed ones too: some ten thousand in a large company.</summary>
    public async Task<IReadOnlyDictionary<Guid, UnitFact>> All(CancellationToken stop) =>
        (await db.OrgUnits.AsNoTracking().ToListAsync(stop)).ToDictionary(u => u.Id, Fact);

    /// <summary>These units by id, closed ones too.</summary>
    public async Task<IReadOnlyDictionary<Guid, UnitFact>> Of(IReadOnlyCollection<Guid> ids, CancellationToken stop) =>
        (await db.OrgUnits.AsNoTracking().Where(u => ids.Contains(u.Id)).ToListAsync(stop)).ToDictionary(u => u.Id, Fact);

    /// <summary>The open units with these codes, by code; letters' case does not matter.</summary>
    public async Task<IReadOnlyDictionary<string, UnitFact>> ByCode(IReadOnlyCollection<string> codes, CancellationToken stop)
    {
        var upper = codes.Select(code => code.ToUpperInvariant()).Distinct().ToList();
        return (await db.OrgUnits.AsNoTracking().Where(u => u.ClosedUtc == null && upper.Contains(u.Code)).ToListAsync(stop))
            .ToDictionary(u => u.Code, Fact, StringComparer.OrdinalIgnoreCase);
    }

    private static UnitFact Fact(OrgUnit unit) => new(unit.Id, UnitPath.From(unit.Path), unit.Code, unit.NameZh,
        unit.NameEn, unit.TimeZone, unit.ClosedUtc is not null);
}
