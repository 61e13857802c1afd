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

/// <summary>Somebody was told of a firing.</summary>
[Unaudited("The telling of a step leaves an audit line.")]
public sealed class AlertReceipt
{
    /// <summary>The firing.</summary>
    public required Guid FiringId { get; init; }

    /// <summary>Who.</summary>
    public required Guid AccountId { get; init; }

    /// <summary>At which step of the chain, from 0.</summary>
    public required int Step { get; init; }

    /// <summary>When.</summary>
    public required DateTime ToldUtc { get; init; }
}
