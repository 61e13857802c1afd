using Tangent.Domain.Access;

namespace Tangent.Storage.Access;

/// <summary>A list as somebody likes to see it: the page and its query string. Private, or shared with a role.</summary>
public sealed class SavedView
{
    public required Guid Id { get; init; }
    public required Guid AccountId { get; init; }
    public required string Page { get; init; }

    /// <summary>A name of the owner's own, so it may say anything about anybody.</summary>
    public required string Name { get; set; }

    public required string Query { get; set; }

    public required DateTime CreatedUtc { get; init; }

    /// <summary>Who holds this role in <see cref="SharedUnitId"/> or below it sees the view too; null keeps it private.</summary>
    public Role? SharedRole { get; set; }

    /// <summary>The unit in which it is shared; null when it is private.</summary>
    public Guid? SharedUnitId { get; set; }
}

/// <summary>The view with which a list opens for one person.</summary>
public sealed class DefaultView
{
    public required Guid AccountId { get; init; }
    public required string Page { get; init; }
    public required Guid ViewId { get; set; }
}
