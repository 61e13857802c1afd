namespace Tangent.Domain.Standards;

/// <summary>A clause of the standard book: one promise to itself of the company, in versions that are kept.</summary>
public sealed record ServiceStandard
{
    /// <summary>Identity.</summary>
    public required Guid Id { get; init; }

    /// <summary>Number in the book, from 1; never given again.</summary>
    public required int Number { get; init; }

    /// <summary>The unit that answers for it, and in which it holds with all below.</summary>
    public required Guid UnitId { get; init; }

    /// <summary>What the latest version says.</summary>
    public required StandardTerms Terms { get; init; }

    /// <summary>When it was taken out of the book, or null.</summary>
    public DateTime? RetiredUtc { get; init; }

    /// <summary>When it was last changed.</summary>
    public required DateTime ChangedUtc { get; init; }

    /// <summary>Number of the latest version, from 1.</summary>
    public int Version { get; init; } = 1;

    /// <summary>The clause with a new version; the same object when nothing is new.</summary>
    public ServiceStandard With(StandardTerms terms, DateTime atUtc) =>
        terms == Terms ? this : this with { Terms = terms, ChangedUtc = atUtc, Version = Version + 1 };

    /// <summary>The clause out of the book: its versions stay for what was measured by them.</summary>
    public Outcome<ServiceStandard> Retire(DateTime atUtc) =>
        RetiredUtc is not null ? Fail.Clash("standards.retired") : this with { RetiredUtc = atUtc, ChangedUtc = atUtc, Version = Version + 1 };
}

/// <summary>One version of a clause, as it was written. It never changes.</summary>
public sealed class StandardVersion
{
    /// <summary>The clause.</summary>
    public required Guid StandardId { get; init; }

    /// <summary>Number, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>What it says.</summary>
    public required StandardTerms Terms { get; init; }

    /// <summary>When it was written.</summary>
    public required DateTime WrittenUtc { get; init; }

    /// <summary>Which of some versions of one clause holds on a day: the latest written that has begun and not ended; or null.</summary>
    /// <remarks>A later version takes the place of an earlier one from its first day, also where the earlier one names no end.</remarks>
    public static StandardVersion? At(IEnumerable<StandardVersion> versions, DateOnly day) =>
        versions.Where(version => version.Terms.From <= day).MaxBy(version => version.Number) is { } latest && latest.Terms.Holds(day) ? latest : null;
}

/// <summary>Somebody said that they have read a version of a clause.</summary>
public sealed class StandardReceipt
{
    /// <summary>The clause.</summary>
    public required Guid StandardId { get; init; }

    /// <summary>The version that was read.</summary>
    public required int Number { get; init; }

    /// <summary>Who read it.</summary>
    public required Guid AccountId { get; init; }

    /// <summary>When.</summary>
    public required DateTime ReadUtc { get; init; }
}
