using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Touchpoints;

/// <summary>Puts a moment away, or brings it back. Doing it twice changes nothing.</summary>
public sealed class RetireMoment(MomentChange change, TimeProvider clock)
{
    /// <summary>Which moment.</summary>
    /// <param name="Id">Its id.</param>
    /// <param name="IsRetired">True puts it away, false brings it back.</param>
    /// <param name="ExpectedVersion">The version that the person saw; null takes whatever there is.</param>
    public sealed record Request(Guid Id, bool IsRetired, int? ExpectedVersion = null);

    /// <summary>Does it.</summary>
    /// <returns>The version that now holds.</returns>
    public async Task<Outcome<int>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Delete, Kind.Moment) is { } refusal) return refusal;

        var reached = await change.Find(who, request.Id, request.ExpectedVersion, stop);
        if (reached.Failure is { } failure) return failure;
        var changed = reached.Value.Moment.Retire(request.IsRetired, clock.GetUtcNow().UtcDateTime);
        return await change.Write(who, request.IsRetired ? "moments.did.retire" : "moments.did.restore", reached.Value, changed, stop);
    }
}
