using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Surveys;
using Tangent.Storage;

namespace Tangent.App.Feedback.Invitations;

/// <summary>Switches a rule on or off. On, it asks about what comes from now on; a scheduled one begins its wave.</summary>
public sealed class SwitchRule(RuleChange change, TimeProvider clock)
{
    /// <summary>Which, on or off.</summary>
    public sealed record Request(Guid SurveyId, Guid Id, bool? IsOn);

    /// <summary>The version that now holds.</summary>
    public async Task<Outcome<int>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Act, Kind.Survey) is { } refusal) return refusal;

        var found = await change.Find(who, Verb.Act, request.SurveyId, request.Id, null, stop);
        if (found.Failure is { } failure) return failure;
        if (request.IsOn is not { } isOn) return Fail.Wrong("isOn", "form.required");
        var (rule, survey) = (found.Value.Rule, found.Value.Survey);
        if (isOn && survey.State != SurveyState.Open) return Fail.Clash("surveys.not-published", survey.Draft.Title.In());
        return await change.Write(who, isOn ? "surveys.did.rule-on" : "surveys.did.rule-off", found.Value,
            isOn ? rule.On(UtcConverter.Truncate(clock.GetUtcNow().UtcDateTime)) : rule.Off(), stop);
    }
}
