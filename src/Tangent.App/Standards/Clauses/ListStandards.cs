using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Standards;
using Tangent.Storage;

namespace Tangent.App.Standards.Clauses;

/// <summary>The standard book: clauses by touchpoint and number, each with what holds today.</summary>
public sealed class ListStandards(Db db, UnitFacts units, TimeProvider clock)
{
    /// <summary>Most clauses of a company.</summary>
    public const int MostRows = 2000;

    /// <summary>Narrowed to what; or one alone.</summary>
    public sealed record Request(StandardFilter Filter, Guid? Id = null);

    /// <summary>The book.</summary>
    /// <param name="Rows">Clauses without a touchpoint first, then by code of the touchpoint and number.</param>
    /// <param name="Units">Units in which the reader may write clauses.</param>
    public sealed record Listed(IReadOnlyList<StandardRow> Rows, IReadOnlyList<UnitFact> Units);

    /// <summary>Lists it.</summary>
    public async Task<Outcome<Listed>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Standard) is { } refusal) return refusal;

        var clauses = (await db.ServiceStandards.AsNoTracking().OrderBy(s => s.Number).Take(MostRows).ToListAsync(stop))
            .Where(clause => request.Id is { } id ? clause.Id == id : request.Filter.Holds(clause)).ToList();
        if (request.Id is not null && clauses.Count == 0) return Fail.NotFound;
        var all = await units.All(stop);
        var versions = (await db.StandardVersions.AsNoTracking().OrderBy(v => v.StandardId).ThenBy(v => v.Number).ToListAsync(stop))
            .ToLookup(version => version.StandardId);
        var read = (await db.StandardReceipts.Where(r => r.AccountId == who.Id).Select(r => new { r.StandardId, r.Number }).ToListAsync(stop))
            .Select(one => (one.StandardId, one.Number)).ToHashSet();
        return new Listed([.. clauses.OrderBy(clause => clause.Terms.Touchpoint, StringComparer.Ordinal).ThenBy(clause => clause.Number).Select(clause =>
        {
            var unit = all[clause.UnitId];
            var holds = clause.RetiredUtc is null ? StandardVersion.At(versions[clause.Id], Today(unit)) : null;
            return new StandardRow(clause, unit, holds, holds is not null && read.Contains((clause.Id, holds.Number)),
                clause.RetiredUtc is null && who.May(Verb.Update, Kind.Standard, unit.Path));
        })], UnitFact.InTreeOrder(all.Values.Where(unit => !unit.IsClosed && who.May(Verb.Create, Kind.Standard, unit.Path))));
    }

    private DateOnly Today(UnitFact unit) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(clock.GetUtcNow().UtcDateTime,
        TimeZoneInfo.TryFindSystemTimeZoneById(unit.TimeZone, out var zone) ? zone : TimeZoneInfo.Utc));
}
