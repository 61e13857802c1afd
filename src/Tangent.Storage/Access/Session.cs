namespace Tangent.Storage.Access;

/// <summary>A signed-in browser. The cookie carries a secret of which only the hash is here; deleting the row ends it.</summary>
[Unaudited("Signing in and out write their own audit entries; last-seen is housekeeping.")]
public sealed class Session
{
    public required Guid Id { get; init; }
    public required Guid AccountId { get; init; }

    public required byte[] SecretHash { get; init; }

    public required DateTime CreatedUtc { get; init; }
    public required DateTime LastSeenUtc { get; set; }
    public required DateTime ExpiresUtc { get; set; }

    public string? Address { get; set; }

    public string? Browser { get; set; }
}
