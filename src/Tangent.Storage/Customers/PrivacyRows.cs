using Tangent.Domain.Customers;

namespace Tangent.Storage.Customers;

/// <summary>One thing that was done about a request: rows are only added.</summary>
public sealed class PrivacyStep
{
    /// <summary>Identity.</summary>
    public required Guid Id { get; init; }

    /// <summary>About which request.</summary>
    public required Guid RequestId { get; init; }

    /// <summary>What.</summary>
    public required PrivacyAct Act { get; init; }

    /// <summary>When.</summary>
    public required DateTime AtUtc { get; init; }

    /// <summary>Who.</summary>
    public required Guid ActorId { get; init; }

    /// <summary>SHA-256 of the copy that was handed out, in hex; else null.</summary>
    public string? CopyHash { get; init; }
}
