using Tangent.Domain.Delivery;

namespace Tangent.Storage.Delivery;

/// <summary>One try to get a message out. What the receiver says is not kept, only its number.</summary>
[Unaudited("The program's own attempts; sending again is audited.")]
public sealed class MessageAttempt
{
    /// <summary>The message.</summary>
    public required Guid MessageId { get; init; }

    /// <summary>Number of the attempt, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>When it began.</summary>
    public required DateTime AtUtc { get; init; }

    /// <summary>How it went.</summary>
    public AttemptOutcome Outcome { get; set; }

    /// <summary>Why, as the key of the words; or null.</summary>
    public string? Reason { get; set; }

    /// <summary>The number that the receiver answered with, or null.</summary>
    public int? Status { get; set; }

    /// <summary>How long it took, or null while it is under way.</summary>
    public int? Milliseconds { get; set; }
}
