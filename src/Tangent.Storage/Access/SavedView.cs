namespace Tangent.Storage.Access;

/// <summary>A list as somebody likes to see it: the page and its query string.</summary>
public sealed class SavedView
{
    public required Guid Id { get; init; }
    public required Guid AccountId { get; init; }
    public required string Page { get; init; }

    /// <summary>A name of the owner's own, so it may say anything about anybody.</summary>
    public required string Name { get; set; }

    public required string Query { get; set; }

    public required DateTime CreatedUtc { get; init; }
}
