using Microsoft.EntityFrameworkCore;
using Tangent.Storage;
using Tangent.Storage.Runtime;

namespace Tangent.App.Installation.Published;

/// <summary>How far long work is.</summary>
/// <param name="Id">The job.</param>
/// <param name="State">Where it is in its life.</param>
/// <param name="DoneSteps">Steps done.</param>
/// <param name="TotalSteps">Steps in all, or null when that is not known.</param>
/// <param name="FailureCode">Key of the words that say why it failed, or null.</param>
public sealed record JobFact(Guid Id, JobState State, long DoneSteps, long? TotalSteps, string? FailureCode)
{
    /// <summary>Whether it waits or runs.</summary>
    public bool IsOpen => State is JobState.Queued or JobState.Running or JobState.Cancelling;
}

/// <summary>What other modules may ask about the jobs that they started.</summary>
public sealed class JobFacts(Db db)
{
    /// <summary>The job, or null when there is none.</summary>
    public Task<JobFact?> Of(Guid? id, CancellationToken stop) => db.Jobs.Where(job => job.Id == id)
        .Select(job => new JobFact(job.Id, job.State, job.DoneSteps, job.TotalSteps, job.FailureCode)).SingleOrDefaultAsync(stop);

    /// <summary>Whether a job of this kind waits or runs.</summary>
    public Task<bool> IsAnyOpen(string type, CancellationToken stop) => db.Jobs.AnyAsync(
        job => job.Type == type && (job.State == JobState.Queued || job.State == JobState.Running || job.State == JobState.Cancelling), stop);

    /// <summary>Whether just this was asked for since a moment, whatever became of it.</summary>
    public Task<bool> WasAsked(string type, object request, DateTime sinceUtc, CancellationToken stop)
    {
        var text = JobOrders.TextOf(request);
        return db.Jobs.AnyAsync(job => job.Type == type && job.Request == text && job.CreatedUtc >= sinceUtc, stop);
    }

    /// <summary>How the jobs that were asked for just this stand.</summary>
    public async Task<IReadOnlyList<JobState>> Of(string type, object request, CancellationToken stop)
    {
        var text = JobOrders.TextOf(request);
        return await db.Jobs.Where(job => job.Type == type && job.Request == text).Select(job => job.State).ToListAsync(stop);
    }
}
