using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.App.Lists;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;

namespace Tangent.App.Touchpoints.Plans;

/// <summary>What a list of plans is narrowed to; nulls do not narrow.</summary>
/// <param name="Search">Words in the title.</param>
/// <param name="State">Where it is in its life.</param>
/// <param name="UnitId">The owning unit, or one above it.</param>
public sealed record PlanFilter(string? Search = null, PlanState? State = null, Guid? UnitId = null)
{
    internal string Mark => $"{string.Join(' ', SearchText.Words(Search))}|{State}|{UnitId}";
}

/// <summary>How a list of plans is ordered: by title, or by the last change.</summary>
public readonly record struct PlanOrder(bool ByTitle = false, bool IsDescending = false);

/// <summary>A plan as people see it.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Details">What is written.</param>
/// <param name="Unit">Whose plan it is.</param>
/// <param name="Owner">Who answers for it, masked where the reader must not see the name; or null.</param>
/// <param name="State">Where it is in its life.</param>
/// <param name="Result">What came of it.</param>
/// <param name="Done">How many steps are done.</param>
/// <param name="Overdue">Numbers of the steps whose day has passed, from 1; none when the plan is closed.</param>
/// <param name="ChangedUtc">Last change.</param>
/// <param name="Version">For the next change.</param>
public sealed record PlanRow(Guid Id, PlanDetails Details, UnitFact Unit, PersonFact? Owner, PlanState State, string? Result, int Done,
    IReadOnlyList<int> Overdue, DateTime ChangedUtc, int Version);

/// <summary>The filtered plans as a query, and rows as people see them.</summary>
public sealed class PlanRows(Db db, UnitFacts units, PeopleFacts people, TimeProvider clock)
{
    internal async Task<Outcome<IQueryable<ManagementPlan>>> Where(PlanFilter filter, CancellationToken stop)
    {
        IQueryable<ManagementPlan> rows = db.ManagementPlans.AsNoTracking();
        if (filter.State is { } state) rows = rows.Where(p => p.State == state);
        if (filter.UnitId is { } unit)
        {
            if (!(await units.Of([unit], stop)).TryGetValue(unit, out var top)) return Fail.Wrong("unitId", "touchpoints.unit-missing");
            var below = units.Within(top.Path);
            rows = rows.Where(p => below.Contains(p.UnitId));
        }
        rows = rows.Searching(filter.Search, p => p.Found);
        return Outcome<IQueryable<ManagementPlan>>.Of(rows);
    }

    internal static RowOrder<ManagementPlan> Ordered(PlanOrder order) =>
        RowOrder<ManagementPlan>.ByUniqueKey(order.ByTitle ? p => p.TitleKey : p => p.ChangedKey, order.IsDescending);

    internal async Task<Func<ManagementPlan, PlanRow>> Naming(Actor who, IReadOnlyList<ManagementPlan> plans, CancellationToken stop)
    {
        var owning = await units.Of([.. plans.Select(p => p.UnitId).Distinct()], stop);
        var owners = await people.Names(who, [.. plans.Select(p => p.Details.OwnerId).OfType<Guid>().Distinct()], stop);
        return plan => Row(plan, owning[plan.UnitId], owners);
    }

    internal PlanRow Row(ManagementPlan plan, UnitFact unit, IReadOnlyDictionary<Guid, string> owners)
    {
        var today = UnitDay.Today(clock, unit.TimeZone);
        return new(plan.Id.Value, plan.Details, unit,
            plan.Details.OwnerId is { } owner && owners.TryGetValue(owner, out var name) ? new(owner, name) : null,
            plan.State, plan.Result, plan.Done,
            plan.State == PlanState.Closed ? [] :
                [.. plan.Details.Steps.Select((step, i) => (step, Number: i + 1)).Where(one => one.step.IsOverdue(today)).Select(one => one.Number)],
            plan.ChangedUtc, plan.Version);
    }
}
