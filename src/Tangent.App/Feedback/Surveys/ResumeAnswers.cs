using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.App.Feedback.Surveys;

/// <summary>What a customer had answered before going on later.</summary>
[OpenToVisitors("the link is the right to answer")]
public sealed class ResumeAnswers(Db db, OpenAsking open, TimeProvider clock)
{
    /// <summary>By which tokens.</summary>
    /// <param name="Token">End of the link's address.</param>
    /// <param name="Draft">The token that <see cref="KeepAnswers"/> gave.</param>
    public sealed record Request(string? Token, string? Draft);

    /// <summary>The questions with what was answered.</summary>
    public sealed record Resumed(Asking Asking, IReadOnlyDictionary<string, string> Told);

    /// <summary>Finds them; what is unknown, too old or of another link is missing, all alike.</summary>
    public async Task<Outcome<Resumed>> Run(Actor who, Request request, CancellationToken stop)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var hash = LinkToken.Hash(request.Draft ?? "");
        if (!LinkToken.IsToken(request.Draft)
            || await db.SurveyDrafts.AsNoTracking().SingleOrDefaultAsync(d => d.TokenHash == hash && d.ExpiresUtc > now, stop) is not { } draft)
            return Fail.NotFound;
        var found = await open.Run(who, new(request.Token, draft.Version), stop);
        if (found.Failure is { } failure) return failure;
        return found.Value.Link.Id == draft.LinkId
            ? new Resumed(found.Value, JsonSerializer.Deserialize<Dictionary<string, string>>(draft.Answers)!) : Fail.NotFound;
    }
}
