using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Standards.Commitments;

namespace Tangent.App.Standards.Commitments;

/// <summary>Changes a promise while it is written. Once published it stays as customers were told it.</summary>
public sealed class EditCommitment(CommitmentChange change)
{
    /// <summary>Which, on the version that the person saw, and what it is to say.</summary>
    public sealed record Request(Guid Id, CommitmentTerms Terms, int? ExpectedVersion = null);

    /// <summary>The version that now holds.</summary>
    public async Task<Outcome<int>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Update, Kind.Standard) is { } refusal) return refusal;

        var found = await change.Find(who, Verb.Update, request.Id, request.ExpectedVersion, stop);
        if (found.Failure is { } failure) return failure;
        var problems = await change.Check(request.Terms, found.Value.Unit, stop);
        if (problems.Count > 0) return new Fail.Invalid(problems);
        var changed = found.Value.Promise.With(request.Terms, change.Now);
        return changed.Failure is { } clash ? clash : await change.Write(who, "commitments.did.edit", found.Value, changed.Value, stop);
    }
}
