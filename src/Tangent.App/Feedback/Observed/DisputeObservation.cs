using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Observed;
using Tangent.Storage;

namespace Tangent.App.Feedback.Observed;

/// <summary>A unit disputes what was found at it: once, with its reason. Until it is decided the result counts.</summary>
public sealed class DisputeObservation(Db db, ObservedReach reach, Audit audit, TimeProvider clock)
{
    /// <summary>Which sheet, and why it is wrong.</summary>
    public sealed record Request(Guid Id, string? Reason);

    /// <summary>Disputes it.</summary>
    public async Task<Outcome<Done>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Update, Kind.Observation) is { } refusal) return refusal;

        var found = await reach.FindSent(who, Verb.Update, request.Id, stop);
        if (found.Failure is { } missing) return missing;
        var (sheet, _, unit) = found.Value;
        var reason = WrittenText.Clean(request.Reason);
        List<Problem> problems = [.. WrittenText.Check("reason", reason, ObservedSheet.LongestWords, isRequired: true)];
        if (problems.Count > 0) return new Fail.Invalid(problems);
        if (sheet.Role == SheetRole.Calibration) return Fail.Clash("observed.calibration-counts-not");
        var disputed = sheet.Dispute(who.Id, reason!, UtcConverter.Truncate(clock.GetUtcNow().UtcDateTime));
        if (disputed.Failure is { } clash) return clash;
        db.Replace(sheet, disputed.Value);
        audit.Write(who, "observed.did.dispute", ObservedReach.Subject(sheet, unit));
        return await db.Commit(stop) is { } failure ? failure : new Done();
    }
}
