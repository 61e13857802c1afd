using Tangent.App.Access.Published;
using Tangent.App.Installation.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.App.Installation;

/// <summary>Queues a backup; the server makes it as a job.</summary>
public sealed class StartBackup(Db db, JobOrders orders, Audit audit)
{
    /// <summary>Nothing needs to be said.</summary>
    public sealed record Request;

    /// <summary>Id of the job.</summary>
    public async Task<Outcome<Guid>> Run(Actor who, Request request, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (who.Lacks(Verb.Act, Kind.Installation) is { } refusal) return refusal;

        var job = orders.Add(BackupJob.Name, new BackupJob.Request(IsScheduled: false), who.Id, UnitPath.Root.Value);
        audit.Write(who, "installation.start-backup", new Subject(Kind.Job, job.Id.ToString(), job.Type, UnitPath.Root));
        return await db.Commit(stop) is { } failure ? failure : job.Id;
    }
}
