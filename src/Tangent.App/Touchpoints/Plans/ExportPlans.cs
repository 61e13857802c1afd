using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.App.Export;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;

namespace Tangent.App.Touchpoints.Plans;

/// <summary>The steps of the plans as listed, as a file: one row per step, so that nothing of a plan is lost. Audited.</summary>
public sealed class ExportPlans(Db db, PlanRows rows, UnitFacts units, Audit audit)
{
    /// <summary>What to export.</summary>
    public sealed record Request(PlanFilter Filter, PlanOrder Order, ExportWords Words);

    /// <summary>A step with its plan; a plan without steps has one row without a step.</summary>
    public sealed record StepRow(PlanRow Plan, int Number, PlanStep? Step);

    /// <summary>The list, its rows not yet read.</summary>
    public async Task<Outcome<ExportTable<StepRow>>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Export, Kind.Plan) is { } refusal) return refusal;

        var found = await rows.Where(request.Filter, stop);
        if (found.Failure is { } wrong) return wrong;
        var home = who.Scope(Verb.Export, Kind.Plan) is [var only] ? only : UnitPath.Root;
        audit.Write(who, "touchpoints.did.plan-export", new(Kind.Plan, null, null, home), after: new { request.Filter, request.Order });
        if (await db.Commit(stop) is { } trouble) return trouble;

        var ordered = PlanRows.Ordered(request.Order).Sorted(found.Value);
        return new ExportTable<StepRow>(request.Words.Of("touchpoints.plan.title"), Columns(request.Words), Stream(ordered, stop));
    }

    private async IAsyncEnumerable<StepRow> Stream(IQueryable<ManagementPlan> ordered,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        var owning = await units.All(stop);
        await foreach (var plan in ordered.AsAsyncEnumerable().WithCancellation(stop))
        {
            var row = rows.Row(plan, owning[plan.UnitId], new Dictionary<Guid, string>());
            if (plan.Details.Steps.Count == 0) yield return new(row, 0, null);
            for (int i = 0; i < plan.Details.Steps.Count; i++) yield return new(row, i + 1, plan.Details.Steps[i]);
        }
    }

    private static List<ExportColumn<StepRow>> Columns(ExportWords words) =>
    [
        new("plan", words.Of("touchpoints.plan.field.title"), row => new Cell.Text(row.Plan.Details.Title)),
        new("unit", words.Of("touchpoints.field.unit"), row => words.Unit(
            row.Plan.Unit.Code, row.Plan.Unit.NameZh, row.Plan.Unit.NameEn), true),
        new("state", words.Of("touchpoints.plan.field.state"), row => words.Coded(row.Plan.State), true),
        new("from", words.Of("touchpoints.plan.field.from"), row => new Cell.Text(row.Plan.Details.From.ToString("O", CultureInfo.InvariantCulture))),
        new("to", words.Of("touchpoints.plan.field.to"), row => new Cell.Text(row.Plan.Details.To.ToString("O", CultureInfo.InvariantCulture))),
        new("number", words.Of("touchpoints.plan.step.number"), row => new Cell.Number(row.Step is null ? null : row.Number)),
        new("step", words.Of("touchpoints.plan.step.text"), row => new Cell.Text(row.Step?.Text)),
        new("owner", words.Of("touchpoints.plan.step.owner"), row => new Cell.Text(row.Step?.Owner)),
        new("due", words.Of("touchpoints.plan.step.due"), row => new Cell.Text(row.Step?.DueOn?.ToString("O", CultureInfo.InvariantCulture))),
        new("done", words.Of("touchpoints.plan.step.done"), row => new Cell.Text(row.Step?.DoneOn?.ToString("O", CultureInfo.InvariantCulture))),
        new("note", words.Of("touchpoints.plan.step.note"), row => new Cell.Text(row.Step?.Note)),
    ];
}
