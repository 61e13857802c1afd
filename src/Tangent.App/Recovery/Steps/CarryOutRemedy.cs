using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Recovery.Steps;

/// <summary>Step 3, 实施: one remedy was done, once; or all was done where nothing had to be. The clock of the return visit begins with the last.</summary>
public sealed class CarryOutRemedy(RecoveryChange change)
{
    /// <summary>What was done.</summary>
    /// <param name="Id">Which case.</param>
    /// <param name="Remedy">Its place in the accepted proposal, from 0; null where there is none.</param>
    /// <param name="ExpectedVersion">The version that the person saw; null takes whatever there is.</param>
    public sealed record Request(Guid Id, int? Remedy, int? ExpectedVersion = null);

    /// <summary>Keeps it.</summary>
    /// <returns>The version that now holds.</returns>
    public Task<Outcome<int>> Run(Actor who, Request request, CancellationToken stop) =>
        change.Run(who, Verb.Update, "recovery.did.carry-out", request.Id, request.ExpectedVersion,
            (one, at) => request.Remedy is { } which ? one.CarryOut(which, at.Clocks, at.NowUtc) : one.FinishWork(at.Clocks, at.NowUtc), stop);
}
