using Tangent.Domain.Feedback.Invitations;

namespace Tangent.Storage.Feedback;

/// <summary>What became of one encounter, or of one customer of a wave, under one rule. Each is decided once.</summary>
[Unaudited("Made by rules, whose changes are audited.")]
public sealed class AskingDecision
{
    /// <summary>The rule.</summary>
    public required Guid RuleId { get; init; }

    /// <summary>What was decided about: the encounter under its source's name, or the customer of a wave.</summary>
    public required string Key { get; init; }

    /// <summary>Number of the wave; 0: an encounter made the rule ask.</summary>
    public int Wave { get; init; }

    /// <summary>What became of it.</summary>
    public required AskFate Fate { get; init; }

    /// <summary>Number of the customer, or null.</summary>
    public long? Customer { get; init; }

    /// <summary>Place of the encounter in the log, or null.</summary>
    public long? Encounter { get; init; }

    /// <summary>The personal link that was made, or null.</summary>
    public Guid? LinkId { get; init; }

    /// <summary>When it was decided.</summary>
    public required DateTime AtUtc { get; init; }
}
