using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Standards.Commitments;

/// <summary>One promise, with the capacity check while it is written.</summary>
public sealed class ShowCommitment(ListCommitments list, CapacityCheck check)
{
    /// <summary>Which.</summary>
    public sealed record Request(Guid Id);

    /// <summary>The promise.</summary>
    /// <param name="Row">As the list shows it.</param>
    /// <param name="Capacity">What would have been: now while it is written, else as it was when it was published; null: the reader sees no encounters.</param>
    public sealed record Shown(CommitmentView Row, Capacity? Capacity);

    /// <summary>Shows it.</summary>
    public async Task<Outcome<Shown>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Standard) is { } refusal) return refusal;

        var found = await list.Run(who, new(request.Id), stop);
        if (found.Failure is { } failure) return failure;
        var row = found.Value.Rows[0];
        double promised = (double)row.Promise.Terms.SharePercent / 100;
        if (row.Promise.Capacity is { } seen) return new Shown(row, Capacity.Of(seen, promised));
        // Counts of units that somebody does not see are not for them, save for who answers for the promise.
        bool isSeen = who.May(Verb.Read, Kind.Encounter, row.Unit.Path);
        return new Shown(row, isSeen ? await check.Of(row.Promise, row.Unit, stop) : null);
    }
}
