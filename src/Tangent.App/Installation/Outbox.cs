using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tangent.Storage;
using Tangent.Storage.Runtime;

namespace Tangent.App.Installation;

/// <summary>Handles one kind of event of another module. It may be called again with the same event: it must not mind.</summary>
/// <typeparam name="TEvent">The event.</typeparam>
public interface IHandle<in TEvent>
{
    /// <summary>Does what the event calls for.</summary>
    /// <param name="happened">The event.</param>
    /// <param name="id">The same whenever the same event comes again.</param>
    /// <param name="stop">Stops it; it will come again.</param>
    Task Handle(TEvent happened, Guid id, CancellationToken stop);
}

/// <summary>Which handler takes which events.</summary>
/// <param name="Name">What is stored; never changes.</param>
/// <param name="Event">The kind of event.</param>
/// <param name="Deliver">Calls the handler within a scope with the payload and the event's id.</param>
public sealed record OutboxRoute(string Name, Type Event, Func<IServiceProvider, string, Guid, CancellationToken, Task> Deliver);

/// <summary>Durable events between modules.</summary>
public sealed class Outbox(Db db, IEnumerable<OutboxRoute> routes, TimeProvider clock)
{
    /// <summary>Adds an event to the coming save: it is told if and only if the act itself is written.</summary>
    /// <exception cref="InvalidOperationException">Nobody handles this kind of event.</exception>
    public void Publish<TEvent>(TEvent happened) where TEvent : notnull
    {
        var now = clock.GetUtcNow();
        foreach (var name in routes.Where(route => route.Event == typeof(TEvent)).Select(route => route.Name).Distinct())
        {
            db.Add(new OutboxMessage
            {
                Id = Guid.CreateVersion7(now),
                Type = name,
                Payload = JsonSerializer.Serialize(happened),
                CreatedUtc = now.UtcDateTime,
            });
        }
    }
}

/// <summary>Delivers events in the order of their sequence, at least once; the server that holds the lock alone does it.</summary>
sealed partial class OutboxPump(
    ServerHold hold, IServiceScopeFactory scopes, IEnumerable<OutboxRoute> routes, MachineClock clock,
    ILogger<OutboxPump> log) : BackgroundService
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    /// <summary>Delivers what is due now.</summary>
    /// <returns>How many events were handled.</returns>
    public async Task<int> Once(CancellationToken stop)
    {
        var now = clock.UtcNow;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var due = await db.OutboxMessages
            .Where(m => m.HandledUtc == null && (m.NextAttemptUtc == null || m.NextAttemptUtc <= now))
            .OrderBy(m => m.Sequence).Take(100).ToListAsync(stop);
        int handled = 0;
        foreach (var message in due) handled += await Deliver(db, message, stop) ? 1 : 0;
        return handled;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (hold.Lock is not null && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await Once(stoppingToken) > 0) continue;
            }
            catch (Exception exception) when (StorageTrouble.From(exception) is not null)
            {
                Interrupted(log, exception.GetType().Name);
            }
            await Task.Delay(TimeSpan.FromSeconds(1), clock.Time, stoppingToken);
        }
    }

    private async Task<bool> Deliver(Db db, OutboxMessage message, CancellationToken stop)
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
        db.Update(message);
        await db.SaveChangesAsync(stop);
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
