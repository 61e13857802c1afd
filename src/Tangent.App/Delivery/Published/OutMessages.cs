using Microsoft.EntityFrameworkCore;
using Tangent.Domain.Delivery;
using Tangent.Storage;
using Tangent.Storage.Delivery;

namespace Tangent.App.Delivery.Published;

/// <summary>A message that another module wants to have sent to a customer.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="Channel">By which way.</param>
/// <param name="Key">What caused it: the same cause makes no second message.</param>
/// <param name="UnitId">The unit in whose scope it is seen, and by whose clock hours are quiet.</param>
/// <param name="Customer">Number of the customer.</param>
/// <param name="About">The survey or the item of the inbox that it is about.</param>
/// <param name="Subject">Subject of an e-mail.</param>
/// <param name="Text">The text, in the customer's language.</param>
/// <param name="NotBeforeUtc">When it may go out, or null: at once.</param>
/// <param name="EndsUtc">After when it is of no use, or null.</param>
/// <param name="Decline">Where the customer says that such messages are not wanted, or null.</param>
public sealed record MessageToSend(MessageKind Kind, DeliveryChannel Channel, string Key, Guid UnitId, long Customer, Guid? About, string? Subject,
    string Text, DateTime? NotBeforeUtc = null, DateTime? EndsUtc = null, string? Decline = null);

/// <summary>A message to somebody of the house, by e-mail.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="Key">What caused it: the same cause makes no second message.</param>
/// <param name="UnitId">The unit in whose scope it is seen.</param>
/// <param name="To">The address.</param>
/// <param name="Subject">Its subject.</param>
/// <param name="Text">Its text.</param>
/// <param name="NotBeforeUtc">When it may go out, or null: at once.</param>
public sealed record StaffMessage(MessageKind Kind, string Key, Guid UnitId, string To, string Subject, string Text, DateTime? NotBeforeUtc = null);

/// <summary>Messages out, for other modules: they go out if and only if the act that caused them is written.</summary>
public sealed class OutMessages(Db db, MessageSeal seal, TimeProvider clock)
{
    private const int Bulk = 400;

    // A week later nobody waits for it.
    private static readonly TimeSpan StaffUse = TimeSpan.FromDays(7);

    /// <summary>Adds messages to people of the house to the coming save; those whose cause has made one already are passed over.</summary>
    public async Task ToStaff(IReadOnlyCollection<StaffMessage> messages, CancellationToken stop)
    {
        var keys = messages.Select(one => one.Key).ToList();
        var known = (await db.Messages.Where(m => EF.Parameter(keys).Contains(m.Key)).Select(m => m.Key).ToListAsync(stop)).ToHashSet();
        var now = clock.GetUtcNow();
        foreach (var one in messages.Where(one => known.Add(one.Key)))
        {
            db.AddInBulk(new Message
            {
                Id = Guid.CreateVersion7(now),
                Kind = one.Kind,
                Channel = DeliveryChannel.Email,
                Key = one.Key,
                UnitId = one.UnitId,
                Content = seal.Close(new(one.Text, one.Subject, one.To)),
                CreatedUtc = UtcConverter.Truncate(now.UtcDateTime),
                DueUtc = UtcConverter.Truncate(one.NotBeforeUtc ?? now.UtcDateTime),
                EndsUtc = UtcConverter.Truncate(now.UtcDateTime + StaffUse),
            });
        }
    }

    /// <summary>Adds messages to the coming save; those whose cause has made one already are passed over.</summary>
    public async Task Add(IReadOnlyCollection<MessageToSend> messages, CancellationToken stop)
    {
        HashSet<string> known = [];
        foreach (var part in messages.Select(one => one.Key).Chunk(Bulk))
            known.UnionWith(await db.Messages.Where(m => EF.Parameter(part).Contains(m.Key)).Select(m => m.Key).ToListAsync(stop));
        var now = clock.GetUtcNow();
        foreach (var one in messages.Where(one => known.Add(one.Key)))
        {
            var content = new MessageContent(one.Text, one.Subject, Decline: one.Decline);
            db.AddInBulk(new Message
            {
                Id = Guid.CreateVersion7(now),
                Kind = one.Kind,
                Channel = one.Channel,
                Key = one.Key,
                UnitId = one.UnitId,
                Customer = one.Customer,
                About = one.About,
                Content = seal.Close(content),
                CreatedUtc = UtcConverter.Truncate(now.UtcDateTime),
                DueUtc = UtcConverter.Truncate(one.NotBeforeUtc ?? now.UtcDateTime),
                EndsUtc = one.EndsUtc,
            });
        }
    }
}
