using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Standards;
using Tangent.Storage;

namespace Tangent.App.Standards.Clauses;

/// <summary>Adds a clause to the standard book.</summary>
public sealed class AddStandard(Db db, StandardChange change)
{
    /// <summary>Which unit answers for it, and what it says.</summary>
    public sealed record Request(Guid? UnitId, StandardTerms Terms);

    /// <summary>Adds it.</summary>
    /// <returns>Its id.</returns>
    public async Task<Outcome<Guid>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Create, Kind.Standard) is { } refusal) return refusal;

        var unit = await change.Place(who, Verb.Create, request.UnitId, stop);
        var problems = await change.Check(request.Terms, null, stop);
        if (unit is null) problems.Add(Problem.Of("unitId", "touchpoints.unit-missing"));
        if (problems.Count > 0) return new Fail.Invalid(problems);
        // Alone, so that two at once do not get one number.
        return await db.Alone<Guid>(async () =>
        {
            var clause = change.Add(who, "standards.did.add", await change.NextNumber(stop), unit!, request.Terms);
            return await db.Commit(stop) is { } failure ? failure : clause.Id;
        }, stop);
    }
}
