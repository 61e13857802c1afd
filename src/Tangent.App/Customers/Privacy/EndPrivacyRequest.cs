using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Customers;
using Tangent.Storage;

namespace Tangent.App.Customers.Privacy;

/// <summary>Ends a request: what was asked has been done, or it is refused with the reason. An erasure ends its request itself.</summary>
public sealed class EndPrivacyRequest(Db db, PrivacyReach reach, Audit audit, TimeProvider clock)
{
    /// <summary>Which, how, and what was done or why not: as it is told to the customer.</summary>
    public sealed record Request(Guid Id, bool? IsDone, string? Answer);

    /// <summary>Ends it.</summary>
    public async Task<Outcome<Done>> Run(Actor who, Request request, CancellationToken stop)
    {
        var found = await reach.Find(who, Verb.Update, request.Id, stop);
        if (found.Failure is { } failed) return failed;
        var before = found.Value.Request;

        var answer = WrittenText.Clean(request.Answer);
        List<Problem> problems = [.. WrittenText.Check("answer", answer, PrivacyRequest.LongestWords, isRequired: true)];
        if (request.IsDone is null) problems.Add(Problem.Of("isDone", "form.required"));
        if (problems.Count > 0) return new Fail.Invalid(problems);
        bool isDone = request.IsDone!.Value;
        var now = clock.GetUtcNow();
        var ended = before.End(isDone, answer, UtcConverter.Truncate(now.UtcDateTime));
        if (ended.Failure is { } refused) return refused;
        if (isDone && await Misses(before, stop) is { } missing) return Fail.Clash(missing);

        db.Replace(before, ended.Value);
        db.Add(PrivacyReach.Step(before.Id, isDone ? PrivacyAct.Done : PrivacyAct.Refused, who, now));
        audit.Write(who, "customers.did.end-privacy", PrivacyReach.Subject(before), PrivacyReach.Facts(before), PrivacyReach.Facts(ended.Value));
        return await db.Commit(stop) is { } failure ? failure : new Done();
    }

    // What the log of the request does not show has not been done.
    private async Task<string?> Misses(PrivacyRequest request, CancellationToken stop) => request.Ask switch
    {
        PrivacyAsk.Erase => "privacy.erase-first",
        PrivacyAsk.Copy when !await db.PrivacySteps.AnyAsync(s => s.RequestId == request.Id && s.Act == PrivacyAct.HandedOut, stop) => "privacy.hand-out-first",
        _ => null,
    };
}
