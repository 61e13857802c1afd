using Tangent.Domain.Customers;

namespace Tangent.Storage.Customers;

/// <summary>A customer: a number to which identifiers lead. Names and contacts stand beside it, so that they can be erased.</summary>
[Unaudited("Made by the encounters that name the customer, whose audit line tells of them.")]
public sealed class CustomerRow
{
    /// <summary>Number, from 1; never given twice.</summary>
    public long Id { get; set; }

    /// <summary>When the customer was first seen.</summary>
    public required DateTime CreatedUtc { get; init; }
}

/// <summary>Something by which a customer is known.</summary>
[Unaudited("Made by the encounters that name the customer, whose audit line tells of them; other acts write theirs.")]
public sealed class CustomerIdentifier
{
    /// <summary>What it is.</summary>
    public required IdentifierKind Kind { get; init; }

    /// <summary>The identifier in its normal form, up to 100 characters.</summary>
    public required string Value { get; init; }

    /// <summary>Whose it is.</summary>
    public required long CustomerId { get; init; }
}

/// <summary>That one number stands for another. The rows of the log keep their numbers, so that it can be undone exactly.</summary>
[Unaudited("By hand it is audited; those that encounters make are told by their audit line.")]
public sealed class CustomerMerge
{
    /// <summary>Identity.</summary>
    public required Guid Id { get; init; }

    /// <summary>The number that is no customer of its own any more.</summary>
    public required long FromId { get; init; }

    /// <summary>The number that stands for it.</summary>
    public required long IntoId { get; init; }

    /// <summary>Why.</summary>
    public required MergeReason Reason { get; init; }

    /// <summary>Since when.</summary>
    public required DateTime AtUtc { get; init; }

    /// <summary>When it was undone, or null.</summary>
    public DateTime? UndoneUtc { get; set; }
}

/// <summary>Two customers who may be one, because encounters named both.</summary>
[Unaudited("Found by encounters, whose audit line tells of them; the decision is audited.")]
public sealed class CustomerMatch
{
    /// <summary>The smaller number.</summary>
    public required long FirstId { get; init; }

    /// <summary>The larger number.</summary>
    public required long SecondId { get; init; }

    /// <summary>What they share.</summary>
    public required IdentifierKind Kind { get; init; }

    /// <summary>When it was seen first.</summary>
    public required DateTime FoundUtc { get; init; }

    /// <summary>What was decided.</summary>
    public MatchState State { get; set; }
}

/// <summary>The tier of a customer from a moment on.</summary>
public sealed class CustomerTierRow
{
    /// <summary>Whose.</summary>
    public required long CustomerId { get; init; }

    /// <summary>From when.</summary>
    public required DateTime FromUtc { get; init; }

    /// <summary>The tier.</summary>
    public required CustomerTier Tier { get; set; }

    /// <summary>Why.</summary>
    public TierCause Cause { get; set; }

    /// <summary>What somebody who decided it gave as the reason, up to 200 characters, or null.</summary>
    public string? Reason { get; set; }

    /// <summary>Until when a decision holds against what is reckoned; null: until another word.</summary>
    public DateTime? UntilUtc { get; set; }
}

/// <summary>That a customer has agreed to something, or has taken it back. Only ever added.</summary>
public sealed class CustomerConsent
{
    /// <summary>Identity.</summary>
    public required Guid Id { get; init; }

    /// <summary>Whose.</summary>
    public required long CustomerId { get; init; }

    /// <summary>To what.</summary>
    public required ConsentPurpose Purpose { get; init; }

    /// <summary>Agreed, or taken back.</summary>
    public required bool IsGiven { get; init; }

    /// <summary>When.</summary>
    public required DateTime AtUtc { get; init; }

    /// <summary>How one knows: form, call, click; up to 200 characters, without personal data.</summary>
    public required string Evidence { get; init; }
}

/// <summary>That a customer does not want to be reached in this way.</summary>
public sealed class CustomerOptOut
{
    /// <summary>Who.</summary>
    public required long CustomerId { get; init; }

    /// <summary>In which way.</summary>
    public required ContactWay Way { get; init; }

    /// <summary>Since when.</summary>
    public required DateTime AtUtc { get; init; }
}

/// <summary>A customer whose identifiers and personal words were erased.</summary>
public sealed class CustomerErasure
{
    /// <summary>Whose.</summary>
    public required long CustomerId { get; init; }

    /// <summary>When.</summary>
    public required DateTime AtUtc { get; init; }
}
