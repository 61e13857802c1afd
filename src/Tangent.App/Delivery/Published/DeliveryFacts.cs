using Microsoft.EntityFrameworkCore;
using Tangent.Domain.Customers;
using Tangent.Domain.Delivery;
using Tangent.Storage;

namespace Tangent.App.Delivery.Published;

/// <summary>How a message stands.</summary>
/// <param name="Id">The message.</param>
/// <param name="Channel">By which way.</param>
/// <param name="State">Where it is in its life.</param>
/// <param name="Reason">Why it waits or did not go out: key of the words; or null.</param>
/// <param name="DueUtc">When the next attempt may be made.</param>
/// <param name="EndedUtc">When it ended, or null.</param>
public sealed record MessageFact(Guid Id, DeliveryChannel Channel, MessageState State, string? Reason, DateTime DueUtc, DateTime? EndedUtc);

/// <summary>What other modules may ask about their messages. Who may see which is for them to decide.</summary>
public sealed class DeliveryFacts(Db db, ChannelSet channels)
{
    private const int Bulk = 1000;

    /// <summary>How the messages of these causes stand; causes without one are left out.</summary>
    public async Task<IReadOnlyDictionary<string, MessageFact>> Of(IReadOnlyCollection<string> keys, CancellationToken stop) =>
        await db.Messages.Where(m => EF.Parameter(keys).Contains(m.Key))
            .ToDictionaryAsync(m => m.Key, m => new MessageFact(m.Id, m.Channel, m.State, m.Reason, m.DueUtc, m.EndedUtc), stop);

    /// <summary>How many messages about something are in which state.</summary>
    public async Task<IReadOnlyDictionary<MessageState, int>> Count(Guid about, MessageKind kind, CancellationToken stop) =>
        await db.Messages.Where(m => m.About == about && m.Kind == kind).GroupBy(m => m.State)
            .Select(same => new { same.Key, Count = same.Count() }).ToDictionaryAsync(one => one.Key, one => one.Count, stop);

    /// <summary>Those of these causes whose message was taken by whoever carries it on.</summary>
    public async Task<IReadOnlySet<string>> Sent(IReadOnlyCollection<string> keys, CancellationToken stop)
    {
        HashSet<string> sent = [];
        foreach (var part in keys.Chunk(Bulk))
            sent.UnionWith(await db.Messages.Where(m => EF.Parameter(part).Contains(m.Key) && m.State == MessageState.Sent).Select(m => m.Key)
                .ToListAsync(stop));
        return sent;
    }

    /// <summary>Whether messages by this way go out at all.</summary>
    public bool IsSetUp(DeliveryChannel channel) => channels.IsSetUp(channel);

    /// <summary>The way to the customer that a channel takes; null for one that leads to no customer.</summary>
    public static ContactWay? WayOf(DeliveryChannel channel) => channel switch
    {
        DeliveryChannel.Email => ContactWay.Email,
        DeliveryChannel.Sms => ContactWay.Sms,
        DeliveryChannel.WeCom or DeliveryChannel.WeChat => ContactWay.WeChat,
        _ => null,
    };
}
