using Tangent.App.Customers.Published;
using Tangent.App.Delivery.Published;
using Tangent.Domain;
using Tangent.Domain.Delivery;
using Tangent.Domain.Feedback.Voices;

namespace Tangent.App.Feedback.Voices;

/// <summary>Replies that are sent from here: by which ways a customer may be told, and how what was sent stands.</summary>
public sealed class VoiceReplies(CustomerContacts contacts, DeliveryFacts delivery, OutMessages messages)
{
    private static readonly DeliveryChannel[] Channels = [DeliveryChannel.Email, DeliveryChannel.Sms, DeliveryChannel.WeChat];

    /// <summary>The channels by which the customer can be told: an address is known, and the way is open.</summary>
    internal async Task<IReadOnlyList<DeliveryChannel>> Ways(long? customer, CancellationToken stop)
    {
        if (customer is not { } number) return [];
        List<DeliveryChannel> ways = [];
        foreach (var channel in Channels)
            if (await contacts.Of(number, DeliveryFacts.WayOf(channel)!.Value, stop) is { Address: not null, IsClosed: false, IsErased: false })
                ways.Add(channel);
        return ways;
    }

    /// <summary>Why the customer cannot be told by this channel, or null.</summary>
    internal async Task<Fail?> Lacks(Voice voice, DeliveryChannel channel, CancellationToken stop)
    {
        if (!Channels.Contains(channel)) return Fail.Wrong("by", "form.not-a-choice");
        if (voice.Customer is not { } customer) return Fail.Wrong("by", "voices.reply.nobody");
        var contact = await contacts.Of(customer, DeliveryFacts.WayOf(channel)!.Value, stop);
        return contact.IsClosed ? Fail.Clash("delivery.opted-out")
            : contact.IsErased || contact.Address is null ? Fail.Wrong("by", "delivery.no-address") : null;
    }

    /// <summary>Adds the message to the coming save.</summary>
    internal Task Send(Voice voice, Guid entry, DeliveryChannel channel, string? subject, string words, CancellationToken stop) =>
        messages.Add([new(MessageKind.VoiceReply, channel, KeyOf(entry), voice.UnitId, voice.Customer!.Value, voice.Id, subject, words)], stop);

    /// <summary>How the messages of these entries stand; entries that were not sent are left out.</summary>
    internal async Task<IReadOnlyDictionary<Guid, MessageFact>> Of(IReadOnlyCollection<Guid> entries, CancellationToken stop)
    {
        var facts = await delivery.Of([.. entries.Select(KeyOf)], stop);
        return entries.Where(entry => facts.ContainsKey(KeyOf(entry))).ToDictionary(entry => entry, entry => facts[KeyOf(entry)]);
    }

    /// <summary>The way that is written down for a channel.</summary>
    internal static ReplyWay WayOf(DeliveryChannel channel) => channel switch
    {
        DeliveryChannel.Email => ReplyWay.Email,
        DeliveryChannel.Sms => ReplyWay.Sms,
        _ => ReplyWay.WeChat,
    };

    private static string KeyOf(Guid entry) => $"voice-reply:{entry:N}";
}
