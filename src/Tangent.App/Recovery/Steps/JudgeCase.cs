using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Recovery;

namespace Tangent.App.Recovery.Steps;

/// <summary>Step 2, 判定: whether it is justified, by which rule, and why it came.</summary>
public sealed class JudgeCase(RecoveryChange change)
{
    /// <summary>The verdict.</summary>
    /// <param name="Id">Which case.</param>
    /// <param name="Verdict">The word.</param>
    /// <param name="Reason">Why so, up to 2,000 characters.</param>
    /// <param name="RuleText">The rule, clause or promise, up to 1,000 characters, or null.</param>
    /// <param name="Cause">Why it came; may be left out where nothing went wrong.</param>
    /// <param name="ExpectedVersion">The version that the person saw; null takes whatever there is.</param>
    public sealed record Request(Guid Id, CaseVerdict? Verdict, string? Reason, string? RuleText = null, CaseCause? Cause = null, int? ExpectedVersion = null);

    /// <summary>Keeps it.</summary>
    /// <returns>The version that now holds.</returns>
    public Task<Outcome<int>> Run(Actor who, Request request, CancellationToken stop) =>
        change.Run(who, Verb.Update, "recovery.did.judge", request.Id, request.ExpectedVersion, (one, _) =>
        {
            var (reason, rule) = (WrittenText.Clean(request.Reason), WrittenText.Clean(request.RuleText));
            List<Problem> problems =
                [.. WrittenText.Check("reason", reason, CaseFile.LongestText), .. WrittenText.Check("ruleText", rule, CaseFile.LongestRule)];
            if (request.Verdict is not { } verdict || !Enum.IsDefined(verdict)) problems.Add(Problem.Of("verdict", "form.required"));
            if (request.Cause is { } cause && !Enum.IsDefined(cause)) problems.Add(Problem.Of("cause", "form.not-a-choice"));
            return problems.Count > 0 ? new Fail.Invalid(problems) : one.Judge(new(request.Verdict!.Value, reason, rule, request.Cause));
        }, stop);
}
