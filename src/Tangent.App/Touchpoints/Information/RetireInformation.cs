using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Touchpoints.Information;

/// <summary>Takes an item back, with a reason: nothing of it stands before customers any more.</summary>
public sealed class RetireInformation(InformationChange change, TimeProvider clock)
{
    /// <summary>What to take back.</summary>
    /// <param name="Id">Which item.</param>
    /// <param name="Reason">Why, in one line of up to 300 characters.</param>
    /// <param name="ExpectedVersion">The version that the person saw; null takes back whatever there is.</param>
    public sealed record Request(Guid Id, string? Reason, int? ExpectedVersion = null);

    /// <summary>Takes it back.</summary>
    /// <returns>The version that now holds.</returns>
    public async Task<Outcome<int>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Delete, Kind.Information) is { } refusal) return refusal;

        var reached = await change.Find(who, Verb.Delete, request.Id, request.ExpectedVersion, stop);
        if (reached.Failure is { } failure) return failure;
        var problems = TouchpointRules.CheckLine("reason", request.Reason, TouchpointRules.LongestReason).ToList();
        if (problems.Count > 0) return new Fail.Invalid(problems);
        var retired = reached.Value.Item.Retire(request.Reason!.Trim(), clock.GetUtcNow().UtcDateTime);
        return await change.Write(who, "touchpoints.did.info-retire", reached.Value, retired, reached.Value.Unit, stop);
    }
}
