using Microsoft.EntityFrameworkCore;
using Tangent.Analytics;
using Tangent.Analytics.Attainment;
using Tangent.App.Customers.Published;
using Tangent.App.Encounters.Published;
using Tangent.App.Export;
using Tangent.App.Standards.Clauses;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Customers;
using Tangent.Domain.Standards;
using Tangent.Storage;

namespace Tangent.App.Standards.Attainment;

/// <summary>How far clauses were met in a stretch of days, by the encounters that the actor may see: counted from the log, nothing is kept.</summary>
/// <remarks>
/// Each encounter is held to the version in force when it began and to the tier that its customer had then; times in working hours are
/// counted by the calendar under which its unit works now.
/// </remarks>
public sealed class CheckStandards(Db db, BookCompiler compiler, EncounterSheets sheets, CustomerTiers tiers)
{
    /// <summary>Longest stretch.</summary>
    public const int MostDays = 1100;

    /// <summary>Of which days (both counted, on the clock of the root unit), narrowed to a touchpoint or not.</summary>
    public sealed record Request(DateOnly? From, DateOnly? To, string? Touchpoint = null);

    /// <summary>One clause.</summary>
    /// <param name="Clause">The clause.</param>
    /// <param name="Measured">Encounters that could be measured; null: nothing measures this clause yet.</param>
    /// <param name="Met">Those that met the target of their tier.</param>
    /// <param name="All">The verdict over all tiers; null as above.</param>
    /// <param name="ByTier">The verdict tier by tier, highest first, the last of customers without a tier; tiers that were not met with are left out.</param>
    public sealed record Checked(ServiceStandard Clause, long? Measured, long? Met, AttainmentVerdict? All,
        IReadOnlyList<(CustomerTier? Tier, AttainmentVerdict Verdict)> ByTier);

    /// <summary>Checks them.</summary>
    public async Task<Outcome<IReadOnlyList<Checked>>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Standard) is { } refusal) return refusal;
        if (who.Lacks(Verb.Read, Kind.Encounter) is { } hidden) return hidden;

        List<Problem> problems = [];
        if (request.From is not { Year: >= 1970 and <= 2200 } from) { problems.Add(Problem.Of("from", "calendars.day-range")); from = default; }
        if (request.To is not { Year: >= 1970 and <= 2200 } to) { problems.Add(Problem.Of("to", "calendars.day-range")); to = default; }
        if (problems.Count == 0 && (to < from || to.DayNumber - from.DayNumber > MostDays)) problems.Add(Problem.Of("to", "standards.days", MostDays));
        if (problems.Count > 0) return new Fail.Invalid(problems);

        var clauses = (await db.ServiceStandards.AsNoTracking().OrderBy(s => s.Number).Take(ListStandards.MostRows).ToListAsync(stop))
            .Where(new StandardFilter(Touchpoint: request.Touchpoint).Holds).ToList();
        var numbers = clauses.Select(clause => clause.Number).ToHashSet();
        var (book, worked) = await compiler.Now(clause => numbers.Contains(clause.Number), stop);
        var count = new AttainmentCount(book.Versions, worked);
        if (book.Versions.Count > 0) await Count(who, count, book, from, to, stop);
        var days = (CompiledBook.Day(from), CompiledBook.Day(to));
        return Outcome<IReadOnlyList<Checked>>.Of([.. clauses.Select(clause => Verdict(clause, book, count, days))]);
    }

    private async Task Count(Actor who, AttainmentCount count, CompiledBook book, DateOnly from, DateOnly to, CancellationToken stop)
    {
        // No clock is further from UTC than a day; which day it was where it happened is seen afterwards.
        var (fromUtc, beforeUtc) = (from.AddDays(-1).ToDateTime(default, DateTimeKind.Utc), to.AddDays(2).ToDateTime(default, DateTimeKind.Utc));
        var history = await tiers.History(null, stop);
        CompiledBook.Room? room = null;
        await foreach (var sheet in sheets.Between(who, fromUtc, beforeUtc, stop)) count.Add(book.Columns(sheet, room ??= new(sheet.Size), history));
    }

    private static Checked Verdict(ServiceStandard clause, CompiledBook book, AttainmentCount count, (int From, int To) days)
    {
        if (!book.Clauses.ContainsKey(clause.Number)) return new(clause, null, null, null, []);
        var cells = count.Cells.Where(cell => cell.Key.Clause == clause.Number)
            .Select(cell => (cell.Key, Counted: Reached.Of(cell.Value, cell.Key.Month, days, book.Promised(cell.Key.Clause, cell.Key.Version)))).ToList();
        var all = Reached.Sum(cells.Select(cell => cell.Counted));
        return new(clause, all.Measured, all.Met, all.Verdict((double)clause.Terms.SharePercent / 100), [.. cells.Where(cell => cell.Counted.Measured > 0)
            .GroupBy(cell => cell.Key.Tier).OrderBy(same => same.Key).Select(same => (CompiledBook.TierOf(same.Key),
                Reached.Sum(same.Select(cell => cell.Counted)).Verdict((double)clause.Terms.SharePercent / 100)))]);
    }

    /// <summary>Columns for the command line.</summary>
    public static IReadOnlyList<ExportColumn<Checked>> AllColumns(ExportWords words) =>
    [
        new("number", words.Of("standards.number"), row => new Cell.Text(StandardFilter.Number(row.Clause))),
        new("touchpoint", words.Of("standards.touchpoint"), row => new Cell.Text(row.Clause.Terms.Touchpoint)),
        new("item", words.Of("standards.item"), row => new Cell.Text(row.Clause.Terms.Item)),
        new("measured", words.Of("standards.measured"), row => new Cell.Number(row.Measured)),
        new("met", words.Of("standards.met"), row => new Cell.Number(row.Met)),
        new("share", words.Of("standards.reached"), row => Share(row, told => told.Point)),
        new("low", words.Of("standards.reached-low"), row => Share(row, told => told.Low)),
        new("high", words.Of("standards.reached-high"), row => Share(row, told => told.High)),
        new("promised", words.Of("standards.share"), row => new Cell.Number((decimal?)(row.All?.Promised ?? (double)row.Clause.Terms.SharePercent / 100))),
        new("kept", words.Of("standards.kept"),
            row => row.All is { } all ? words.Coded(all.Kept) : new Cell.Text(words.Of("standards.not-measured")), IsCoded: true),
    ];

    private static Cell.Number Share(Checked row, Func<Estimate, double> of) =>
        new(row.All?.Share is Estimate told ? (decimal)Math.Round(of(told), 4) : null);
}
