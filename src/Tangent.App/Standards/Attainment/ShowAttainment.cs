using Microsoft.EntityFrameworkCore;
using Tangent.Analytics;
using Tangent.Analytics.Attainment;
using Tangent.Analytics.Control;
using Tangent.App.Access.Published;
using Tangent.App.Standards.Clauses;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.App.Standards.Attainment;

/// <summary>How far one clause is met: over time with limits, unit by unit, tier by tier.</summary>
public sealed class ShowAttainment(Db db, ListStandards list, CountedRows counted, UnitFacts units)
{
    /// <summary>From so many days on one point is a week, that it stays readable.</summary>
    private const int MostPoints = 70, Week = 7;

    // Large samples vary more than chance alone: then Laney's limits hold.
    private const int Large = 1000;

    /// <summary>Which clause, of which months.</summary>
    /// <param name="Id">The clause.</param>
    /// <param name="Month">Any day of the last month; null: the last one with counts.</param>
    /// <param name="Months">How many months up to it.</param>
    /// <param name="Filter">What it is narrowed to.</param>
    public sealed record Request(Guid Id, DateOnly? Month = null, int Months = 2, AttainmentFilter? Filter = null);

    /// <summary>One point in time.</summary>
    /// <param name="From">First day.</param>
    /// <param name="Measured">Encounters that could be measured.</param>
    /// <param name="Met">Those that met it.</param>
    public sealed record Point(DateOnly From, int Measured, int Met);

    /// <summary>The clause.</summary>
    /// <param name="Row">As the book shows it.</param>
    /// <param name="From">First day.</param>
    /// <param name="To">Last day.</param>
    /// <param name="All">Over all.</param>
    /// <param name="Verdict">What that says.</param>
    /// <param name="IsWeekly">Whether a point is a week; else a day.</param>
    /// <param name="Points">In order of time, those with encounters.</param>
    /// <param name="Chart">A <see cref="ControlChart"/> over the points, or why there is none.</param>
    /// <param name="Units">Unit by unit, the worst first.</param>
    /// <param name="Tiers">Tier by tier.</param>
    public sealed record Shown(StandardRow Row, DateOnly From, DateOnly To, Reached All, AttainmentVerdict Verdict, bool IsWeekly,
        IReadOnlyList<Point> Points, Answer Chart, IReadOnlyList<AskAttainment.Part<UnitFact?>> Units,
        IReadOnlyList<AskAttainment.Part<Domain.Customers.CustomerTier?>> Tiers);

    /// <summary>Shows it.</summary>
    public async Task<Outcome<Shown>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Standard) is { } refusal) return refusal;
        if (who.Lacks(Verb.Read, Kind.Encounter) is { } hidden) return hidden;

        var found = await list.Run(who, new(new(), request.Id), stop);
        if (found.Failure is { } failure) return failure;
        if (request.Months is < 1 or > AskAttainment.MostMonths) return Fail.Wrong("months", "attainment.months-range", AskAttainment.MostMonths);
        var (clause, filter) = (found.Value.Rows[0], request.Filter ?? new());
        int number = clause.Clause.Number;
        int last = request.Month is { } month ? CountedRows.MonthOf(month)
            : await db.AttainmentCounts.Where(row => row.Clause == number).MaxAsync(row => (int?)row.Month, stop)
                ?? CountedRows.MonthOf(clause.Clause.Terms.From);
        int first = last - request.Months + 1;
        var rows = db.AttainmentCounts.AsNoTracking().Where(row => row.Clause == number && row.Month >= first && row.Month <= last);
        if (await counted.Seen(who, filter.Unit, stop) is { } seen) rows = rows.Where(row => EF.Parameter(seen).Contains(row.UnitId));
        if (filter.Tier is { } tier) rows = rows.Where(row => row.Tier == (int)tier);
        var some = await rows.ToListAsync(stop);
        var promised = await counted.Promised(stop);
        var all = await units.All(stop);
        var parts = some.Select(row => (row.UnitId, row.Tier, row.Month, row.Days,
            Counted: new Reached(row.Measured, row.Met, row.Measured * promised[(row.Clause, row.Version)]))).ToList();
        var (from, to) = (CountedRows.FirstOf(first), CountedRows.FirstOf(last).AddMonths(1).AddDays(-1));
        bool isWeekly = to.DayNumber - from.DayNumber >= MostPoints;
        var points = Points([.. parts.Select(one => (one.Month, one.Days))], isWeekly);
        var sum = Reached.Sum(parts.Select(one => one.Counted));
        return new Shown(clause, from, to, sum, sum.Verdict(), isWeekly, points, Chart(points),
            [.. parts.GroupBy(one => all.GetValueOrDefault(one.UnitId)).Select(same => (same.Key, Sum: Reached.Sum(same.Select(one => one.Counted))))
                .OrderBy(one => (double)one.Sum.Met / Math.Max(1, one.Sum.Measured)).ThenBy(one => one.Key?.Code, StringComparer.Ordinal)
                .Select(one => new AskAttainment.Part<UnitFact?>(one.Key, one.Sum, one.Sum.Verdict()))],
            [.. parts.GroupBy(one => one.Tier).OrderBy(same => same.Key).Select(same => (same.Key, Sum: Reached.Sum(same.Select(one => one.Counted))))
                .Select(one => new AskAttainment.Part<Domain.Customers.CustomerTier?>(CompiledBook.TierOf(one.Key), one.Sum, one.Sum.Verdict()))]);
    }

    private static List<Point> Points(List<(int Month, byte[] Days)> months, bool isWeekly)
    {
        SortedDictionary<DateOnly, (int Measured, int Met)> sums = [];
        foreach (var (month, packed) in months)
        {
            var tally = AttainmentTally.Unpack(packed);
            var first = CountedRows.FirstOf(month);
            for (int day = 1; day <= DateTime.DaysInMonth(first.Year, first.Month); day++)
            {
                if (tally.Of(day) is not { Measured: > 0 } some) continue;
                var date = first.AddDays(day - 1);
                if (isWeekly) date = date.AddDays(-(((int)date.DayOfWeek + Week - 1) % Week));
                var (measured, met) = sums.GetValueOrDefault(date);
                sums[date] = (measured + some.Measured, met + some.Met);
            }
        }
        return [.. sums.Select(one => new Point(one.Key, one.Value.Measured, one.Value.Met))];
    }

    private static Answer Chart(List<Point> points)
    {
        int[] met = [.. points.Select(point => point.Met)], measured = [.. points.Select(point => point.Measured)];
        return ShareChart.OfShares(met, measured, isLaney: measured.Length > 0 && measured.Average() > Large);
    }
}
