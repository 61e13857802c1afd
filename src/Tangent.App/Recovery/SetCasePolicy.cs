using Tangent.App.Access.Published;
using Tangent.App.Touchpoints.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Recovery;
using Tangent.Storage;
using Tangent.Storage.Recovery;

namespace Tangent.App.Recovery;

/// <summary>Sets the company's rules of recovery anew; the version before is kept, and cases keep the clocks that they were given.</summary>
public sealed class SetCasePolicy(Db db, CasePolicies policies, UnitFacts units, TouchpointNames touchpoints, Audit audit, TimeProvider clock)
{
    /// <summary>The rules.</summary>
    /// <param name="Policy">All of them.</param>
    /// <param name="ExpectedVersion">The version that the person saw; null takes whatever there is.</param>
    public sealed record Request(CasePolicy? Policy, int? ExpectedVersion = null);

    /// <summary>Sets them.</summary>
    /// <returns>The version that now holds.</returns>
    public async Task<Outcome<int>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Update, Kind.CasePolicy) is { } refusal) return refusal;
        // The rules are the whole company's.
        if (who.Lacks(Verb.Update, Kind.CasePolicy, UnitPath.Root) is { } outside) return outside;

        if (request.Policy is not { } wanted) return Fail.Wrong("policy", "form.required");
        List<Problem> problems = [.. wanted.Check()];
        if (problems.Count > 0) return new Fail.Invalid(problems);
        var paths = (await units.All(stop)).Values.Select(unit => unit.Path.Value).ToHashSet();
        problems.AddRange(wanted.Rules.Where(rule => rule.Unit is { } unit && !paths.Contains(unit)).Select(_ => Problem.Of("rules", "voices.unit-missing")));
        Guid[] places = [.. wanted.Rules.SelectMany(rule => rule.Touchpoints).Distinct()];
        if ((await touchpoints.ById(places, stop)).Count < places.Length) problems.Add(Problem.Of("rules", "voices.touchpoint-missing"));
        if (problems.Count > 0) return new Fail.Invalid(problems);

        var (before, version) = await policies.Now(stop);
        if (request.ExpectedVersion is { } expected && expected != version) return Fail.Clash("storage.changed-meanwhile");
        if (before == wanted) return version;
        db.Add(new CasePolicyVersion
        {
            Number = version + 1,
            Document = wanted,
            FromUtc = UtcConverter.Truncate(clock.GetUtcNow().UtcDateTime),
            ActorId = who.Id,
        });
        audit.Write(who, "recovery.did.set-policy", new(Kind.CasePolicy, null, null, UnitPath.Root), new { Version = version },
            new { Version = version + 1, Rules = wanted.Rules.Select(rule => rule.Code) });
        if (await db.Commit(stop) is { } failure) return failure;
        policies.Forget();
        return version + 1;
    }
}
