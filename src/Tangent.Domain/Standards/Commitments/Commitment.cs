namespace Tangent.Domain.Standards.Commitments;

/// <summary>What the capacity check saw before a promise was published (能力核查).</summary>
/// <param name="From">First day of it.</param>
/// <param name="To">Last day.</param>
/// <param name="Measured">Encounters that the promise would have spoken of.</param>
/// <param name="Kept">Those in which it would have been kept.</param>
public sealed record CapacitySeen(DateOnly From, DateOnly To, long Measured, long Kept)
{
    /// <summary>The same in one line, for who says that it was seen.</summary>
    public string Mark => FormattableString.Invariant($"{To:yyyy-MM-dd} {Measured} {Kept}");
}

/// <summary>
/// A promise to customers through its life: written, published, withdrawn. Once published it never changes, because customers were told
/// so; who promises something else withdraws it and writes a new one.
/// </summary>
public sealed record Commitment
{
    /// <summary>Identity.</summary>
    public required Guid Id { get; init; }

    /// <summary>Number, from 1; never given again.</summary>
    public required int Number { get; init; }

    /// <summary>The unit that answers for it, and in which it holds with all below.</summary>
    public required Guid UnitId { get; init; }

    /// <summary>What it says.</summary>
    public required CommitmentTerms Terms { get; init; }

    /// <summary>When it was published, or null while it is written.</summary>
    public DateTime? PublishedUtc { get; init; }

    /// <summary>First day on which it holds; null while it is written.</summary>
    public DateOnly? HoldsFrom { get; init; }

    /// <summary>What the capacity check said when it was published.</summary>
    public CapacitySeen? Capacity { get; init; }

    /// <summary>Why it was published although the check does not bear it; or null.</summary>
    public string? Reason { get; init; }

    /// <summary>When it was withdrawn, or null.</summary>
    public DateTime? WithdrawnUtc { get; init; }

    /// <summary>Last day on which it holds after it was withdrawn, or null.</summary>
    public DateOnly? HoldsTo { get; init; }

    /// <summary>When it was last changed.</summary>
    public required DateTime ChangedUtc { get; init; }

    /// <summary>Counts its changes, from 1.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Its number as people write it.</summary>
    public string Code => "P" + Number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The last day on which it holds; null: there is none yet.</summary>
    public DateOnly? LastDay => HoldsTo is { } end && (Terms.To is not { } named || end < named) ? end : Terms.To;

    /// <summary>Whether it holds on a day.</summary>
    public bool Holds(DateOnly day) => HoldsFrom <= day && day <= (LastDay ?? DateOnly.MaxValue);

    /// <summary>The promise with other words, while it is written.</summary>
    public Outcome<Commitment> With(CommitmentTerms terms, DateTime atUtc)
    {
        if (PublishedUtc is not null) return Fail.Clash("commitments.published-stays");
        return terms == Terms ? this : this with { Terms = terms, ChangedUtc = atUtc, Version = Version + 1 };
    }

    /// <summary>The promise as it is told to customers: it holds from the day after, or from its first day where that is later.</summary>
    /// <param name="today">Today by the clock of its unit.</param>
    /// <param name="check">What the capacity check said.</param>
    /// <param name="reason">Why it is published although the check does not bear it; or null.</param>
    /// <param name="atUtc">Now.</param>
    public Outcome<Commitment> Publish(DateOnly today, CapacitySeen check, string? reason, DateTime atUtc)
    {
        if (PublishedUtc is not null) return Fail.Clash("commitments.published-stays");
        var first = Terms.From > today ? Terms.From : today.AddDays(1);
        if (Terms.To < first) return Fail.Clash("commitments.over");
        return this with { PublishedUtc = atUtc, HoldsFrom = first, Capacity = check, Reason = reason, ChangedUtc = atUtc, Version = Version + 1 };
    }

    /// <summary>The promise taken back: it holds to the end of the day, for who relied on it in the morning.</summary>
    public Outcome<Commitment> Withdraw(DateOnly today, DateTime atUtc) =>
        PublishedUtc is null ? Fail.Clash("commitments.not-published")
        : WithdrawnUtc is not null ? Fail.Clash("commitments.withdrawn-already")
        : this with { WithdrawnUtc = atUtc, HoldsTo = today, ChangedUtc = atUtc, Version = Version + 1 };
}
