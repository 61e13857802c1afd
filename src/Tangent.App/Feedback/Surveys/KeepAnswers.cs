using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.Feedback;

namespace Tangent.App.Feedback.Surveys;

/// <summary>Keeps what a customer has answered so far for a week, to go on on any device; nobody else sees it.</summary>
[OpenToVisitors("the link is the right to answer")]
public sealed class KeepAnswers(Db db, OpenAsking open, TimeProvider clock)
{
    /// <summary>Days for which they are kept.</summary>
    public const int Days = 7;

    private const int MostAnswers = 2000, Longest = 20_000;

    /// <summary>What to keep.</summary>
    /// <param name="Token">End of the link's address.</param>
    /// <param name="Version">The version by which the person began.</param>
    /// <param name="Told">Answers by cell, as they were typed.</param>
    public sealed record Request(string? Token, int Version, IReadOnlyDictionary<string, string> Told);

    /// <summary>Keeps them.</summary>
    /// <returns>The token by which they are found again.</returns>
    public async Task<Outcome<string>> Run(Actor who, Request request, CancellationToken stop)
    {
        var found = await open.Run(who, new(request.Token, request.Version), stop);
        if (found.Failure is { } failure) return failure;
        var answers = JsonSerializer.Serialize(request.Told);
        if (request.Told.Count > MostAnswers || answers.Length > Longest) return Fail.Wrong("answers", "surveys.answer-long", Longest);
        var now = clock.GetUtcNow().UtcDateTime;
        await db.SurveyDrafts.Where(draft => draft.ExpiresUtc < now).ExecuteDeleteAsync(stop);
        var token = LinkToken.NewDraft();
        db.Add(new SurveyDraft
        {
            TokenHash = LinkToken.Hash(token),
            LinkId = found.Value.Link.Id,
            Version = found.Value.Version,
            Answers = answers,
            ExpiresUtc = now.AddDays(Days),
        });
        return await db.Commit(stop) is { } trouble ? trouble : token;
    }
}
