namespace Tangent.Storage.Access;

/// <summary>A one-time link, made by an administrator, by which a person sets a new password.</summary>
public sealed class PasswordReset
{
    public required Guid Id { get; init; }
    public required Guid AccountId { get; init; }

    public required byte[] TokenHash { get; init; }

    public required Guid MadeBy { get; init; }
    public required DateTime CreatedUtc { get; init; }
    public required DateTime ExpiresUtc { get; init; }
    public DateTime? UsedUtc { get; set; }
}

/// <summary>A person whose data was erased. Holds no names; a restored backup is erased again by this list.</summary>
public sealed class Erasure
{
    public required Guid PersonId { get; init; }
    public required DateTime AtUtc { get; init; }
}
