using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Surveys;

namespace Tangent.App.Feedback.Surveys;

/// <summary>Writes the draft of a survey. What was published stays as it was; the same again changes nothing.</summary>
public sealed class WriteSurvey(SurveyChange change, SurveyCheck check, TimeProvider clock)
{
    /// <summary>What to write.</summary>
    /// <param name="Id">Which survey.</param>
    /// <param name="ExpectedVersion">The version that the person saw; null overwrites whatever there is.</param>
    /// <param name="Document">The whole document as it shall be.</param>
    public sealed record Request(Guid Id, int? ExpectedVersion, SurveyDocument Document);

    /// <summary>Writes it.</summary>
    /// <returns>The version that now holds.</returns>
    public async Task<Outcome<int>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Update, Kind.Survey) is { } refusal) return refusal;

        var reached = await change.Find(who, Verb.Update, request.Id, request.ExpectedVersion, stop);
        if (reached.Failure is { } failure) return failure;
        if (await check.Run(request.Document, stop) is { } wrong) return wrong;
        return await change.Write(who, "surveys.did.write", reached.Value,
            reached.Value.Survey.With(request.Document, clock.GetUtcNow().UtcDateTime), reached.Value.Unit, stop);
    }
}
