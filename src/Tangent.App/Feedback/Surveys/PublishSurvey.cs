using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Surveys;
using Tangent.Storage;
using Tangent.Storage.Feedback;

namespace Tangent.App.Feedback.Surveys;

/// <summary>Publishes the draft as the next version: who is asked from now on is asked by it.</summary>
public sealed class PublishSurvey(Db db, SurveyChange change, TimeProvider clock)
{
    /// <summary>Which survey, on the version that the person saw.</summary>
    public sealed record Request(Guid Id, int? ExpectedVersion = null);

    /// <summary>Publishes it.</summary>
    /// <returns>The version of the record that now holds.</returns>
    public async Task<Outcome<int>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Act, Kind.Survey) is { } refusal) return refusal;

        var reached = await change.Find(who, Verb.Act, request.Id, request.ExpectedVersion, stop);
        if (reached.Failure is { } failure) return failure;
        var now = clock.GetUtcNow().UtcDateTime;
        var published = reached.Value.Survey.Publish(now);
        if (published.Failure is null && published.Value.Published > reached.Value.Survey.Published)
            db.Add(new SurveyVersion
            {
                SurveyId = published.Value.Id,
                Number = published.Value.Published,
                Document = SurveyCodec.Write(published.Value.Draft),
                PublishedUtc = now,
            });
        return await change.Write(who, "surveys.did.publish", reached.Value, published, reached.Value.Unit, stop);
    }
}
