using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.App.Standards.DialTests;

/// <summary>Takes a test case out of use; its runs stay.</summary>
public sealed class RetireCase(Db db, CaseChange change)
{
    /// <summary>Which.</summary>
    public sealed record Request(Guid Id);

    /// <summary>Takes it out.</summary>
    public async Task<Outcome<Done>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Delete, Kind.DialTest) is { } refusal) return refusal;

        var found = await change.Find(who, Verb.Delete, request.Id, null, stop);
        if (found.Failure is { } failure) return failure;
        var retired = found.Value.Case.Retire(change.Now);
        if (retired.Failure is { } clash) return clash;
        change.Prepare(who, "dialtests.did.retire", found.Value, retired.Value);
        return await db.Commit(stop) is { } trouble ? trouble : new Done();
    }
}
