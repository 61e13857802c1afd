using Microsoft.EntityFrameworkCore;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.App.Access;

/// <summary>The tree of units that the actor can see, parents before children.</summary>
public sealed class ListUnits(Db db)
{
    // A carrier has some ten thousand halls and teams; beyond that the tree is searched, not shown.
    private const int Most = 20_000;

    /// <summary>What to show.</summary>
    /// <param name="Search">Part of a code or name, or null for all.</param>
    /// <param name="WithClosed">Whether closed units are listed too.</param>
    public sealed record Request(string? Search = null, bool WithClosed = false);

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
        return InTreeOrder(units);
    }

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
