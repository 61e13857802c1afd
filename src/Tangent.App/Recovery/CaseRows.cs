using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.App.Lists;
using Tangent.App.Touchpoints.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Customers;
using Tangent.Domain.Recovery;
using Tangent.Storage;

namespace Tangent.App.Recovery;

/// <summary>A case on a line of a list.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Number">Its number, 12 digits.</param>
/// <param name="Title">What it is about, masked where the reader must not see it; or null.</param>
/// <param name="Origin">For what it was opened.</param>
/// <param name="Customer">Number of the customer, or null.</param>
/// <param name="Tier">The customer's tier when it was opened, or null.</param>
/// <param name="Touchpoint">What it is about, or null.</param>
/// <param name="Unit">The unit that works on it.</param>
/// <param name="Person">Who answers for it, masked where the reader must not see the name; or null.</param>
/// <param name="Step">Where it stands.</param>
/// <param name="Severity">How much it weighs.</param>
/// <param name="IsSafety">Whether somebody's safety is at stake.</param>
/// <param name="OpenedUtc">When it was opened.</param>
/// <param name="DueUtc">When its next clock runs out, or null.</param>
/// <param name="Clock">Which clock that is, or null.</param>
/// <param name="Left">Time until then; negative when it has run out; null without a clock.</param>
/// <param name="IsPaused">Whether its own clocks stand still.</param>
/// <param name="Escalated">How many steps up it was taken.</param>
/// <param name="Cause">Why it came, or null.</param>
/// <param name="Cost">What was done for the customer has cost so much.</param>
/// <param name="Recovered">Whether it was put right, or null.</param>
/// <param name="Ending">How it ended, or null.</param>
/// <param name="ClosedUtc">When it ended, or null.</param>
/// <param name="Version">For the next change.</param>
public sealed record CaseRow(Guid Id, string Number, string? Title, SignalKind Origin, long? Customer, CustomerTier? Tier, TouchpointFact? Touchpoint,
    UnitFact Unit, PersonFact? Person, CaseStep Step, CaseSeverity Severity, bool IsSafety, DateTime OpenedUtc, DateTime? DueUtc, ClockKind? Clock,
    TimeSpan? Left, bool IsPaused, int Escalated, CaseCause? Cause, decimal Cost, RecoveredWord? Recovered, CaseEnd? Ending, DateTime? ClosedUtc, int Version);

/// <summary>The filtered cases as a query, and cases as people see them.</summary>
public sealed class CaseRows(CaseReach reach, TouchpointNames touchpoints, PeopleFacts people, UnitFacts units, TimeProvider clock)
{
    internal async Task<Outcome<IQueryable<RecoveryCase>>> Where(Actor who, Verb verb, CaseFilter filter, CancellationToken stop)
    {
        var rows = await reach.Within(who, verb, stop);
        var now = UtcConverter.Truncate(clock.GetUtcNow().UtcDateTime);
        var me = who.Id;
        rows = filter.Part switch
        {
            CasePart.Open => rows.Where(c => c.ClosedUtc == null),
            CasePart.Mine => rows.Where(c => c.ClosedUtc == null && c.PersonId == me),
            CasePart.Nobodys => rows.Where(c => c.ClosedUtc == null && c.PersonId == null),
            CasePart.Overdue => rows.Where(c => c.ClosedUtc == null && c.DueUtc < now),
            CasePart.ToApprove => rows.Where(c => c.ClosedUtc == null && c.IsToApprove),
            CasePart.ToVisit => rows.Where(c => c.ClosedUtc == null && c.Step == CaseStep.Visit),
            CasePart.Closed => rows.Where(c => c.ClosedUtc != null),
            _ => rows,
        };
        if (filter.Origin is { } origin) rows = rows.Where(c => c.Origin == origin);
        if (filter.Step is { } step) rows = rows.Where(c => c.Step == step);
        if (filter.Severity is { } severity) rows = rows.Where(c => c.Severity == severity);
        if (filter.Tier is { } tier) rows = rows.Where(c => c.Tier == tier);
        if (filter.Touchpoint is { } touchpoint) rows = rows.Where(c => c.Touchpoint == touchpoint);
        if (filter.Cause is { } cause) rows = rows.Where(c => c.Cause == cause);
        if (filter.Customer is { } customer) rows = rows.Where(c => c.Customer == customer);
        if (filter.UnitId is { } unit)
        {
            if (!(await reach.Units(stop)).TryGetValue(unit, out var top)) return Fail.Wrong("unitId", "voices.unit-missing");
            var below = units.Within(top.Path);
            rows = rows.Where(c => below.Contains(c.UnitId));
        }
        return Outcome<IQueryable<RecoveryCase>>.Of(rows.Searching(filter.Search, c => c.Found));
    }

    internal static RowOrder<RecoveryCase> Ordered(CaseFilter filter) =>
        RowOrder<RecoveryCase>.ByUniqueKey(filter.IsByClock ? c => c.DueKey : c => c.OpenedKey, !filter.IsByClock);

    /// <summary>The cases as this reader sees them.</summary>
    internal async Task<IReadOnlyList<CaseRow>> Show(Actor who, IReadOnlyList<RecoveryCase> cases, bool isRevealed, CancellationToken stop)
    {
        var owning = await reach.Units(stop);
        var places = await touchpoints.ById([.. cases.Select(c => c.Touchpoint).OfType<Guid>().Distinct()], stop);
        var names = await people.Names(who, [.. cases.Select(c => c.PersonId).OfType<Guid>().Distinct()], stop);
        var now = clock.GetUtcNow().UtcDateTime;
        return [.. cases.Select(c =>
        {
            var unit = owning[c.UnitId];
            bool isClear = isRevealed || IsClear(who, unit);
            return new CaseRow(c.Id, c.Number, Shown(c.Title, isClear), c.Origin, c.Customer, c.Tier,
                c.Touchpoint is { } at ? places.GetValueOrDefault(at) : null, unit,
                c.PersonId is { } person && names.TryGetValue(person, out var name) ? new(person, name) : null, c.Step, c.Severity, c.IsSafety,
                c.OpenedUtc, c.DueUtc, c.Details.Clocks.Where(one => c.IsOpen && one.IsRunning && one.DueUtc is not null).MinBy(one => one.DueUtc)?.Kind,
                c.DueUtc - now, c.IsOpen && c.Details.IsPaused, c.Escalated, c.Cause, c.Cost, c.Recovered, c.Ending, c.ClosedUtc, c.Version);
        })];
    }

    internal static bool IsClear(Actor who, UnitFact unit) => who.May(Verb.Read, Kind.PersonalData, unit.Path);

    internal static string? Shown(string? words, bool isClear) => words is null || isClear ? words : MaskedText.Of(words);
}
