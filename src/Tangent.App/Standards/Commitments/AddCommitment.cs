using Microsoft.EntityFrameworkCore;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Standards.Commitments;
using Tangent.Storage;

namespace Tangent.App.Standards.Commitments;

/// <summary>Writes a promise to customers. It holds for nobody before it is published.</summary>
public sealed class AddCommitment(Db db, CommitmentChange change)
{
    /// <summary>Which unit answers for it, and what it says.</summary>
    public sealed record Request(Guid? UnitId, CommitmentTerms Terms);

    /// <summary>Its id.</summary>
    public async Task<Outcome<Guid>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Create, Kind.Standard) is { } refusal) return refusal;

        var unit = await change.Place(who, request.UnitId, stop);
        var problems = await change.Check(request.Terms, unit, stop);
        if (unit is null) problems.Add(Problem.Of("unitId", "touchpoints.unit-missing"));
        if (problems.Count > 0) return new Fail.Invalid(problems);
        // Alone, so that two at once do not get one number.
        return await db.Alone<Guid>(async () =>
        {
            int number = (await db.Commitments.MaxAsync(p => (int?)p.Number, stop) ?? 0) + 1;
            var promise = change.Add(who, "commitments.did.add", number, unit!, request.Terms);
            return await db.Commit(stop) is { } failure ? failure : promise.Id;
        }, stop);
    }
}
