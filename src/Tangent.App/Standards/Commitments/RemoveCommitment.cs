using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.App.Standards.Commitments;

/// <summary>Throws a promise away that was never published. A published one is withdrawn instead.</summary>
public sealed class RemoveCommitment(Db db, CommitmentChange change, Audit audit)
{
    /// <summary>Which.</summary>
    public sealed record Request(Guid Id);

    /// <summary>Throws it away.</summary>
    public async Task<Outcome<Done>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Delete, Kind.Standard) is { } refusal) return refusal;

        var found = await change.Find(who, Verb.Delete, request.Id, null, stop);
        if (found.Failure is { } failure) return failure;
        var (promise, unit) = found.Value;
        if (promise.PublishedUtc is not null) return Fail.Clash("commitments.published-stays");
        db.Remove(promise);
        audit.Write(who, "commitments.did.remove", CommitmentChange.Subject(promise, unit), before: CommitmentChange.Facts(promise));
        return await db.Commit(stop) is { } trouble ? trouble : new Done();
    }
}
