using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Standards.DialTests;
using Tangent.Storage;

namespace Tangent.App.Standards.DialTests;

/// <summary>Changes a test case. One that the program made keeps what somebody changed when cases are made again.</summary>
public sealed class EditCase(Db db, CaseChange change)
{
    /// <summary>Which, on the version that the person saw, and what it tries from now on.</summary>
    public sealed record Request(Guid Id, TestTerms Terms, int? ExpectedVersion = null);

    /// <summary>Changes it.</summary>
    /// <returns>The version that now holds.</returns>
    public async Task<Outcome<int>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Update, Kind.DialTest) is { } refusal) return refusal;

        var found = await change.Find(who, Verb.Update, request.Id, request.ExpectedVersion, stop);
        if (found.Failure is { } failure) return failure;
        if (found.Value.Case.RetiredUtc is not null) return Fail.Clash("dialtests.retired");
        var problems = await change.Check(request.Terms, stop);
        if (problems.Count > 0) return new Fail.Invalid(problems);
        var changed = found.Value.Case.With(request.Terms, change.Now);
        return change.Prepare(who, "dialtests.did.edit", found.Value, changed) && await db.Commit(stop) is { } trouble ? trouble : changed.Version;
    }
}
