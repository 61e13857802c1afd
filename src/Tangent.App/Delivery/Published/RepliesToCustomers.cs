using Tangent.App.Customers.Published;
using Tangent.Domain;
using Tangent.Domain.Delivery;

namespace Tangent.App.Delivery.Published;

/// <summary>Words to one customer that somebody writes: by which ways the customer may be told, and sending them.</summary>
public sealed class RepliesToCustomers(CustomerContacts contacts, OutMessages messages)
{
    private static readonly DeliveryChannel[] Channels = [DeliveryChannel.Email, DeliveryChannel.Sms, DeliveryChannel.WeChat];

    /// <summary>The channels by which the customer can be told: an address is known, and the way is open.</summary>
    public async Task<IReadOnlyList<DeliveryChannel>> Ways(long? customer, CancellationToken stop)
    {
        if (customer is not { } number) return [];
        List<DeliveryChannel> ways = [];
        foreach (var channel in Channels)
            if (await contacts.Of(number, DeliveryFacts.WayOf(channel)!.Value, stop) is { Address: not null, IsClosed: false, IsErased: false })
                ways.Add(channel);
        return ways;
    }

    /// <summary>Why the customer cannot be told by this channel, or null.</summary>
    public async Task<Fail?> Lacks(long? customer, DeliveryChannel channel, CancellationToken stop)
    {
        if (!Channels.Contains(channel)) return Fail.Wrong("by", "form.not-a-choice");
        if (customer is not { } number) return Fail.Wrong("by", "delivery.nobody");
        var contact = await contacts.Of(number, DeliveryFacts.WayOf(channel)!.Value, stop);
        return contact.IsClosed ? Fail.Clash("delivery.opted-out")
            : contact.IsErased || contact.Address is null ? Fail.Wrong("by", "delivery.no-address") : null;
    }

    /// <summary>Adds the message to the coming save.</summary>
    /// <param name="kind">What it is for.</param>
    /// <param name="key">What caused it: the same cause makes no second message.</param>
    /// <param name="channel">By which way; <see cref="Lacks"/> says nothing against it.</param>
    /// <param name="unit">The unit in whose scope it is seen.</param>
    /// <param name="customer">Number of the customer.</param>
    /// <param name="about">What it is about.</param>
    /// <param name="subject">Subject of an e-mail.</param>
    /// <param name="words">The words.</param>
    /// <param name="stop">Ends the question.</param>
    public Task Send(MessageKind kind, string key, DeliveryChannel channel, Guid unit, long customer, Guid about, string? subject, string words,
        CancellationToken stop) => messages.Add([new(kind, channel, key, unit, customer, about, subject, words)], stop);
}
