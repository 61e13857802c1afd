using Tangent.App.Delivery.Published;
using Tangent.Domain;
using Tangent.Domain.Delivery;
using Tangent.Domain.Feedback.Voices;

namespace Tangent.App.Feedback.Voices;

/// <summary>Replies that are sent from here: by which ways a customer may be told, and how what was sent stands.</summary>
public sealed class VoiceReplies(RepliesToCustomers replies, DeliveryFacts delivery)
{
    /// <summary>The channels by which the customer can be told.</summary>
    internal Task<IReadOnlyList<DeliveryChannel>> Ways(long? customer, CancellationToken stop) => replies.Ways(customer, stop);

    /// <summary>Why the customer cannot be told by this channel, or null.</summary>
    internal Task<Fail?> Lacks(Voice voice, DeliveryChannel channel, CancellationToken stop) => replies.Lacks(voice.Customer, channel, stop);

    /// <summary>Adds the message to the coming save.</summary>
    internal Task Send(Voice voice, Guid entry, DeliveryChannel channel, string? subject, string words, CancellationToken stop) =>
        replies.Send(MessageKind.VoiceReply, KeyOf(entry), channel, voice.UnitId, voice.Customer!.Value, voice.Id, subject, words, stop);

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
