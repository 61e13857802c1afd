using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Standards.DialTests;
using Tangent.Storage;

namespace Tangent.App.Standards.DialTests;

/// <summary>Asks the page of a case now.</summary>
public sealed class TryPage(Db db, CaseChange change, PageCheck pages, RunWriter writer)
{
    /// <summary>Which case.</summary>
    public sealed record Request(Guid Case);

    /// <summary>Asks it and keeps the run.</summary>
    public async Task<Outcome<TestRun>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Act, Kind.DialTest) is { } refusal) return refusal;

        var found = await change.Find(who, Verb.Act, request.Case, null, stop);
        if (found.Failure is { } failure) return failure;
        var one = found.Value.Case;
        if (one.RetiredUtc is not null) return Fail.Clash("dialtests.retired");
        if (one.Terms.Kind != TestKind.Web) return Fail.Clash("dialtests.only-web");
        // Asked before the transaction: a slow page holds nobody up.
        var run = (await pages.Ask(one, who.Id, stop)).Judged(one.Terms);
        await using var whole = await db.Database.BeginTransactionAsync(stop);
        var written = await writer.Write(who, [new(one, run)], stop);
        if (written.Failure is { } trouble) return trouble;
        await whole.CommitAsync(stop);
        writer.AreDurable();
        return run;
    }
}
