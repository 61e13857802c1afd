using Microsoft.EntityFrameworkCore;
using Tangent.Analytics.Attainment;
using Tangent.App.Access.Published;
using Tangent.Domain.Access;
using Tangent.Domain.Customers;
using Tangent.Domain.Standards;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;

namespace Tangent.App.Standards.Attainment;

/// <summary>What counts are narrowed to; nulls do not narrow.</summary>
/// <param name="Unit">Of this unit and those below it.</param>
/// <param name="Tier">Of customers of this tier.</param>
/// <param name="Channel">On this channel.</param>
/// <param name="Criterion">Of clauses by this criterion.</param>
public sealed record AttainmentFilter(Guid? Unit = null, CustomerTier? Tier = null, ContactChannel? Channel = null, ServiceCriterion? Criterion = null);

/// <summary>Counts of one clause in one unit, for a tier and a channel.</summary>
/// <param name="Clause">Number of the clause.</param>
/// <param name="Unit">The unit; all zeros for none.</param>
/// <param name="Tier">Number of the tier.</param>
/// <param name="Channel">Number of the channel; -1 for none.</param>
/// <param name="Counted">The counts.</param>
sealed record CountedRow(int Clause, Guid Unit, int Tier, int Channel, Reached Counted);

/// <summary>Reads counts as far as the actor may see the encounters behind them.</summary>
public sealed class CountedRows(Db db, UnitFacts units)
{
    /// <summary>The units of which the actor may see encounters, within a unit or not; null: all, and those without a unit too.</summary>
    internal async Task<List<Guid>?> Seen(Actor who, Guid? within, CancellationToken stop)
    {
        var scope = who.Scope(Verb.Read, Kind.Encounter);
        if (within is null && scope.Contains(UnitPath.Root)) return null;
        var all = await units.All(stop);
        var wanted = within is { } unit ? all.GetValueOrDefault(unit)?.Path : UnitPath.Root;
        return [.. all.Values.Where(one => wanted?.Contains(one.Path) == true && scope.Any(part => part.Contains(one.Path))).Select(one => one.Id)];
    }

    /// <summary>Sums over months, both counted.</summary>
    internal async Task<IReadOnlyList<CountedRow>> Sums(Actor who, int first, int last, AttainmentFilter filter, CancellationToken stop)
    {
        // Numbers below zero are those of promises to customers.
        var rows = db.AttainmentCounts.AsNoTracking().Where(row => row.Month >= first && row.Month <= last && row.Clause > 0);
        if (await Seen(who, filter.Unit, stop) is { } seen) rows = rows.Where(row => EF.Parameter(seen).Contains(row.UnitId));
        if (filter.Tier is { } tier) rows = rows.Where(row => row.Tier == (int)tier);
        if (filter.Channel is { } channel) rows = rows.Where(row => row.Channel == (int)channel);
        var promised = await Promised(stop);
        return [.. (await rows.GroupBy(row => new { row.Clause, row.Version, row.UnitId, row.Tier, row.Channel })
            .Select(same => new { same.Key, Measured = same.Sum(row => row.Measured), Met = same.Sum(row => row.Met) }).ToListAsync(stop))
            .Select(one => new CountedRow(one.Key.Clause, one.Key.UnitId, one.Key.Tier, one.Key.Channel,
                new(one.Measured, one.Met, one.Measured * promised[(one.Key.Clause, one.Key.Version)])))];
    }

    /// <summary>Sums of some clauses over days, both counted, as far as the actor may see them; by number, those without counts are missing.</summary>
    internal async Task<IReadOnlyDictionary<int, Reached>> OfDays(Actor who, IReadOnlyCollection<int> numbers, DateOnly from, DateOnly to,
        CancellationToken stop)
    {
        int first = MonthOf(from), last = MonthOf(to);
        var rows = db.AttainmentCounts.AsNoTracking().Where(row => EF.Parameter(numbers).Contains(row.Clause) && row.Month >= first && row.Month <= last);
        if (await Seen(who, null, stop) is { } seen) rows = rows.Where(row => EF.Parameter(seen).Contains(row.UnitId));
        var days = (CompiledBook.Day(from), CompiledBook.Day(to));
        return (await rows.ToListAsync(stop)).GroupBy(row => row.Clause).ToDictionary(same => same.Key, same =>
            Reached.Sum(same.Select(row => Reached.Of(AttainmentTally.Unpack(row.Days), row.Month, days, 1))));
    }

    /// <summary>The promised share by number of the clause and of its version.</summary>
    internal async Task<IReadOnlyDictionary<(int Clause, int Version), double>> Promised(CancellationToken stop)
    {
        var numbers = await db.ServiceStandards.AsNoTracking().Select(s => new { s.Id, s.Number }).ToDictionaryAsync(s => s.Id, s => s.Number, stop);
        return (await db.StandardVersions.AsNoTracking().ToListAsync(stop))
            .ToDictionary(version => (numbers[version.StandardId], version.Number), version => (double)version.Terms.SharePercent / 100);
    }

    /// <summary>The months of the counts: the first and the last.</summary>
    internal async Task<(int First, int Last)?> Months(CancellationToken stop) =>
        await db.AttainmentCounts.AnyAsync(stop)
            ? (await db.AttainmentCounts.MinAsync(row => row.Month, stop), await db.AttainmentCounts.MaxAsync(row => row.Month, stop)) : null;

    /// <summary>The first day of a month of the counts.</summary>
    internal static DateOnly FirstOf(int month) => new(month / 12, (month % 12) + 1, 1);

    /// <summary>The month of the counts in which a day lies.</summary>
    internal static int MonthOf(DateOnly day) => (day.Year * 12) + day.Month - 1;
}
