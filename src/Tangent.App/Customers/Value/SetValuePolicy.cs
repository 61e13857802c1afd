using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Customers;
using Tangent.Storage;
using Tangent.Storage.Customers;

namespace Tangent.App.Customers.Value;

/// <summary>Says anew what customers are worth and which tier that gives them; the version before is kept.</summary>
public sealed class SetValuePolicy(Db db, ValuePolicies policies, Audit audit, TimeProvider clock)
{
    /// <summary>The policy.</summary>
    /// <param name="Policy">All of it.</param>
    /// <param name="ExpectedVersion">The version that the person saw; null takes whatever there is.</param>
    public sealed record Request(ValuePolicy? Policy, int? ExpectedVersion = null);

    /// <summary>Sets it; the customers are valued by it as soon as the server comes to it.</summary>
    /// <returns>The version that now holds.</returns>
    public async Task<Outcome<int>> Run(Actor who, Request request, CancellationToken stop)
    {
        // It is the whole company's.
        if (who.Lacks(Verb.Update, Kind.Customer, UnitPath.Root) is { } refusal) return refusal;

        if (request.Policy is not { } wanted) return Fail.Wrong("policy", "form.required");
        List<Problem> problems = [.. wanted.Check()];
        if (problems.Count > 0) return new Fail.Invalid(problems);
        var (before, version) = await policies.Now(stop);
        if (request.ExpectedVersion is { } expected && expected != version) return Fail.Clash("storage.changed-meanwhile");
        if (version > 0 && before == wanted) return version;
        db.Add(new ValuePolicyVersion
        {
            Number = version + 1,
            Document = wanted,
            FromUtc = UtcConverter.Truncate(clock.GetUtcNow().UtcDateTime),
            ActorId = who.Id,
        });
        audit.Write(who, "customers.did.set-value-policy", new(Kind.Customer, null, null, UnitPath.Root), version == 0 ? null : new { Version = version },
            new { Version = version + 1, wanted.MovesTiers, wanted.CutBy, Cuts = wanted.Cuts.ToList() });
        return await db.Commit(stop) is { } failure ? failure : version + 1;
    }
}
