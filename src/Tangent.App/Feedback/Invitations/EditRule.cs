using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Invitations;

namespace Tangent.App.Feedback.Invitations;

/// <summary>Changes a rule. What was decided before stays decided.</summary>
public sealed class EditRule(RuleChange change)
{
    /// <summary>Which, on the version that the person saw, and what it is to be.</summary>
    public sealed record Request(Guid SurveyId, Guid Id, AskingPlan Plan, int? ExpectedVersion = null);

    /// <summary>The version that now holds.</summary>
    public async Task<Outcome<int>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Update, Kind.Survey) is { } refusal) return refusal;

        var found = await change.Find(who, Verb.Update, request.SurveyId, request.Id, request.ExpectedVersion, stop);
        if (found.Failure is { } failure) return failure;
        if (found.Value.Rule.OnUtc is not null && request.Plan.Trigger != found.Value.Rule.Plan.Trigger) return Fail.Clash("asking.switch-off-first");
        return await change.Check(who, request.Plan, stop) is { } wrong ? wrong
            : await change.Write(who, "surveys.did.rule-edit", found.Value, found.Value.Rule.With(request.Plan), stop);
    }
}
