using Tangent.Domain.Delivery;

namespace Tangent.App.Delivery.Channels;

/// <summary>A message as it is handed to a channel.</summary>
/// <param name="Id">The same in every attempt.</param>
/// <param name="To">The address, in the channel's own form.</param>
/// <param name="Subject">Subject, or null.</param>
/// <param name="Text">The text.</param>
/// <param name="Decline">Where such messages are declined, or null.</param>
/// <param name="Secret">What signs it, or null.</param>
sealed record Outgoing(Guid Id, string To, string? Subject, string Text, string? Decline = null, string? Secret = null);

/// <summary>A way out of the house.</summary>
interface IChannel
{
    /// <summary>Which.</summary>
    DeliveryChannel Channel { get; }

    /// <summary>Whether the settings hold what it needs.</summary>
    bool IsSetUp { get; }

    /// <summary>Whether the receiver knows a message again by its id, so that a second time does no harm.</summary>
    bool IsRepeatSafe { get; }

    /// <summary>Hands a message over. Every trouble of the outside world is a result, never an exception.</summary>
    Task<SendResult> Send(Outgoing message, CancellationToken stop);
}
