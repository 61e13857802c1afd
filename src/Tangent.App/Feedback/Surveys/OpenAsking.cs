using Microsoft.EntityFrameworkCore;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Surveys;
using Tangent.Storage;

namespace Tangent.App.Feedback.Surveys;

/// <summary>What a customer who opens a link is asked. A link that is unknown, over or of a closed survey is missing, all alike.</summary>
[OpenToVisitors("the link is the right to answer")]
public sealed class OpenAsking(Db db, AskingFacts facts, TimeProvider clock)
{
    /// <summary>What was opened.</summary>
    /// <param name="Token">End of the link's address.</param>
    /// <param name="Version">The version by which the person began, or null: the newest.</param>
    /// <param name="IsAfter">Whether it was just sent: a link that is answered once is shown its thanks.</param>
    /// <param name="IsUnderWay">Whether somebody sends a form that was handed out: what it asks is remembered, and whoever writes the answers
    /// finds out whether the link was answered or ended meanwhile.</param>
    public sealed record Request(string? Token, int? Version = null, bool IsAfter = false, bool IsUnderWay = false);

    /// <summary>The questions; a conflict when the link is answered once and was.</summary>
    public async Task<Outcome<Asking>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (await facts.Of(request.Token, stop, request.IsUnderWay) is not { } asking || !asking.IsOpen) return Fail.NotFound;
        if (asking.Link.ExpiresUtc <= clock.GetUtcNow().UtcDateTime) return Fail.NotFound;
        if (asking.Link.Kind != LinkKind.Open && request is { IsAfter: false, IsUnderWay: false })
        {
            var key = Submission.KeyOf(asking.Link.Id);
            if (await db.SurveyResponses.AnyAsync(r => r.OnceKey == key, stop)) return Fail.Clash("surveys.answered");
        }
        if (request.Version is not { } began || began == asking.Version) return asking;
        // Who began before a new version was published ends with the questions that they began with.
        return began > 0 && began < asking.Version && await facts.Document(asking.Link.SurveyId, began, stop) is { } document
            ? asking with { Version = began, Document = document } : asking;
    }
}
