using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Recovery;

namespace Tangent.App.Recovery.Steps;

/// <summary>Approves or refuses a proposal that goes beyond its maker's authority (双人复核): never one's own.</summary>
public sealed class DecideProposal(RecoveryChange change, CasePolicies policies)
{
    /// <summary>The decision.</summary>
    /// <param name="Id">Which case.</param>
    /// <param name="IsApproved">Whether it may be offered.</param>
    /// <param name="Why">Why not, up to 500 characters; needed with a refusal.</param>
    /// <param name="ExpectedVersion">The version that the person saw; null takes whatever there is.</param>
    public sealed record Request(Guid Id, bool? IsApproved, string? Why = null, int? ExpectedVersion = null);

    /// <summary>Keeps it.</summary>
    /// <returns>The version that now holds.</returns>
    public Task<Outcome<int>> Run(Actor who, Request request, CancellationToken stop) =>
        change.Run(who, Verb.Act, "recovery.did.decide", request.Id, request.ExpectedVersion, async (one, at) =>
        {
            var why = WrittenText.Line(request.Why);
            List<Problem> problems = [.. WrittenText.Check("why", why, RecoveryCase.LongestReason)];
            if (request.IsApproved is null) problems.Add(Problem.Of("isApproved", "form.required"));
            if (problems.Count > 0) return new Fail.Invalid(problems);
            var (policy, _) = await policies.Now(stop);
            return one.Decide(request.IsApproved!.Value, why, who.Id, CaseReach.AuthorityOf(policy, who, at.Unit));
        }, stop);
}
