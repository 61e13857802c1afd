namespace Tangent.Storage.Feedback;

/// <summary>A version of a form of observation, as it was written.</summary>
public sealed class ObservedFormVersion
{
    /// <summary>The form.</summary>
    public required Guid FormId { get; init; }

    /// <summary>From 1.</summary>
    public required int Number { get; init; }

    /// <summary>The form's document as text.</summary>
    public required string Document { get; init; }

    /// <summary>When it was written.</summary>
    public required DateTime WrittenUtc { get; init; }
}

/// <summary>A photograph that belongs to a sheet.</summary>
public sealed class SheetEvidence
{
    /// <summary>Identity, given by whoever sent it: the same photograph again is no second one.</summary>
    public required Guid Id { get; init; }

    /// <summary>The sheet.</summary>
    public required Guid SheetId { get; init; }

    /// <summary>The stored file.</summary>
    public required Guid AttachmentId { get; init; }

    /// <summary>The item that it shows, or null.</summary>
    public string? Item { get; init; }
}
