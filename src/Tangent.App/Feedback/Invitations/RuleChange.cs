using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.App.Feedback.Surveys;
using Tangent.App.Touchpoints.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Invitations;
using Tangent.Domain.Feedback.Surveys;
using Tangent.Storage;

namespace Tangent.App.Feedback.Invitations;

/// <summary>What every act on a rule shares: load it with its survey, check its plan, write it with its audit line.</summary>
public sealed class RuleChange(Db db, SurveyChange surveys, UnitFacts units, TouchpointNames touchpoints, Audit audit)
{
    /// <summary>A rule with its survey.</summary>
    internal sealed record Reached(AskingRule Rule, Survey Survey, UnitFact Unit);

    /// <summary>Loads it for this verb. A rule of a survey that the actor does not see is missing.</summary>
    internal async Task<Outcome<Reached>> Find(Actor who, Verb verb, Guid survey, Guid rule, int? expectedVersion, CancellationToken stop)
    {
        var found = await surveys.Find(who, verb, survey, null, stop);
        if (found.Failure is { } failure) return failure;
        var id = found.Value.Survey.Id;
        if (await db.AskingRules.SingleOrDefaultAsync(r => r.Id == rule && r.SurveyId == id, stop) is not { } loaded) return Fail.NotFound;
        return expectedVersion is null || expectedVersion == loaded.Version
            ? new Reached(loaded, found.Value.Survey, found.Value.Unit) : Fail.Clash("storage.changed-meanwhile");
    }

    /// <summary>What is wrong with a plan, whoever makes it: its unit must be one that the actor may ask in.</summary>
    internal async Task<Fail?> Check(Actor who, AskingPlan plan, CancellationToken stop)
    {
        var problems = plan.Problems().ToList();
        var unit = (await units.Of([plan.UnitId], stop)).GetValueOrDefault(plan.UnitId);
        if (unit is null || unit.IsClosed || !who.May(Verb.Update, Kind.Survey, unit.Path)) problems.Add(Problem.Of("unitId", "touchpoints.unit-missing"));
        if (plan.Touchpoint is { } touchpoint && (await touchpoints.ById([touchpoint], stop)).Count == 0)
            problems.Add(Problem.Of("touchpoint", "surveys.touchpoint-missing", touchpoint));
        return problems.Count > 0 ? new Fail.Invalid(problems) : null;
    }

    /// <summary>Writes the change; no change writes nothing and leaves no audit line.</summary>
    internal async Task<Outcome<int>> Write(Actor who, string act, Reached reached, AskingRule changed, CancellationToken stop)
    {
        if (ReferenceEquals(reached.Rule, changed)) return changed.Version;
        db.Replace(reached.Rule, changed);
        audit.Write(who, act, SurveyChange.Subject(reached.Survey, reached.Unit), Facts(reached.Rule), Facts(changed));
        return await db.Commit(stop) is { } failure ? failure : changed.Version;
    }

    internal static object Facts(AskingRule rule) => new { rule.Plan, rule.OnUtc, rule.NextUtc };
}
