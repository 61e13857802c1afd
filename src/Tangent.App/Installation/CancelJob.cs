using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.Runtime;

namespace Tangent.App.Installation;

/// <summary>Stops long work: at once while it waits, at its next step while it runs.</summary>
public sealed class CancelJob(Db db, Audit audit, TimeProvider clock)
{
    /// <summary>Which job.</summary>
    public sealed record Request(Guid Id);

    /// <summary>Cancelling a job that has ended is a conflict.</summary>
    public async Task<Outcome<Done>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Update, Kind.Job) is { } refusal) return refusal;

        var job = await ListJobs.InScope(db, who, Verb.Update).SingleOrDefaultAsync(job => job.Id == request.Id, stop);
        if (job is null) return Fail.NotFound;

        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        DateTime? now = clock.GetUtcNow().UtcDateTime;
        int changed = await db.Jobs.Where(j => j.Id == job.Id && j.State == JobState.Queued).ExecuteUpdateAsync(set => set
            .SetProperty(j => j.State, JobState.Cancelled).SetProperty(j => j.FinishedUtc, now), stop);
        if (changed == 0)
            changed = await db.Jobs.Where(j => j.Id == job.Id && j.State == JobState.Running)
                .ExecuteUpdateAsync(set => set.SetProperty(j => j.State, JobState.Cancelling), stop);
        if (changed == 0) return Fail.Clash("installation.job-over");

        audit.Write(who, "installation.cancel-job",
            new Subject(Kind.Job, job.Id.ToString(), job.Type, UnitPath.From(job.UnitPath)));
        if (await db.Commit(stop) is { } failure) return failure;
        await transaction.CommitAsync(stop);
        return new Done();
    }
}
