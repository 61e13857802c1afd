using Tangent.App.Touchpoints.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Recovery;

namespace Tangent.App.Recovery.Steps;

/// <summary>Step 2, 记录: what happened, what is wanted, how much it weighs.</summary>
public sealed class AssessCase(RecoveryChange change, TouchpointNames touchpoints)
{
    /// <summary>What was found on the first look.</summary>
    /// <param name="Id">Which case.</param>
    /// <param name="Facts">What happened: when, where, who; up to 2,000 characters.</param>
    /// <param name="Wish">What the customer wants, up to 500 characters, or null.</param>
    /// <param name="Severity">How much it weighs.</param>
    /// <param name="IsSafety">Whether somebody's safety is at stake: then it weighs most.</param>
    /// <param name="Spread">How far it spreads.</param>
    /// <param name="Touchpoint">What it is about, or null to leave it.</param>
    /// <param name="Title">What it is about in one line, up to 120 characters, or null.</param>
    /// <param name="ExpectedVersion">The version that the person saw; null takes whatever there is.</param>
    public sealed record Request(Guid Id, string? Facts, string? Wish, CaseSeverity? Severity, bool IsSafety = false, CaseSpread? Spread = null,
        Guid? Touchpoint = null, string? Title = null, int? ExpectedVersion = null);

    /// <summary>Keeps it; a case that weighs otherwise runs by other clocks.</summary>
    /// <returns>The version that now holds.</returns>
    public Task<Outcome<int>> Run(Actor who, Request request, CancellationToken stop) =>
        change.Run(who, Verb.Update, "recovery.did.assess", request.Id, request.ExpectedVersion, async (one, at) =>
        {
            var (facts, wish, title) = (WrittenText.Clean(request.Facts), WrittenText.Clean(request.Wish), WrittenText.Line(request.Title));
            List<Problem> problems =
            [
                .. WrittenText.Check("facts", facts, CaseFile.LongestText, isRequired: true), .. WrittenText.Check("wish", wish, CaseFile.LongestWish),
                .. WrittenText.Check("title", title, RecoveryCase.LongestTitle),
            ];
            if (request.Severity is not { } severity || !Enum.IsDefined(severity)) problems.Add(Problem.Of("severity", "form.required"));
            if (request.Spread is { } spread && !Enum.IsDefined(spread)) problems.Add(Problem.Of("spread", "form.not-a-choice"));
            if (request.Touchpoint is { } place && !(await touchpoints.ById([place], stop)).ContainsKey(place))
                problems.Add(Problem.Of("touchpoint", "voices.touchpoint-missing"));
            if (problems.Count > 0) return new Fail.Invalid(problems);
            var found = one.Record(new(facts, wish, request.Severity!.Value, request.IsSafety, request.Spread ?? CaseSpread.One, request.Touchpoint),
                at.Clocks);
            return found.Failure is null && title is not null ? found.Value.Call(title) with { Version = found.Value.Version } : found;
        }, stop);
}
