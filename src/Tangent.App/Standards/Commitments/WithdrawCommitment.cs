using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Standards.Commitments;

/// <summary>Takes a promise back: it holds to the end of the day. What was broken before is still owed.</summary>
public sealed class WithdrawCommitment(CommitmentChange change)
{
    /// <summary>Which.</summary>
    public sealed record Request(Guid Id);

    /// <summary>The version that now holds.</summary>
    public async Task<Outcome<int>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Act, Kind.Standard) is { } refusal) return refusal;

        var found = await change.Find(who, Verb.Act, request.Id, null, stop);
        if (found.Failure is { } failure) return failure;
        var withdrawn = found.Value.Promise.Withdraw(change.Today(found.Value.Unit), change.Now);
        return withdrawn.Failure is { } clash ? clash : await change.Write(who, "commitments.did.withdraw", found.Value, withdrawn.Value, stop);
    }
}
