using Tangent.Domain.Customers;
using Tangent.Domain.Feedback;

namespace Tangent.Storage.Feedback;

/// <summary>What a customer said of one touchpoint or of a whole journey. A source that tells it again otherwise replaces it.</summary>
/// <remarks>Times are microseconds since 1970 in UTC, as in the encounter log.</remarks>
[Unaudited("One audit line tells of a whole batch.")]
public sealed class JudgementRow
{
    /// <summary>The order in which rows were written; a smaller one never becomes visible later, and what is replaced gets a new one.</summary>
    public long Id { get; set; }

    /// <summary>Which source told it.</summary>
    public required string Source { get; init; }

    /// <summary>The source's own name for it.</summary>
    public required string ExternalId { get; init; }

    /// <summary>Number of the customer, or null.</summary>
    public long? Customer { get; init; }

    /// <summary>Key of the journey, or null.</summary>
    public string? Journey { get; init; }

    /// <summary>Touchpoint in the source's words; null: the whole journey.</summary>
    public string? Touchpoint { get; init; }

    /// <summary>By which kind of question.</summary>
    public required Instrument Instrument { get; init; }

    /// <summary>Name of the scale, or null: guessed.</summary>
    public string? Scale { get; init; }

    /// <summary>Score as it was given, or null.</summary>
    public double? Score { get; init; }

    /// <summary>What was said, or null.</summary>
    public string? Comment { get; init; }

    /// <summary>When it was given, or null.</summary>
    public long? Given { get; init; }

    /// <summary>Unit in the source's words, or null.</summary>
    public string? Unit { get; init; }

    /// <summary>The customer's tier then, or null.</summary>
    public CustomerTier? Tier { get; init; }

    /// <summary>Its weight.</summary>
    public required double Weight { get; init; }

    /// <summary>When it was written.</summary>
    public required long Received { get; init; }

    /// <summary>Whether both tell the same, whenever they were written.</summary>
    public bool TellsTheSameAs(JudgementRow other) =>
        (Customer, Journey, Touchpoint, Instrument, Scale, Score) ==
        (other.Customer, other.Journey, other.Touchpoint, other.Instrument, other.Scale, other.Score)
        && (Comment, Given, Unit, Tier, Weight) == (other.Comment, other.Given, other.Unit, other.Tier, other.Weight);
}

/// <summary>Where the judgements end, and whether some that were there have changed.</summary>
[Unaudited("Moves with the rows of judgements.")]
public sealed class JudgementState
{
    /// <summary>Always 1.</summary>
    public required int Id { get; init; }

    /// <summary>Id of the row that was written last; no id is ever given twice.</summary>
    public required long Last { get; init; }

    /// <summary>How often rows that were there were replaced or lost something: whatever is derived from them must be made anew.</summary>
    public required long Rewritten { get; init; }
}
