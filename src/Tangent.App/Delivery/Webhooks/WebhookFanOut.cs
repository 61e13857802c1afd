using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain.Access;
using Tangent.Domain.Delivery;
using Tangent.Storage;
using Tangent.Storage.Delivery;

namespace Tangent.App.Delivery.Webhooks;

/// <summary>Something that happened, as programs are told it: ids and numbers, nothing personal.</summary>
/// <param name="Cause">The same when the same is told again.</param>
/// <param name="AtUtc">When it happened.</param>
/// <param name="Unit">Where, or null: somewhere in the company.</param>
/// <param name="Data">What is told.</param>
sealed record ToldEvent(string Cause, DateTime AtUtc, UnitPath? Unit, object Data);

/// <summary>Makes a message for each endpoint that is told of an event.</summary>
public sealed class WebhookFanOut(Db db, MessageSeal seal, UnitFacts units, TimeProvider clock)
{
    private const int Bulk = 400;

    // After a week nobody waits for it; whoever wants it still has it sent again.
    private static readonly TimeSpan Use = TimeSpan.FromDays(7);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Adds what is to be told, once however often it is called, and saves it.</summary>
    internal async Task Tell(string name, IReadOnlyList<ToldEvent> events, CancellationToken stop)
    {
        var marked = $"|{name}|";
        var endpoints = await db.WebhookEndpoints.Where(e => e.OffUtc == null && e.Events.Contains(marked)).OrderBy(e => e.Id).ToListAsync(stop);
        if (endpoints.Count == 0) return;
        var places = await units.Of([.. endpoints.Select(e => e.UnitId).Distinct()], stop);
        var messages = (from one in events
                        from endpoint in endpoints
                        where places[endpoint.UnitId].Path.Contains(one.Unit ?? UnitPath.Root)
                        select Make(endpoint, name, one)).ToList();
        HashSet<string> known = [];
        foreach (var part in messages.Select(message => message.Key).Chunk(Bulk))
            known.UnionWith(await db.Messages.Where(m => EF.Parameter(part).Contains(m.Key)).Select(m => m.Key).ToListAsync(stop));
        foreach (var message in messages.Where(message => known.Add(message.Key))) db.AddInBulk(message);
        await db.SaveChangesAsync(stop);
    }

    /// <summary>A message to one endpoint.</summary>
    internal Message Make(WebhookEndpoint endpoint, string name, ToldEvent told)
    {
        var now = clock.GetUtcNow();
        var text = JsonSerializer.Serialize(new { type = name, timestamp = told.AtUtc, data = told.Data }, Json);
        return new()
        {
            Id = Guid.CreateVersion7(now),
            Kind = MessageKind.Event,
            Channel = DeliveryChannel.Webhook,
            Key = $"{name}:{told.Cause}:{endpoint.Id:N}",
            UnitId = endpoint.UnitId,
            EndpointId = endpoint.Id,
            Content = seal.Close(new(text)),
            CreatedUtc = UtcConverter.Truncate(now.UtcDateTime),
            DueUtc = UtcConverter.Truncate(now.UtcDateTime),
            EndsUtc = UtcConverter.Truncate(now.UtcDateTime + Use),
        };
    }
}
