using Microsoft.EntityFrameworkCore;
using Tangent.Analytics.Attainment;
using Tangent.App.Encounters.Published;
using Tangent.App.Standards.Attainment;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.App.Standards.Published;

/// <summary>A clause at a touchpoint with how far it is met.</summary>
/// <param name="Id">The clause.</param>
/// <param name="Number">Its number in the book.</param>
/// <param name="Item">What is served.</param>
/// <param name="Verdict">The share that met it, what is promised, and whether that is kept.</param>
public sealed record ClauseReached(Guid Id, int Number, string Item, AttainmentVerdict Verdict);

/// <summary>What other modules ask of attainment: how far the clauses at some touchpoints are met.</summary>
public sealed class AttainmentFacts(Db db, CountedRows counted)
{
    /// <summary>The clauses in the book that name a touchpoint, by its code in capitals, by number; touchpoints without one are missing.</summary>
    /// <param name="who">Who asks: what they may not see of encounters is not counted.</param>
    /// <param name="codes">Codes of touchpoints.</param>
    /// <param name="filter">Its period, units and tiers narrow; what else it says of journeys is not looked at.</param>
    /// <param name="stop">Ends the reading.</param>
    public async Task<ILookup<string, ClauseReached>> At(Actor who, IReadOnlyCollection<string> codes, JourneyFilter filter, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Standard) is not null) return Array.Empty<ClauseReached>().ToLookup(_ => "");
        var wanted = codes.Select(code => code.ToUpperInvariant()).ToHashSet();
        var clauses = (await db.ServiceStandards.AsNoTracking().Where(s => s.RetiredUtc == null).ToListAsync(stop))
            .Where(clause => clause.Terms.Touchpoint is { } code && wanted.Contains(code.ToUpperInvariant())).OrderBy(clause => clause.Number).ToList();
        int[] numbers = [.. clauses.Select(clause => clause.Number)];
        var (from, to) = (DayOf(filter.FromUtc), DayOf(filter.BeforeUtc?.AddTicks(-1)));
        // Only the months in which the period begins and ends are looked at day by day.
        int first = from is { } day ? CountedRows.MonthOf(day) : -1, last = to is { } until ? CountedRows.MonthOf(until) : int.MaxValue;
        var rows = db.AttainmentCounts.AsNoTracking().Where(row => EF.Parameter(numbers).Contains(row.Clause) && row.Month >= first && row.Month <= last);
        List<Guid>? seen = filter.Units.Count == 0 ? await counted.Seen(who, null, stop) : [];
        foreach (var unit in filter.Units) seen!.AddRange(await counted.Seen(who, unit, stop) ?? []);
        if (seen is not null) rows = rows.Where(row => EF.Parameter(seen).Contains(row.UnitId));
        int[] tiers = [.. filter.Tiers.Select(tier => (int)tier)];
        if (tiers.Length > 0) rows = rows.Where(row => EF.Parameter(tiers).Contains(row.Tier));
        var promised = await counted.Promised(stop);
        (int, int) days = (from is { } begin ? CompiledBook.Day(begin) : int.MinValue, to is { } end ? CompiledBook.Day(end) : int.MaxValue);
        var sums = (await rows.Where(row => row.Month > first && row.Month < last).GroupBy(row => new { row.Clause, row.Version })
                .Select(same => new { same.Key, Measured = same.Sum(row => row.Measured), Met = same.Sum(row => row.Met) }).ToListAsync(stop))
            .Select(row => (row.Key.Clause, Reached: new Reached(row.Measured, row.Met, row.Measured * promised[(row.Key.Clause, row.Key.Version)])))
            .Concat((await rows.Where(row => row.Month == first || row.Month == last).ToListAsync(stop))
                .Select(row => (row.Clause, Reached: Reached.Of(AttainmentTally.Unpack(row.Days), row.Month, days, promised[(row.Clause, row.Version)]))))
            .ToLookup(one => one.Clause, one => one.Reached);
        return clauses.Where(clause => sums.Contains(clause.Number)).ToLookup(clause => clause.Terms.Touchpoint!.ToUpperInvariant(), clause =>
            new ClauseReached(clause.Id, clause.Number, clause.Terms.Item, Reached.Sum(sums[clause.Number]).Verdict((double)clause.Terms.SharePercent / 100)));
    }

    private static DateOnly? DayOf(DateTime? at) => at is { } moment ? DateOnly.FromDateTime(moment) : null;
}
