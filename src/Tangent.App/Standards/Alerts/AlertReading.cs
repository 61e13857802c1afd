using Microsoft.EntityFrameworkCore;
using Tangent.Analytics.Attainment;
using Tangent.App.Access.Published;
using Tangent.App.Standards.Attainment;
using Tangent.Domain.Access;
using Tangent.Domain.Standards.Alerts;
using Tangent.Storage;

namespace Tangent.App.Standards.Alerts;

/// <summary>Reads the counts that a rule looks at, day by day: of the unit with all below, or of each unit by itself.</summary>
public sealed class AlertReading(Db db, UnitFacts units, CountedRows counted)
{
    /// <summary>The days between two, both counted, by unit; units without counts are missing.</summary>
    internal async Task<IReadOnlyDictionary<Guid, IReadOnlyList<DayCount>>> Of(Guid unit, AlertTerms terms, DateOnly from, DateOnly to, CancellationToken stop)
    {
        var promised = await Promised(terms, stop);
        int[] numbers = [.. promised.Keys.Select(key => key.Clause).Distinct()];
        var all = await units.All(stop);
        var root = all[unit].Path;
        int first = CountedRows.MonthOf(from), last = CountedRows.MonthOf(to);
        var rows = await db.AttainmentCounts.AsNoTracking()
            .Where(row => EF.Parameter(numbers).Contains(row.Clause) && row.Month >= first && row.Month <= last).ToListAsync(stop);
        Dictionary<(Guid Unit, DateOnly Day), (int Measured, int Met, double Due)> sums = [];
        foreach (var row in rows)
        {
            // What nobody's unit is counts for the whole company alone.
            var at = all.GetValueOrDefault(row.UnitId);
            if (at is null ? terms.IsEachUnit || root != UnitPath.Root : !root.Contains(at.Path)) continue;
            if (!promised.TryGetValue((row.Clause, row.Version), out double share)) continue;
            var tally = AttainmentTally.Unpack(row.Days);
            var begin = CountedRows.FirstOf(row.Month);
            for (int day = 1; day <= DateTime.DaysInMonth(begin.Year, begin.Month); day++)
            {
                var (measured, met) = tally.Of(day);
                if (measured == 0) continue;
                var key = (terms.IsEachUnit ? row.UnitId : unit, begin.AddDays(day - 1));
                var sum = sums.GetValueOrDefault(key);
                sums[key] = (sum.Measured + measured, sum.Met + met, sum.Due + (measured * share));
            }
        }
        return sums.Where(one => one.Key.Day >= from && one.Key.Day <= to).GroupBy(one => one.Key.Unit).ToDictionary(same => same.Key,
            same => (IReadOnlyList<DayCount>)[.. same.OrderBy(one => one.Key.Day)
                .Select(one => new DayCount(one.Key.Day, one.Value.Measured, one.Value.Met, one.Value.Due))]);
    }

    // The promised share of every version that the rule looks at.
    private async Task<IReadOnlyDictionary<(int Clause, int Version), double>> Promised(AlertTerms terms, CancellationToken stop)
    {
        if (terms.Commitment is { } id)
        {
            var promise = await db.Commitments.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, stop);
            if (promise is null) return new Dictionary<(int, int), double>();
            int number = PromisedBook.NumberOf(promise);
            var versions = await db.AttainmentCounts.Where(row => row.Clause == number).Select(row => row.Version).Distinct().ToListAsync(stop);
            return versions.ToDictionary(version => (number, version), _ => (double)promise.Terms.SharePercent / 100);
        }
        var clauses = await db.ServiceStandards.AsNoTracking().ToListAsync(stop);
        var wanted = clauses.Where(clause => terms.Clause is { } one ? clause.Id == one : clause.Terms.Criterion == terms.Criterion)
            .Select(clause => clause.Number).ToHashSet();
        return (await counted.Promised(stop)).Where(one => wanted.Contains(one.Key.Clause)).ToDictionary(one => one.Key, one => one.Value);
    }
}
