using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.Standards;

namespace Tangent.App.Standards.Attainment;

/// <summary>Counts all attainment anew here and now, also beside a running server, which goes on from what was counted.</summary>
public sealed class RecountStandards(Db db, CountAttainment count, Audit audit)
{
    /// <summary>What is asked for.</summary>
    /// <param name="Progress">Told how many rows of the log are counted of how many.</param>
    public sealed record Request(Func<long, long, Task>? Progress = null);

    /// <summary>What was counted.</summary>
    public async Task<Outcome<AttainmentRun>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Update, Kind.Standard, UnitPath.Root) is { } refusal) return refusal;

        audit.Write(who, "attainment.did.recount", new(Kind.Standard, null, null, UnitPath.Root));
        return await db.Commit(stop) is { } trouble ? trouble : await count.Whole(["asked"], who.Id, request.Progress, stop);
    }
}
