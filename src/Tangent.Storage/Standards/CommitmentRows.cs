namespace Tangent.Storage.Standards;

/// <summary>Up to where the log was held against the promises. There is one row.</summary>
[Unaudited("Moves with the breaches, each of which leaves an audit line.")]
public sealed class CommitmentState
{
    /// <summary>Always 1.</summary>
    public required int Id { get; init; }

    /// <summary>Sequence of the last row of the log that was looked at.</summary>
    public required long Last { get; set; }
}
