using Tangent.Domain.Access;

namespace Tangent.Storage.Access;

/// <summary>A key by which a program signs in, never able to do more than the person who made it.</summary>
public sealed class ApiKey
{
    public required Guid Id { get; init; }
    public required Guid AccountId { get; init; }
    public required string Name { get; set; }
    public required Role Role { get; init; }
    public required Guid UnitId { get; init; }

    /// <summary>The verbs the key may use, at most those of its role.</summary>
    public required Verb Verbs { get; init; }

    /// <summary>The first characters of the key, to recognise it by.</summary>
    public required string Prefix { get; init; }

    public required byte[] SecretHash { get; init; }

    /// <summary>The system whose messages are signed with the key instead of sent with it; null for a key that is shown at the door.</summary>
    public string? Source { get; init; }

    /// <summary>The secret that signs those messages, encrypted under the key ring: a signature cannot be checked by a hash.</summary>
    public string? SigningSecret { get; init; }

    public required DateTime CreatedUtc { get; init; }
    public required DateTime ExpiresUtc { get; init; }
    public DateTime? LastUsedUtc { get; set; }
    public DateTime? RevokedUtc { get; set; }
}
