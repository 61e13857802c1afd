using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Standards.DialTests;
using Tangent.Storage;

namespace Tangent.App.Standards.DialTests;

/// <summary>Adds a test case that somebody wrote.</summary>
public sealed class AddCase(Db db, CaseChange change)
{
    /// <summary>Which unit answers for it, and what it tries.</summary>
    public sealed record Request(Guid? UnitId, TestTerms Terms);

    /// <summary>Adds it.</summary>
    /// <returns>Its id.</returns>
    public async Task<Outcome<Guid>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Create, Kind.DialTest) is { } refusal) return refusal;

        var unit = await change.Place(who, Verb.Create, request.UnitId, stop);
        var problems = await change.Check(request.Terms, stop);
        if (unit is null) problems.Add(Problem.Of("unitId", "touchpoints.unit-missing"));
        if (problems.Count > 0) return new Fail.Invalid(problems);
        // Alone, so that two at once do not get one number.
        return await db.Alone<Guid>(async () =>
        {
            var one = change.Add(who, "dialtests.did.add", await change.NextNumber(stop), unit!, request.Terms, null);
            return await db.Commit(stop) is { } failure ? failure : one.Id;
        }, stop);
    }
}
