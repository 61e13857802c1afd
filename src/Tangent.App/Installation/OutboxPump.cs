using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tangent.App.Installation.Published;
using Tangent.Storage;
using Tangent.Storage.Runtime;

namespace Tangent.App.Installation;

/// <summary>Delivers events in the order of their sequence, at least once; the server that holds the lock alone does it.</summary>
sealed partial class OutboxPump(
    ServerHold hold, IServiceScopeFactory scopes, IEnumerable<OutboxRoute> routes, MachineClock clock,
    ILogger<OutboxPump> log) : BackgroundService
{
    private const int MostAtOnce = 100;

    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1), LongestUnnoted = TimeSpan.FromSeconds(1);

    /// <summary>Delivers what is due now.</summary>
    /// <returns>How many events were handled.</returns>
    public async Task<int> Once(CancellationToken stop)
    {
        var now = clock.UtcNow;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var due = await db.OutboxMessages
            .Where(m => m.HandledUtc == null && (m.NextAttemptUtc == null || m.NextAttemptUtc <= now))
            .OrderBy(m => m.Sequence).Take(MostAtOnce).ToListAsync(stop);
        int handled = 0;
        var noted = now;
        foreach (var message in due)
        {
            handled += await Deliver(message, stop) ? 1 : 0;
            db.Update(message);
            // What became of the events is written for many at once: each would wait for the disk.
            if (clock.UtcNow - noted < LongestUnnoted) continue;
            await db.SaveChangesAsync(stop);
            noted = clock.UtcNow;
        }
        await db.SaveChangesAsync(stop);
        return handled;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (hold.Lock is not null && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                // Events that come one by one wait for each other a second: what tells of many at once is done once for them all.
                if (await Once(stoppingToken) == MostAtOnce) continue;
            }
            catch (Exception exception) when (StorageTrouble.From(exception) is not null)
            {
                Interrupted(log, exception.GetType().Name);
            }
            await Task.Delay(TimeSpan.FromSeconds(1), clock.Time, stoppingToken);
        }
    }

    private async Task<bool> Deliver(OutboxMessage message, CancellationToken stop)
    {
        try
        {
            foreach (var route in routes.Where(route => route.Name == message.Type))
            {
                await using var scope = scopes.CreateAsyncScope();
                await route.Deliver(scope.ServiceProvider, message.Payload, message.Id, stop);
            }
            message.HandledUtc = clock.UtcNow;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Any fault of a handler: the event waits and comes again; the type alone is kept, a message may hold names.
            message.LastError = exception.GetType().Name;
            message.NextAttemptUtc = clock.UtcNow + Wait(message.Attempts);
            NotHandled(log, message.Sequence, message.Attempts + 1, message.LastError);
        }
        message.Attempts++;
        return message.HandledUtc is not null;
    }

    /// <summary>1, 2, 4, … seconds, at most an hour.</summary>
    private static TimeSpan Wait(int attempts) =>
        attempts > 11 ? LongestWait : TimeSpan.FromSeconds(Math.Min(1 << attempts, LongestWait.TotalSeconds));

    [LoggerMessage(1101, LogLevel.Warning, "Event {Sequence} was not handled at attempt {Attempt}: {Reason}")]
    private static partial void NotHandled(ILogger logger, long sequence, int attempt, string reason);

    [LoggerMessage(1102, LogLevel.Warning, "The outbox waits for the database: {Reason}")]
    private static partial void Interrupted(ILogger logger, string reason);
}
