namespace Tangent.Domain.Feedback.Observed;

/// <summary>A form that observers fill in. Its versions never change: a change is a new one.</summary>
public sealed record ObservedForm
{
    /// <summary>Identity.</summary>
    public required Guid Id { get; init; }

    /// <summary>The unit that keeps it.</summary>
    public required Guid UnitId { get; init; }

    /// <summary>Number of its latest version, from 1.</summary>
    public required int Latest { get; init; }

    /// <summary>When that was written.</summary>
    public required DateTime ChangedUtc { get; init; }

    /// <summary>Raised by every change, from 1.</summary>
    public int Version { get; init; } = 1;

    /// <summary>With one version more.</summary>
    public ObservedForm Written(DateTime utc) => this with { Latest = Latest + 1, ChangedUtc = utc, Version = Version + 1 };
}
