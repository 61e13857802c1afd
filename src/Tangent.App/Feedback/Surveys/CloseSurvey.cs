using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Feedback.Surveys;

/// <summary>Ends the asking: links say that the survey is over. Publishing it again opens it again.</summary>
public sealed class CloseSurvey(SurveyChange change, TimeProvider clock)
{
    /// <summary>Which survey, on the version that the person saw.</summary>
    public sealed record Request(Guid Id, int? ExpectedVersion = null);

    /// <summary>Closes it.</summary>
    /// <returns>The version that now holds.</returns>
    public async Task<Outcome<int>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Act, Kind.Survey) is { } refusal) return refusal;

        var reached = await change.Find(who, Verb.Act, request.Id, request.ExpectedVersion, stop);
        return reached.Failure is { } failure ? failure : await change.Write(who, "surveys.did.close", reached.Value,
            reached.Value.Survey.Close(clock.GetUtcNow().UtcDateTime), reached.Value.Unit, stop);
    }
}
