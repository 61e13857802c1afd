using Tangent.Domain;
using Tangent.Domain.Recovery;

namespace Tangent.Storage.Recovery;

/// <summary>What was written down about a case: a note, a contact with the customer, another sign, a clock that warned. Only ever added.</summary>
[Unaudited("Its words are personal; the audit line of the act says that it was written.")]
public sealed class CaseEntry
{
    /// <summary>Identity.</summary>
    public required Guid Id { get; init; }

    /// <summary>The case.</summary>
    public required Guid CaseId { get; init; }

    /// <summary>When.</summary>
    public required DateTime AtUtc { get; init; }

    /// <summary>What it is.</summary>
    public required CaseEntryKind Kind { get; init; }

    /// <summary>Who wrote it.</summary>
    public required Guid ActorId { get; init; }

    /// <summary>Name of a writer without an account; null otherwise: looked up.</summary>
    public string? ActorName { get; init; }

    /// <summary>What it was about in one word: how the customer was spoken to, which sign, which clock and how far; or null.</summary>
    public string? About { get; init; }

    /// <summary>The words; null when there are none, or they were erased.</summary>
    public string? Words { get; init; }
}

/// <summary>The company's rules of recovery in one version. Rows are only ever added; the last one holds.</summary>
public sealed class CasePolicyVersion
{
    /// <summary>Which version, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The rules.</summary>
    public required CasePolicy Document { get; init; }

    /// <summary>From when they hold; until the next version's.</summary>
    public required DateTime FromUtc { get; init; }

    /// <summary>Who set them.</summary>
    public required Guid ActorId { get; init; }
}

/// <summary>Up to where scores were looked at. There is one row.</summary>
[Unaudited("Moves with the signals.")]
public sealed class RecoveryState
{
    /// <summary>Always 1.</summary>
    public required int Id { get; init; }

    /// <summary>Id of the last judgement that was looked at.</summary>
    public required long Judgements { get; init; }

    /// <summary>Whether complaints that waited before there was recovery were looked at.</summary>
    public required bool IsSwept { get; init; }

    /// <summary>Raised by every change: two that look at once never both write.</summary>
    public required int Version { get; init; }
}

/// <summary>A sign that was decided on, kept for ever: each has one case, or one reason why not.</summary>
[Unaudited("It is itself the record of a decision; a case that it opens leaves an audit line.")]
public sealed class SignalRow
{
    /// <summary>Identity.</summary>
    public required Guid Id { get; init; }

    /// <summary>What kind.</summary>
    public required SignalKind Kind { get; init; }

    /// <summary>Its name within its kind.</summary>
    public required string Key { get; init; }

    /// <summary>When it was given.</summary>
    public required DateTime AtUtc { get; init; }

    /// <summary>When it was decided on.</summary>
    public required DateTime DecidedUtc { get; init; }

    /// <summary>Number of the customer, or null.</summary>
    public long? Customer { get; init; }

    /// <summary>The touchpoint, or null.</summary>
    public Guid? Touchpoint { get; init; }

    /// <summary>The unit where it happened.</summary>
    public required Guid UnitId { get; init; }

    /// <summary>The score as a share of its scale, or null.</summary>
    public double? Share { get; init; }

    /// <summary>What became of it.</summary>
    public required SignalFate Fate { get; init; }

    /// <summary>Why no case, or null.</summary>
    public PassReason? Why { get; init; }

    /// <summary>Code of the rule that decided, or null.</summary>
    public string? Rule { get; init; }

    /// <summary>Version of the rules; 0: what holds until the company says otherwise.</summary>
    public required int Policy { get; init; }

    /// <summary>Its case, or null.</summary>
    public Guid? CaseId { get; init; }

    /// <summary>Order by when it was decided on. Stored.</summary>
    public byte[] DecidedKey { get => SortKeys.Unique(SortKeys.OfTime(DecidedUtc), Id); private init { } }
}
