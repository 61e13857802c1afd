using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Observed;
using Tangent.Storage;
using Tangent.Storage.EncounterLog;

namespace Tangent.App.Feedback.Observed;

/// <summary>Decides a dispute: the result stays, or it counts no more, here and wherever its scores were used.</summary>
public sealed class DecideDispute(Db db, LogWriter log, ObservedReach reach, ObservedScores scores, Audit audit, TimeProvider clock)
{
    /// <summary>Which sheet, how it is decided, and why.</summary>
    public sealed record Request(Guid Id, DisputeEnd? Decision, string? Reason);

    /// <summary>Decides it.</summary>
    public async Task<Outcome<Done>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Act, Kind.Observation) is { } refusal) return refusal;

        return await log.Alone(_ => Decide(who, request, stop), stop);
    }

    private async Task<Outcome<Done>> Decide(Actor who, Request request, CancellationToken stop)
    {
        var found = await reach.FindSent(who, Verb.Act, request.Id, stop);
        if (found.Failure is { } missing) return missing;
        var sheet = found.Value;
        var reason = WrittenText.Clean(request.Reason);
        List<Problem> problems = [.. WrittenText.Check("reason", reason, ObservedSheet.LongestWords, isRequired: true)];
        if (request.Decision is not { } decision || !Enum.IsDefined(decision)) problems.Add(Problem.Of("decision", "form.required"));
        if (problems.Count > 0) return new Fail.Invalid(problems);
        var decided = sheet.Row.Decide(request.Decision!.Value, reason!, UtcConverter.Truncate(clock.GetUtcNow().UtcDateTime));
        if (decided.Failure is { } clash) return clash;
        db.Replace(sheet.Row, decided.Value);
        audit.Write(who, "observed.did.decide", ObservedReach.Subject(sheet.Row, sheet.Unit), after: new { request.Decision });
        if (await db.Commit(stop) is { } failure) return failure;
        if (request.Decision == DisputeEnd.Annulled) await scores.TakeBack(sheet, stop);
        return new Done();
    }
}
