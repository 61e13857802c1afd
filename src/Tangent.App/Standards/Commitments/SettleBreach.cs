using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Standards.Commitments;
using Tangent.Storage;

namespace Tangent.App.Standards.Commitments;

/// <summary>Ends a remedy: it was given, or it is not given, with the reason.</summary>
public sealed class SettleBreach(Db db, BreachReach reach, Audit audit, TimeProvider clock)
{
    /// <summary>Which, how it ends, what it cost and what is to be said; a refusal needs words.</summary>
    public sealed record Request(Guid Id, BreachState? State, decimal? Cost = null, string? Note = null);

    /// <summary>Ends it.</summary>
    public async Task<Outcome<Done>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Update, Kind.Breach) is { } refusal) return refusal;

        var found = await reach.Find(who, Verb.Update, request.Id, stop);
        if (found.Failure is { } failure) return failure;
        var (breach, unit) = found.Value;
        var note = string.IsNullOrWhiteSpace(request.Note) ? null : request.Note.Trim();
        var problems = Problems(request, note).ToList();
        if (problems.Count > 0) return new Fail.Invalid(problems);
        var now = UtcConverter.Truncate(clock.GetUtcNow().UtcDateTime);
        var settled = request.State == BreachState.Done ? breach.Done(who.Id, request.Cost, note, now) : breach.Refuse(who.Id, note!, now);
        if (settled.Failure is { } clash) return clash;
        db.Replace(breach, settled.Value);
        var promise = await db.Commitments.AsNoTracking().SingleAsync(p => p.Id == breach.CommitmentId, stop);
        audit.Write(who, "commitments.did.settle", BreachWriter.Subject(breach, promise, unit), BreachWriter.Facts(breach), BreachWriter.Facts(settled.Value));
        return await db.Commit(stop) is { } trouble ? trouble : new Done();
    }

    private static IEnumerable<Problem> Problems(Request request, string? note)
    {
        if (request.State is not (BreachState.Done or BreachState.Refused)) yield return Problem.Of("state", "form.not-a-choice");
        if (request.State == BreachState.Refused && note is null) yield return Problem.Of("note", "commitments.refusal-needs-reason");
        if (note?.Length > Breach.LongestNote) yield return Problem.Of("note", "form.too-long", Breach.LongestNote);
        if (request.Cost is < 0 or > 1_000_000) yield return Problem.Of("cost", "standards.number-range");
    }
}
