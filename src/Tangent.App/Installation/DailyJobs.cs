using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tangent.App.Installation.Published;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.App.Installation;

/// <summary>Asks for each job that is wanted every day, when none was there for a day.</summary>
sealed partial class DailyJobs(ServerHold hold, IServiceScopeFactory scopes, MachineClock clock, ILogger<DailyJobs> log) : BackgroundService
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1), Step = TimeSpan.FromMinutes(10);

    /// <summary>Queues what is due.</summary>
    /// <returns>How many jobs were queued.</returns>
    public async Task<int> Once(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var since = clock.UtcNow - Day;
        int queued = 0;
        foreach (var job in scope.ServiceProvider.GetServices<IJob>().OfType<IDailyJob>().Where(job => job.IsWanted))
        {
            if (await db.Jobs.AnyAsync(row => row.Type == job.Type && (row.FinishedUtc == null || row.FinishedUtc > since), stop)) continue;
            scope.ServiceProvider.GetRequiredService<JobOrders>().Add(job.Type, new { }, Actor.System.Id, UnitPath.Root.Value);
            queued++;
        }
        await db.SaveChangesAsync(stop);
        return queued;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (hold.Lock is not null)
        {
            // Not at once: the first minutes belong to whoever starts the program.
            await Task.Delay(Step, clock.Time, stoppingToken);
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

    [LoggerMessage(1302, LogLevel.Warning, "A daily job could not be queued: {Reason}")]
    private static partial void NotQueued(ILogger logger, string reason);
}
