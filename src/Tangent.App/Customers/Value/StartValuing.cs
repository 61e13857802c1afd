using Tangent.App.Access.Published;
using Tangent.App.Installation.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.App.Customers.Value;

/// <summary>Asks the server to value all customers now; it does so by itself once in each period.</summary>
public sealed class StartValuing(Db db, ValuePolicies policies, JobOrders orders, JobFacts jobs, Audit audit)
{
    /// <summary>Nothing needs to be said.</summary>
    public sealed record Request;

    /// <summary>Id of the job.</summary>
    public async Task<Outcome<Guid>> Run(Actor who, Request request, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (who.Lacks(Verb.Update, Kind.Customer, UnitPath.Root) is { } refusal) return refusal;

        if ((await policies.Now(stop)).Version == 0) return Fail.Clash("value.no-policy");
        if (await jobs.IsAnyOpen(ValueJob.Name, stop)) return Fail.Clash("value.at-work");
        var job = orders.Add(ValueJob.Name, new ValueJob.Request(true), who.Id, UnitPath.Root.Value);
        audit.Write(who, "customers.did.start-valuing", new(Kind.Customer, null, null, UnitPath.Root));
        return await db.Commit(stop) is { } trouble ? trouble : job.Id;
    }
}
