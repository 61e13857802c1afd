using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Standards.Alerts;

namespace Tangent.App.Standards.Alerts;

/// <summary>Changes a rule of alerts. What fired before keeps the numbers for which it fired.</summary>
public sealed class EditAlert(AlertChange change)
{
    /// <summary>Which, on the version that the person saw, and what it is to say.</summary>
    public sealed record Request(Guid Id, AlertTerms Terms, int? ExpectedVersion = null);

    /// <summary>The version that now holds.</summary>
    public async Task<Outcome<int>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Update, Kind.Standard) is { } refusal) return refusal;

        var found = await change.Find(who, Verb.Update, request.Id, request.ExpectedVersion, stop);
        if (found.Failure is { } failure) return failure;
        var problems = await change.Check(request.Terms, stop);
        if (problems.Count > 0) return new Fail.Invalid(problems);
        return await change.Write(who, "alerts.did.edit", found.Value, found.Value.Rule.With(request.Terms, change.Now), stop);
    }
}
