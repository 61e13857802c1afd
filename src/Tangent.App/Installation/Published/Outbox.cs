using System.Text.Json;
using Tangent.Storage;
using Tangent.Storage.Runtime;

namespace Tangent.App.Installation.Published;

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
