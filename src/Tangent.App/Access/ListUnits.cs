using Microsoft.EntityFrameworkCore;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.App.Access;

/// <summary>By what a list of units is ordered.</summary>
public enum UnitSort
{
    /// <summary>Parents before children, by code.</summary>
    Tree,

    /// <summary>By code, numbers counted as numbers.</summary>
    Code,

    /// <summary>By Chinese name, in the order of pinyin.</summary>
    NameZh,

    /// <summary>By English name.</summary>
    NameEn,

    /// <summary>By the number of people who hold a role exactly there.</summary>
    People,
}

/// <summary>How a list of units is ordered. The tree has one direction only.</summary>
public sealed record UnitOrder(UnitSort By = UnitSort.Tree, bool IsDescending = false);

/// <summary>The tree of units that the actor can see, parents before children.</summary>
public sealed class ListUnits(Db db)
{
    // A carrier has some ten thousand halls and teams; beyond that the tree is searched, not shown.
    private const int Most = 20_000;

    /// <summary>What to show.</summary>
    /// <param name="Search">Part of a code or name, or null for all.</param>
    /// <param name="WithClosed">Whether closed units are listed too.</param>
    /// <param name="Order">Ordered how; the tree unless said otherwise.</param>
    public sealed record Request(string? Search = null, bool WithClosed = false, UnitOrder? Order = null);

    /// <summary>A unit in the tree.</summary>
    /// <param name="Id">Identity.</param>
    /// <param name="ParentId">The unit above, or null when that lies out of scope or there is none.</param>
    /// <param name="Depth">Steps below the top of what the actor sees, from 0.</param>
    /// <param name="Path">Place in the tree.</param>
    /// <param name="Code">Short code.</param>
    /// <param name="Kind">Level.</param>
    /// <param name="NameZh">Chinese name.</param>
    /// <param name="NameEn">English name.</param>
    /// <param name="TimeZone">IANA time zone.</param>
    /// <param name="ClosedUtc">When it was closed, or null.</param>
    /// <param name="Version">For the next change.</param>
    /// <param name="People">How many people hold a role exactly here.</param>
    public sealed record Row(Guid Id, Guid? ParentId, int Depth, string Path, string Code, UnitKind Kind, string NameZh,
        string NameEn, string TimeZone, DateTime? ClosedUtc, int Version, int People);

    /// <summary>All units in scope that match, in the order of the tree.</summary>
    public async Task<Outcome<IReadOnlyList<Row>>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Unit) is { } refusal) return refusal;

        var query = db.OrgUnits.Where(Scoped.By<OrgUnit>(u => u.Path, who.Scope(Verb.Read, Kind.Unit)));
        if (!request.WithClosed) query = query.Where(u => u.ClosedUtc == null);
        if (request.Search?.Trim() is { Length: > 0 } text)
            query = query.Where(u => u.Code.Contains(text.ToUpperInvariant()) || u.NameZh.Contains(text)
                || u.NameEn.ToUpper().Contains(text.ToUpperInvariant()));
        var units = await query.OrderBy(u => u.Number).Take(Most).Select(u => new Row(u.Id, u.ParentId, 0, u.Path, u.Code,
            u.Kind, u.NameZh, u.NameEn, u.TimeZone, u.ClosedUtc, u.Version,
            db.AccountGrants.Where(g => g.UnitId == u.Id).Select(g => g.AccountId).Distinct().Count())).ToListAsync(stop);
        return request.Order is { By: not UnitSort.Tree } order ? Sorted(units, order) : InTreeOrder(units);
    }

    private static List<Row> Sorted(List<Row> units, UnitOrder order)
    {
        var sorted = order.By switch
        {
            UnitSort.NameZh => units.OrderBy(unit => SortKeys.OfName("zh-CN", unit.NameZh), ByBytes),
            UnitSort.NameEn => units.OrderBy(unit => SortKeys.OfName("en", unit.NameEn), ByBytes),
            UnitSort.People => units.OrderBy(unit => unit.People),
            _ => units.OrderBy(unit => SortKeys.OfCode(unit.Code), ByBytes),
        };
        var total = sorted.ThenBy(unit => unit.Code, StringComparer.Ordinal).ToList();
        if (order.IsDescending) total.Reverse();
        return total;
    }

    private static readonly Comparer<byte[]> ByBytes = Comparer<byte[]>.Create((one, other) => one.AsSpan().SequenceCompareTo(other));

    private static List<Row> InTreeOrder(List<Row> units)
    {
        var known = units.Select(unit => unit.Id).ToHashSet();
        var below = units.ToLookup(unit => unit.ParentId is { } parent && known.Contains(parent) ? parent : Guid.Empty);
        var ordered = new List<Row>(units.Count);
        Add(Guid.Empty, 0);
        return ordered;

        void Add(Guid parent, int depth)
        {
            foreach (var unit in below[parent].OrderBy(unit => unit.Code, StringComparer.Ordinal))
            {
                ordered.Add(unit with { Depth = depth, ParentId = parent == Guid.Empty ? null : parent });
                Add(unit.Id, depth + 1);
            }
        }
    }
}
