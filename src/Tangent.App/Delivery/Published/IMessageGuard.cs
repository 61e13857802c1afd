using Tangent.Domain.Delivery;

namespace Tangent.App.Delivery.Published;

/// <summary>Asked just before a message goes out whether it still should: what it is about may be over.</summary>
public interface IMessageGuard
{
    /// <summary>Whether it knows of messages of this kind.</summary>
    bool IsFor(MessageKind kind);

    /// <summary>Why the message must not go out any more, as the key of the words; or null.</summary>
    /// <param name="key">What caused the message.</param>
    /// <param name="stop">Ends the question.</param>
    Task<string?> Stops(string key, CancellationToken stop);
}
