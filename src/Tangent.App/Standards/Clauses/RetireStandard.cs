using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.App.Standards.Clauses;

/// <summary>Takes a clause out of the book. One with a limit that law sets stays.</summary>
public sealed class RetireStandard(Db db, StandardChange change, TimeProvider clock)
{
    /// <summary>Which.</summary>
    public sealed record Request(Guid Id);

    /// <summary>Takes it out.</summary>
    public async Task<Outcome<Done>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Delete, Kind.Standard) is { } refusal) return refusal;

        var found = await change.Find(who, Verb.Delete, request.Id, null, stop);
        if (found.Failure is { } failure) return failure;
        if (found.Value.Clause.Terms.Floor is { } law) return Fail.Clash("standards.floor-stays", law.Source);
        var retired = found.Value.Clause.Retire(UtcConverter.Truncate(clock.GetUtcNow().UtcDateTime));
        if (retired.Failure is { } clash) return clash;
        change.Prepare(who, "standards.did.retire", found.Value, retired.Value);
        return await db.Commit(stop) is { } trouble ? trouble : new Done();
    }
}
