using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Recovery;

/// <summary>Takes a merge back: the case goes on where it stood.</summary>
public sealed class PartCase(RecoveryChange change)
{
    /// <summary>Which.</summary>
    public sealed record Request(Guid Id, int? ExpectedVersion = null);

    /// <summary>Takes it back.</summary>
    /// <returns>The version that now holds.</returns>
    public Task<Outcome<int>> Run(Actor who, Request request, CancellationToken stop) =>
        change.Run(who, Verb.Act, "recovery.did.part", request.Id, request.ExpectedVersion, (one, _) => one.Part(), stop);
}
