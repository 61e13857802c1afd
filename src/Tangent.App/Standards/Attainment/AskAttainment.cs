using Microsoft.EntityFrameworkCore;
using Tangent.Analytics.Attainment;
using Tangent.App.Access.Published;
using Tangent.App.Installation.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Customers;
using Tangent.Domain.Standards;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;
using Tangent.Storage.Standards;

namespace Tangent.App.Standards.Attainment;

/// <summary>How far clauses are met over some months: by clause, tier, channel, criterion and unit, from the counts.</summary>
public sealed class AskAttainment(Db db, CountedRows counted, UnitFacts units, JobFacts jobs, TimeProvider clock)
{
    /// <summary>Most months at once.</summary>
    public const int MostMonths = 24;

    /// <summary>Which months, and what is narrowed.</summary>
    /// <param name="Month">Any day of the last month; null: the last one with counts.</param>
    /// <param name="Months">How many months up to it.</param>
    /// <param name="Filter">What it is narrowed to.</param>
    public sealed record Request(DateOnly? Month = null, int Months = 1, AttainmentFilter? Filter = null);

    /// <summary>One clause.</summary>
    public sealed record Line(ServiceStandard Clause, Reached Counted, AttainmentVerdict Verdict, ErrorBudget? Budget);

    /// <summary>Encounters that have something in common.</summary>
    public sealed record Part<T>(T Of, Reached Counted, AttainmentVerdict Verdict);

    /// <summary>One unit with its clauses, by number.</summary>
    public sealed record UnitLine(UnitFact? Unit, IReadOnlyDictionary<int, AttainmentVerdict> ByClause, Reached Counted);

    /// <summary>The answer.</summary>
    /// <param name="From">First day.</param>
    /// <param name="To">Last day.</param>
    /// <param name="State">Up to where the log is counted; null: nothing is counted yet.</param>
    /// <param name="LastRun">When all was counted anew last, and why.</param>
    /// <param name="IsAtWork">Whether all is being counted anew.</param>
    /// <param name="Lines">Clauses with counts, by number.</param>
    /// <param name="Silent">Clauses in the book that nothing measures, or that no encounter came under.</param>
    /// <param name="Tiers">By tier, null for customers without one.</param>
    /// <param name="Channels">By channel, null where nobody told it.</param>
    /// <param name="Criteria">By criterion.</param>
    /// <param name="Units">By unit, in the order of the tree; last the encounters without one.</param>
    public sealed record Told(DateOnly From, DateOnly To, AttainmentState? State, AttainmentRun? LastRun, bool IsAtWork, IReadOnlyList<Line> Lines,
        IReadOnlyList<ServiceStandard> Silent, IReadOnlyList<Part<CustomerTier?>> Tiers, IReadOnlyList<Part<ContactChannel?>> Channels,
        IReadOnlyList<Part<ServiceCriterion>> Criteria, IReadOnlyList<UnitLine> Units);

    /// <summary>Answers.</summary>
    public async Task<Outcome<Told>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Standard) is { } refusal) return refusal;
        if (who.Lacks(Verb.Read, Kind.Encounter) is { } hidden) return hidden;

        if (request.Months is < 1 or > MostMonths) return Fail.Wrong("months", "attainment.months-range", MostMonths);
        var filter = request.Filter ?? new();
        var state = await db.AttainmentStates.AsNoTracking().SingleOrDefaultAsync(stop);
        var run = await db.AttainmentRuns.AsNoTracking().OrderByDescending(one => one.StartedUtc).FirstOrDefaultAsync(stop);
        var all = await units.All(stop);
        var today = Today(all.Values);
        int last = request.Month is { } month ? CountedRows.MonthOf(month)
            : Math.Min((await counted.Months(stop))?.Last ?? int.MaxValue, CountedRows.MonthOf(today));
        var (from, to) = (CountedRows.FirstOf(last - request.Months + 1), CountedRows.FirstOf(last).AddMonths(1).AddDays(-1));
        var clauses = await db.ServiceStandards.AsNoTracking().OrderBy(s => s.Number).ToListAsync(stop);
        var wanted = clauses.Where(clause => filter.Criterion is null || clause.Terms.Criterion == filter.Criterion).ToDictionary(clause => clause.Number);
        var rows = (await counted.Sums(who, last - request.Months + 1, last, filter, stop)).Where(row => wanted.ContainsKey(row.Clause)).ToList();

        var byClause = rows.ToLookup(row => row.Clause, row => row.Counted);
        return new Told(from, to, state, run, await jobs.IsAnyOpen(RecountJob.Name, stop),
            [.. byClause.OrderBy(same => same.Key).Select(same => LineOf(wanted[same.Key], Reached.Sum(same), from, to, today))],
            [.. wanted.Values.Where(clause => clause.RetiredUtc is null && !byClause.Contains(clause.Number))],
            Parts(rows, row => CompiledBook.TierOf(row.Tier), tier => (int?)tier ?? int.MaxValue),
            Parts(rows, row => row.Channel < 0 ? null : (ContactChannel?)row.Channel, channel => (int?)channel ?? int.MaxValue),
            Parts(rows, row => wanted[row.Clause].Terms.Criterion, criterion => (int)criterion), Units(rows, all));
    }

    private static Line LineOf(ServiceStandard clause, Reached sum, DateOnly from, DateOnly to, DateOnly today) =>
        new(clause, sum, sum.Verdict(), ErrorBudget.Of(sum, from, to, today));

    private static List<Part<T>> Parts<T>(List<CountedRow> rows, Func<CountedRow, T> of, Func<T, int> order) =>
        [.. rows.GroupBy(of).OrderBy(same => order(same.Key)).Select(same => (same.Key, Sum: Reached.Sum(same.Select(row => row.Counted))))
            .Select(one => new Part<T>(one.Key, one.Sum, one.Sum.Verdict()))];

    private static List<UnitLine> Units(List<CountedRow> rows, IReadOnlyDictionary<Guid, UnitFact> all)
    {
        var byUnit = rows.ToLookup(row => row.Unit);
        List<UnitLine> lines = [.. UnitFact.InTreeOrder(all.Values).Where(unit => byUnit.Contains(unit.Id)).Select(unit => One(unit, byUnit[unit.Id]))];
        var others = rows.Where(row => !all.ContainsKey(row.Unit)).ToList();
        if (others.Count > 0) lines.Add(One(null, others));
        return lines;

        static UnitLine One(UnitFact? unit, IEnumerable<CountedRow> same) => new(unit,
            same.GroupBy(row => row.Clause).ToDictionary(one => one.Key, one => Reached.Sum(one.Select(row => row.Counted)).Verdict()),
            Reached.Sum(same.Select(row => row.Counted)));
    }

    private DateOnly Today(IEnumerable<UnitFact> all)
    {
        var zone = all.First(unit => unit.Path == UnitPath.Root).TimeZone;
        return DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(clock.GetUtcNow().UtcDateTime,
            TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? found : TimeZoneInfo.Utc));
    }
}
