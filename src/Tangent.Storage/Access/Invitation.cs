using Tangent.Domain.Access;

namespace Tangent.Storage.Access;

/// <summary>A one-time link by which a person makes an account. The first one is printed at the first start.</summary>
public sealed class Invitation
{
    public required Guid Id { get; init; }

    /// <summary>Address the invitation is bound to, or null for the first-run link.</summary>
    public string? Email { get; set; }

    public required Role Role { get; init; }
    public required Guid UnitId { get; init; }

    public required byte[] TokenHash { get; init; }

    public required Guid InvitedBy { get; init; }
    public required DateTime CreatedUtc { get; init; }
    public required DateTime ExpiresUtc { get; init; }
    public DateTime? AcceptedUtc { get; set; }
    public DateTime? WithdrawnUtc { get; set; }
}
