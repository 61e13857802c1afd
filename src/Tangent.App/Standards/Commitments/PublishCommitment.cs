using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Standards.Commitments;

namespace Tangent.App.Standards.Commitments;

/// <summary>
/// Publishes a promise: from the next day on it holds. Whoever publishes says that they saw the capacity check, and why they promise
/// nevertheless where the check does not bear it.
/// </summary>
public sealed class PublishCommitment(CommitmentChange change, CapacityCheck check)
{
    /// <summary>Longest reason.</summary>
    public const int LongestReason = 500;

    /// <summary>Which, what the check said that was seen (<see cref="CapacitySeen.Mark"/>), and the reason.</summary>
    public sealed record Request(Guid Id, string? Seen, string? Reason = null);

    /// <summary>The version that now holds.</summary>
    public async Task<Outcome<int>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Act, Kind.Standard) is { } refusal) return refusal;

        var found = await change.Find(who, Verb.Act, request.Id, null, stop);
        if (found.Failure is { } failure) return failure;
        var (promise, unit) = found.Value;
        if (promise.PublishedUtc is not null) return Fail.Clash("commitments.published-stays");
        var problems = await change.Check(promise.Terms, unit, stop);
        var reason = string.IsNullOrWhiteSpace(request.Reason) ? null : request.Reason.Trim();
        if (reason?.Length > LongestReason) problems.Add(Problem.Of("reason", "form.too-long", LongestReason));
        if (string.IsNullOrEmpty(request.Seen)) problems.Add(Problem.Of("seen", "commitments.check-unseen"));
        if (problems.Count > 0) return new Fail.Invalid(problems);
        var capacity = await check.Of(promise, unit, stop);
        if (request.Seen != capacity.Seen.Mark) return Fail.Clash("commitments.check-changed");
        if (!capacity.IsBorne && reason is null) return Fail.Wrong("reason", "commitments.reason-missing", promise.Terms.SharePercent);
        var published = promise.Publish(change.Today(unit), capacity.Seen, reason, change.Now);
        return published.Failure is { } clash ? clash : await change.Write(who, "commitments.did.publish", found.Value, published.Value, stop);
    }
}
