using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Touchpoints.Coverage;

/// <summary>Says that a reference means no touchpoint, and why.</summary>
public sealed class IgnoreReference(ReferenceChange change)
{
    /// <summary>What to ignore.</summary>
    /// <param name="Id">Which reference.</param>
    /// <param name="Reason">Why, in one line of up to 300 characters.</param>
    public sealed record Request(Guid Id, string? Reason);

    /// <summary>Ignores it.</summary>
    /// <returns>The version that now holds.</returns>
    public async Task<Outcome<int>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (ReferenceChange.Refuses(who) is { } refusal) return refusal;

        if (await change.Find(request.Id, stop) is not { } reference) return Fail.NotFound;
        var problems = TouchpointRules.CheckLine("reason", request.Reason, TouchpointRules.LongestReason).ToList();
        return problems.Count > 0 ? new Fail.Invalid(problems)
            : await change.Write(who, "touchpoints.did.ignore-reference", reference, reference.Ignore(request.Reason!.Trim()), stop);
    }
}
