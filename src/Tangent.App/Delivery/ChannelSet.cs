using Tangent.App.Delivery.Channels;
using Tangent.Domain.Delivery;

namespace Tangent.App.Delivery;

/// <summary>The ways out of the house.</summary>
public sealed class ChannelSet
{
    private readonly IReadOnlyList<IChannel> all;

    internal ChannelSet(IEnumerable<IChannel> channels) => all = [.. channels.OrderBy(channel => channel.Channel)];

    /// <summary>Those that are set up.</summary>
    internal IEnumerable<IChannel> Ready => all.Where(channel => channel.IsSetUp);

    /// <summary>Whether messages by this way go out at all.</summary>
    public bool IsSetUp(DeliveryChannel channel) => Ready.Any(one => one.Channel == channel);
}
