using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tangent.App.Installation.Published;
using Tangent.Storage;
using Tangent.Storage.Runtime;

namespace Tangent.App.Installation;

/// <summary>Runs queued jobs one after another, in the server that holds the lock.</summary>
sealed partial class JobRunner(
    ServerHold hold, IServiceScopeFactory scopes, MachineClock clock, ILogger<JobRunner> log) : BackgroundService
{
    private const int MostAttempts = 5;

    /// <summary>What a dead server left behind: interrupted jobs are queued again, those that keep killing it are given up.</summary>
    public async Task TakeOver(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var jobs = scope.ServiceProvider.GetRequiredService<Db>().Jobs;
        DateTime? now = clock.UtcNow;
        await jobs.Where(job => job.State == JobState.Cancelling).ExecuteUpdateAsync(set => set
            .SetProperty(job => job.State, JobState.Cancelled).SetProperty(job => job.FinishedUtc, now), stop);
        await jobs.Where(job => job.State == JobState.Running && job.Attempts >= MostAttempts).ExecuteUpdateAsync(set => set
            .SetProperty(job => job.State, JobState.Failed).SetProperty(job => job.FinishedUtc, now)
            .SetProperty(job => job.FailureCode, "installation.job-gave-up"), stop);
        await jobs.Where(job => job.State == JobState.Running)
            .ExecuteUpdateAsync(set => set.SetProperty(job => job.State, JobState.Queued), stop);
    }

    /// <summary>Runs the oldest queued job.</summary>
    /// <returns>Whether there was one.</returns>
    public async Task<bool> Once(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var next = await db.Jobs.Where(job => job.State == JobState.Queued)
            .OrderBy(job => job.CreatedUtc).ThenBy(job => job.Id).FirstOrDefaultAsync(stop);
        if (next is null) return false;

        DateTime? now = clock.UtcNow;
        int isOurs = await db.Jobs.Where(job => job.Id == next.Id && job.State == JobState.Queued).ExecuteUpdateAsync(set => set
            .SetProperty(job => job.State, JobState.Running).SetProperty(job => job.Attempts, job => job.Attempts + 1)
            .SetProperty(job => job.StartedUtc, job => job.StartedUtc ?? now), stop);
        if (isOurs == 1) await Finish(next.Id, await Try(scope.ServiceProvider, next, stop), stop);
        return true;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        bool isTakenOver = false;
        while (hold.Lock is not null && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!isTakenOver) await TakeOver(stoppingToken);
                isTakenOver = true;
                if (await Once(stoppingToken)) continue;
            }
            catch (Exception exception) when (StorageTrouble.From(exception) is not null)
            {
                isTakenOver = false;
                Interrupted(log, exception.GetType().Name);
            }
            await Task.Delay(TimeSpan.FromSeconds(1), clock.Time, stoppingToken);
        }
    }

    private async Task<(JobState State, string? Result, string? Code)> Try(
        IServiceProvider services, JobRow row, CancellationToken stop)
    {
        try
        {
            var job = services.GetServices<IJob>().Single(job => job.Type == row.Type);
            var outcome = await job.Run(new JobRun(row, scopes), stop);
            return outcome.Failure is { } failure
                ? (JobState.Failed, null, failure.Problems[0].Code)
                : (JobState.Done, outcome.Value, null);
        }
        catch (JobCancelledException)
        {
            return (JobState.Cancelled, null, null);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Crashed(log, row.Id, exception.GetType().Name);
            var code = StorageTrouble.From(exception) is { } trouble ? trouble.Problems[0].Code : "installation.job-crashed";
            return (JobState.Failed, null, code);
        }
    }

    private async Task Finish(Guid id, (JobState State, string? Result, string? Code) end, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        DateTime? now = clock.UtcNow;
        await scope.ServiceProvider.GetRequiredService<Db>().Jobs.Where(job => job.Id == id).ExecuteUpdateAsync(set => set
            .SetProperty(job => job.State, end.State).SetProperty(job => job.Result, end.Result)
            .SetProperty(job => job.FailureCode, end.Code).SetProperty(job => job.FinishedUtc, now), stop);
        Finished(log, id, end.State);
    }

    [LoggerMessage(1201, LogLevel.Information, "Job {JobId} ended: {State}")]
    private static partial void Finished(ILogger logger, Guid jobId, JobState state);

    [LoggerMessage(1202, LogLevel.Error, "Job {JobId} crashed: {Reason}")]
    private static partial void Crashed(ILogger logger, Guid jobId, string reason);

    [LoggerMessage(1203, LogLevel.Warning, "Jobs wait for the database: {Reason}")]
    private static partial void Interrupted(ILogger logger, string reason);
}
