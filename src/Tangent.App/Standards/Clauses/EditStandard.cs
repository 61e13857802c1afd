using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Standards;
using Tangent.Storage;

namespace Tangent.App.Standards.Clauses;

/// <summary>Writes the next version of a clause; the versions before it are kept and hold for their days.</summary>
public sealed class EditStandard(Db db, StandardChange change, TimeProvider clock)
{
    /// <summary>Which, on the version that the person saw, and what it says from now on.</summary>
    public sealed record Request(Guid Id, StandardTerms Terms, int? ExpectedVersion = null);

    /// <summary>Writes it.</summary>
    /// <returns>The version that was written last.</returns>
    public async Task<Outcome<int>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Update, Kind.Standard) is { } refusal) return refusal;

        var found = await change.Find(who, Verb.Update, request.Id, request.ExpectedVersion, stop);
        if (found.Failure is { } failure) return failure;
        var before = found.Value.Clause;
        if (before.RetiredUtc is not null) return Fail.Clash("standards.retired");
        var problems = await change.Check(request.Terms, before.Terms, stop);
        if (problems.Count > 0) return new Fail.Invalid(problems);
        var changed = before.With(request.Terms, UtcConverter.Truncate(clock.GetUtcNow().UtcDateTime));
        return change.Prepare(who, "standards.did.edit", found.Value, changed) && await db.Commit(stop) is { } trouble ? trouble : changed.Version;
    }
}
