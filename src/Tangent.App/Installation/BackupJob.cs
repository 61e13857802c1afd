using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tangent.App.Installation.Published;
using Tangent.App.Settings;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.App.Installation;

/// <summary>The backup as a job. After an interruption it begins again, because a copy is of one moment.</summary>
sealed class BackupJob(MakeBackup make, TangentSettings settings, MachineClock clock) : IJob
{
    public const string Name = "backup";

    /// <summary>What is asked for.</summary>
    /// <param name="IsScheduled">Made by the server itself: old ones of this kind are deleted.</param>
    public sealed record Request(bool IsScheduled);

    public string Type => Name;

    public async Task<Outcome<string>> Run(JobRun run, CancellationToken stop)
    {
        var isScheduled = run.Request<Request>().IsScheduled;
        var name = MakeBackup.NameOf(clock.UtcNow, isScheduled ? "scheduled" : "tangent");
        var made = await make.Run(Actor.System, new(Path.Combine(settings.Database.BackupFolder, name),
            (done, total) => run.Report(done, total, null, stop)), stop);
        if (made.Failure is { } failure) return failure;

        var old = Directory.EnumerateFiles(settings.Database.BackupFolder, "scheduled-*.zip").OrderDescending();
        foreach (var file in old.Skip(settings.Backup.Keep)) File.Delete(file);
        return Path.GetFileName(made.Value.File);
    }
}

/// <summary>Asks for a backup whenever the newest one is too old.</summary>
sealed partial class BackupSchedule(
    ServerHold hold, IServiceScopeFactory scopes, TangentSettings settings, MachineClock clock,
    ILogger<BackupSchedule> log) : BackgroundService
{
    /// <summary>Queues a backup when one is due and none waits.</summary>
    public async Task<bool> Once(CancellationToken stop)
    {
        if (settings.Backup.EveryHours == 0) return false;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var since = clock.UtcNow.AddHours(-settings.Backup.EveryHours);
        if (ListBackups.Newest(settings.Database) is { } newest && newest.WrittenUtc > since) return false;
        // Also after a failed one: the next try is due only when the period is over.
        if (await db.Jobs.AnyAsync(job => job.Type == BackupJob.Name && (job.FinishedUtc == null || job.FinishedUtc > since), stop))
            return false;

        scope.ServiceProvider.GetRequiredService<JobOrders>()
            .Add(BackupJob.Name, new BackupJob.Request(IsScheduled: true), Actor.System.Id, UnitPath.Root.Value);
        await db.SaveChangesAsync(stop);
        return true;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Not at once: the first minutes belong to whoever starts the program.
        for (var wait = TimeSpan.FromMinutes(5); hold.Lock is not null; wait = TimeSpan.FromMinutes(10))
        {
            await Task.Delay(wait, clock.Time, stoppingToken);
            try
            {
                await Once(stoppingToken);
            }
            catch (Exception exception) when (StorageTrouble.From(exception) is not null)
            {
                NotQueued(log, exception.GetType().Name);
            }
        }
    }

    [LoggerMessage(1301, LogLevel.Warning, "The scheduled backup could not be queued: {Reason}")]
    private static partial void NotQueued(ILogger logger, string reason);
}
