using Tangent.App.Access.Published;
using Tangent.App.Installation.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.App.Standards.Attainment;

/// <summary>Asks the server to count all attainment anew; it does so by itself whenever clauses, calendars or tiers change.</summary>
public sealed class StartRecount(Db db, JobOrders orders, JobFacts jobs, Audit audit)
{
    /// <summary>Nothing needs to be said.</summary>
    public sealed record Request;

    /// <summary>Id of the job.</summary>
    public async Task<Outcome<Guid>> Run(Actor who, Request request, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (who.Lacks(Verb.Update, Kind.Standard, UnitPath.Root) is { } refusal) return refusal;

        if (await jobs.IsAnyOpen(RecountJob.Name, stop)) return Fail.Clash("attainment.at-work");
        var job = orders.Add(RecountJob.Name, new RecountJob.Request(["asked"], who.Id), who.Id, UnitPath.Root.Value);
        audit.Write(who, "attainment.did.recount", new(Kind.Standard, null, null, UnitPath.Root));
        return await db.Commit(stop) is { } trouble ? trouble : job.Id;
    }
}
