using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Surveys;
using Tangent.Storage;

namespace Tangent.App.Feedback.Surveys;

/// <summary>Ends a link at once: it is not answered any more.</summary>
public sealed class EndLink(Db db, SurveyChange change, Audit audit, TimeProvider clock)
{
    /// <summary>Which link of which survey.</summary>
    public sealed record Request(Guid Id, Guid LinkId);

    /// <summary>Ends it; one that has ended stays as it is.</summary>
    public async Task<Outcome<Done>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Update, Kind.Survey) is { } refusal) return refusal;

        var reached = await change.Find(who, Verb.Update, request.Id, null, stop);
        if (reached.Failure is { } failure) return failure;
        var survey = new SurveyId(request.Id);
        if (await db.SurveyLinks.AsTracking().SingleOrDefaultAsync(l => l.Id == request.LinkId && l.SurveyId == survey, stop) is not { } link)
            return Fail.NotFound;
        var now = clock.GetUtcNow().UtcDateTime;
        if (link.ExpiresUtc <= now) return new Done();
        link.ExpiresUtc = now;
        audit.Write(who, "surveys.did.end-link", SurveyChange.Subject(reached.Value.Survey, reached.Value.Unit), after: new { link.Label, link.ExpiresUtc });
        return await db.Commit(stop) is { } trouble ? trouble : new Done();
    }
}
