using Tangent.App.Access.Published;
using Tangent.App.Feedback.Surveys;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Invitations;
using Tangent.Storage;

namespace Tangent.App.Feedback.Invitations;

/// <summary>Adds a rule to a survey. It asks nobody before it is switched on.</summary>
public sealed class AddRule(Db db, SurveyChange surveys, RuleChange change, Audit audit, TimeProvider clock)
{
    /// <summary>To which survey, and what it is to be.</summary>
    public sealed record Request(Guid SurveyId, AskingPlan Plan);

    /// <summary>Its id.</summary>
    public async Task<Outcome<Guid>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Update, Kind.Survey) is { } refusal) return refusal;

        var found = await surveys.Find(who, Verb.Update, request.SurveyId, null, stop);
        if (found.Failure is { } failure) return failure;
        if (await change.Check(who, request.Plan, stop) is { } wrong) return wrong;
        var rule = new AskingRule
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            SurveyId = found.Value.Survey.Id,
            Plan = request.Plan,
            CreatedUtc = UtcConverter.Truncate(clock.GetUtcNow().UtcDateTime),
        };
        db.Add(rule);
        audit.Write(who, "surveys.did.rule-add", SurveyChange.Subject(found.Value.Survey, found.Value.Unit), after: RuleChange.Facts(rule));
        return await db.Commit(stop) is { } trouble ? trouble : rule.Id;
    }
}
