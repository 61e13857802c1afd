using Tangent.Analytics.Attainment;
using Tangent.App.Customers.Published;
using Tangent.App.Encounters.Published;
using Tangent.App.Standards.Clauses;
using Tangent.App.Standards.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Calendars;
using Tangent.Domain.Customers;
using Tangent.Domain.Standards;

namespace Tangent.App.Standards.Attainment;

/// <summary>Explains why one encounter met a clause or missed it: the version that held, the tier that the customer had, the time that counted.</summary>
public sealed class ExplainStandard(BookCompiler compiler, EncounterSheets sheets, CustomerTiers tiers, WorkingHours hours)
{
    /// <summary>Which encounter, by its place in the log, and which clause: its number or its id; null for all that speak of it.</summary>
    public sealed record Request(long Encounter, string? Clause = null);

    /// <summary>What one clause says of it.</summary>
    /// <param name="Clause">The clause.</param>
    /// <param name="Version">Number of the version that held on its day.</param>
    /// <param name="Terms">What that says.</param>
    /// <param name="Value">What was measured, in the unit of the measure; null for an outcome, or where nobody told it.</param>
    /// <param name="Limit">The target of the tier with its tolerance; null for an outcome.</param>
    /// <param name="IsMet">Whether it was met; null: nobody told what it measures.</param>
    /// <param name="Counted">For times in working hours: what counted and what was left out; else null.</param>
    /// <param name="Calendar">Name of the calendar; null: day and night.</param>
    public sealed record Said(ServiceStandard Clause, int Version, StandardTerms Terms, double? Value, double? Limit, bool? IsMet, Explained? Counted,
        string? Calendar);

    /// <summary>The encounter with all that was said.</summary>
    /// <param name="Encounter">As the log shows it.</param>
    /// <param name="Day">Its day by the clock of its unit.</param>
    /// <param name="Tier">The tier that its customer had then, or null.</param>
    /// <param name="Clauses">The clauses that speak of it, by number.</param>
    public sealed record Told(EncounterView Encounter, DateOnly Day, CustomerTier? Tier, IReadOnlyList<Said> Clauses);

    /// <summary>Explains it.</summary>
    public async Task<Outcome<Told>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Standard) is { } refusal) return refusal;
        if (who.Lacks(Verb.Read, Kind.Encounter) is { } hidden) return hidden;

        if (await sheets.One(who, request.Encounter, stop) is not var (view, sheet)) return Fail.NotFound;
        var (book, worked) = await compiler.Now(clause => request.Clause is not { } named || IsNamed(clause, named), stop);
        if (request.Clause is not null && book.Clauses.Count == 0) return Fail.NotFound;
        var history = await tiers.History(view.Customer is null ? [] : [sheet.Customer[0]], stop);
        var calendars = await hours.Now(stop);
        return Of(view, sheet, book, new(book.Versions, worked), history, calendars);
    }

    private static bool IsNamed(ServiceStandard clause, string named) =>
        clause.Id.ToString().Equals(named, StringComparison.OrdinalIgnoreCase)
        || StandardFilter.Number(clause).Equals(named, StringComparison.OrdinalIgnoreCase);

    private static Told Of(EncounterView view, EncounterSheet sheet, CompiledBook book, AttainmentCount count, TierHistory history,
        UnitCalendars calendars)
    {
        var columns = book.Columns(sheet, new(1), history);
        List<Said> said = [];
        foreach (int number in count.At(columns.Place[0]))
        {
            if (!count.Holds(number, columns, 0)) continue;
            var version = book.Versions[number];
            var terms = book.TermsOf(version);
            var measured = count.Measure(number, columns, 0);
            bool isTimed = terms.InWorkingHours && view.Unit is not null && measured is not null;
            var calendar = isTimed ? calendars.Of(view.Unit!.Path) : null;
            var until = terms.Measure == StandardMeasure.Waiting ? view.StartedUtc.AddSeconds(view.WaitSeconds ?? 0) : view.EndedUtc;
            said.Add(new(book.Clauses[version.Clause], version.Version, terms, measured?.Value is { } value && !double.IsNaN(value) ? value : null,
                terms.Measure == StandardMeasure.Outcome ? null : count.Limit(number, columns, 0), measured?.IsMet,
                calendar is not null && until is { } end ? calendar.Calendar.Explain(view.StartedUtc, end) : null, calendar?.Name));
        }
        int tier = columns.Tier[0] < 0 ? ClauseVersion.Basic : columns.Tier[0];
        return new(view, DateOnly.FromDateTime(DateTime.UnixEpoch.AddDays(columns.Day[0])), CompiledBook.TierOf(tier),
            [.. said.OrderBy(one => one.Clause.Number)]);
    }
}
