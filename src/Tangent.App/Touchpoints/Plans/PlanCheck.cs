using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;

namespace Tangent.App.Touchpoints.Plans;

/// <summary>What a person fills in about a plan, not yet checked.</summary>
/// <param name="Title">Up to 80 characters.</param>
/// <param name="UnitId">The unit whose plan it is.</param>
/// <param name="OwnerId">The account of the person who answers for it, or null.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Goals">Goals, up to 20.</param>
/// <param name="Steps">Steps in order, up to 100.</param>
/// <param name="Scope">Touchpoints in scope, up to 200.</param>
public sealed record PlanFields(string? Title, Guid? UnitId, Guid? OwnerId, DateOnly? From, DateOnly? To,
    Items<PlanGoal>? Goals = null, Items<PlanStep>? Steps = null, Items<Guid>? Scope = null);

/// <summary>Turns what somebody filled in into a plan that holds, or lists everything that is wrong.</summary>
public sealed class PlanCheck(Db db, UnitFacts units, PeopleFacts people)
{
    private const int MostGoals = 20, MostSteps = 100, MostInScope = 200;

    /// <summary>The details with their unit.</summary>
    internal sealed record Checked(PlanDetails Details, UnitFact Unit);

    internal async Task<Outcome<Checked>> Run(Verb verb, Actor who, PlanFields fields, ManagementPlan? current, CancellationToken stop)
    {
        var problems = Check(fields).ToList();
        var unit = fields.UnitId is { } id ? (await units.Of([id], stop)).GetValueOrDefault(id) : null;
        if (unit is null || unit.IsClosed && current?.UnitId != unit.Id) problems.Add(Problem.Of("unitId", "touchpoints.unit-missing"));
        else if (who.Lacks(verb, Kind.Plan, unit.Path) is { } outside) return outside;
        if (fields.OwnerId is { } owner && owner != current?.Details.OwnerId && !await people.IsChoice(who, verb, Kind.Plan, owner, stop))
            problems.Add(Problem.Of("ownerId", "touchpoints.owner-missing"));
        var scope = (fields.Scope ?? []).Distinct().Select(one => new TouchpointId(one)).ToList();
        if (scope.Count > 0 && await db.Touchpoints.CountAsync(t => scope.Contains(t.Id), stop) < scope.Count)
            problems.Add(Problem.Of("scope", "touchpoints.info.touchpoint-missing"));
        return problems.Count > 0 ? new Fail.Invalid(problems) : new Checked(Details(fields), unit!);
    }

    private static PlanDetails Details(PlanFields fields) =>
        new(fields.Title!.Trim(), fields.UnitId!.Value, fields.OwnerId, fields.From!.Value, fields.To!.Value)
        {
            Goals = (fields.Goals ?? []).Select(goal => new PlanGoal(goal.Text.Trim(), Clean(goal.Measure), Clean(goal.Target))).ToItems(),
            Steps = (fields.Steps ?? []).Select(step =>
                step with { Text = step.Text.Trim(), Owner = Clean(step.Owner), Note = Clean(step.Note) }).ToItems(),
            Scope = (fields.Scope ?? []).Distinct().ToItems(),
        };

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static IEnumerable<Problem> Check(PlanFields fields) =>
    [
        .. TouchpointRules.CheckLine("title", fields.Title, 80),
        .. fields.From is null ? [Problem.Of("from", "form.required")] : (Problem[])[],
        .. fields.To is null ? [Problem.Of("to", "form.required")] : (Problem[])[],
        .. fields.To < fields.From ? [Problem.Of("to", "touchpoints.info.ends-before")] : (Problem[])[],
        .. (fields.Goals?.Count ?? 0) > MostGoals ? [Problem.Of("goals", "form.too-many", MostGoals)] : (Problem[])[],
        .. (fields.Steps?.Count ?? 0) > MostSteps ? [Problem.Of("steps", "form.too-many", MostSteps)] : (Problem[])[],
        .. (fields.Scope?.Count ?? 0) > MostInScope ? [Problem.Of("scope", "form.too-many", MostInScope)] : (Problem[])[],
        .. (fields.Goals ?? []).SelectMany((goal, i) => (Problem[])
            [.. TouchpointRules.CheckLine($"goals.{i + 1}", goal.Text, 200), .. May($"goals.{i + 1}", goal.Measure, 80),
                .. May($"goals.{i + 1}", goal.Target, 80)]),
        .. (fields.Steps ?? []).SelectMany((step, i) => (Problem[])
            [.. TouchpointRules.CheckLine($"steps.{i + 1}", step.Text, 200), .. May($"steps.{i + 1}", step.Owner, 80),
                .. May($"steps.{i + 1}", step.Note, 300)]),
    ];

    private static IEnumerable<Problem> May(string field, string? text, int longest) =>
        string.IsNullOrWhiteSpace(text) ? [] : TouchpointRules.CheckLine(field, text, longest);
}
