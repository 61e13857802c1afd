using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Recovery;

namespace Tangent.App.Recovery.Steps;

/// <summary>Step 3, 方案: what the customer is offered. Beyond the actor's authority it waits for somebody else to approve it.</summary>
public sealed class ProposeForCase(RecoveryChange change, CasePolicies policies)
{
    private const decimal Dearest = 1_000_000;

    /// <summary>A remedy of the proposal.</summary>
    /// <param name="Kind">What.</param>
    /// <param name="Cost">What it costs the company, 0 to 1,000,000.</param>
    /// <param name="Words">What exactly, up to 200 characters, or null.</param>
    public sealed record Remedy(CaseRemedyKind? Kind, decimal? Cost, string? Words = null);

    /// <summary>The proposal.</summary>
    /// <param name="Id">Which case.</param>
    /// <param name="Remedies">What the customer gets, up to 12; none where an explanation is all.</param>
    /// <param name="Procedure">What makes it easy and what will be otherwise, up to 1,000 characters, or null.</param>
    /// <param name="Treatment">How the customer is spoken to, and by whom; likewise.</param>
    /// <param name="ExpectedVersion">The version that the person saw; null takes whatever there is.</param>
    public sealed record Request(Guid Id, IReadOnlyList<Remedy>? Remedies, string? Procedure, string? Treatment, int? ExpectedVersion = null);

    /// <summary>Keeps it.</summary>
    /// <returns>The version that now holds.</returns>
    public Task<Outcome<int>> Run(Actor who, Request request, CancellationToken stop) =>
        change.Run(who, Verb.Update, "recovery.did.propose", request.Id, request.ExpectedVersion, async (one, at) =>
        {
            var (procedure, treatment) = (WrittenText.Clean(request.Procedure), WrittenText.Clean(request.Treatment));
            var told = request.Remedies ?? [];
            List<Problem> problems =
            [
                .. WrittenText.Check("procedure", procedure, CaseProposal.LongestText), .. WrittenText.Check("treatment", treatment, CaseProposal.LongestText),
                .. told.SelectMany((remedy, i) => Check($"remedies[{i}]", remedy)),
            ];
            if (problems.Count > 0) return new Fail.Invalid(problems);
            var (policy, _) = await policies.Now(stop);
            return one.Propose(told.Select(remedy => new CaseRemedy(remedy.Kind!.Value, remedy.Cost ?? 0, WrittenText.Line(remedy.Words))).ToItems(),
                procedure, treatment, who.Id, CaseReach.AuthorityOf(policy, who, at.Unit), at.NowUtc);
        }, stop);

    private static IEnumerable<Problem> Check(string field, Remedy remedy)
    {
        if (remedy.Kind is not { } kind || !Enum.IsDefined(kind)) yield return Problem.Of(field, "form.required");
        if (remedy.Cost is < 0 or > Dearest) yield return Problem.Of(field, "form.range", 0, Dearest);
        if (remedy.Cost is { } cost && decimal.Round(cost, 2) != cost) yield return Problem.Of(field, "recovery.cost-decimals");
        foreach (var problem in WrittenText.Check(field, WrittenText.Line(remedy.Words), CaseProposal.LongestWords)) yield return problem;
    }
}
