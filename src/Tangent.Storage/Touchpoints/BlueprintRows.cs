using Tangent.Domain.Touchpoints.Blueprints;

namespace Tangent.Storage.Touchpoints;

/// <summary>A blueprint as it was published. Rows are only ever added.</summary>
public sealed class BlueprintVersion
{
    /// <summary>Which blueprint.</summary>
    public required BlueprintId BlueprintId { get; init; }

    /// <summary>Which version, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The document, as text: what it says is never changed.</summary>
    public required string Document { get; init; }

    /// <summary>From when it held; until the next version's.</summary>
    public required DateTime FromUtc { get; init; }

    /// <summary>Who published it.</summary>
    public required Guid ActorId { get; init; }
}

/// <summary>What somebody said about a blueprint, or about a step of it. Rows are only ever added.</summary>
public sealed class BlueprintNote
{
    /// <summary>Identity; later ones are greater.</summary>
    public required Guid Id { get; init; }

    /// <summary>Which blueprint.</summary>
    public required BlueprintId BlueprintId { get; init; }

    /// <summary>Code of the step, or null.</summary>
    public string? Step { get; init; }

    /// <summary>What was said.</summary>
    public required string Text { get; init; }

    /// <summary>Who said it.</summary>
    public required Guid ActorId { get; init; }

    /// <summary>When.</summary>
    public required DateTime AtUtc { get; init; }
}
