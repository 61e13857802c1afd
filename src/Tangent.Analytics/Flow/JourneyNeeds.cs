namespace Tangent.Analytics.Flow;

/// <summary>How a path must look.</summary>
public enum PathRelation
{
    /// <summary>It comes to the touchpoint.</summary>
    Through,

    /// <summary>It does not come there.</summary>
    NotThrough,

    /// <summary>The later touchpoint follows it at once, somewhere.</summary>
    DirectlyBefore,

    /// <summary>The later touchpoint follows it at some time.</summary>
    EventuallyBefore,

    /// <summary>It begins there.</summary>
    BeginsAt,

    /// <summary>It ends there.</summary>
    EndsAt,

    /// <summary>It comes there more than once.</summary>
    Repeats,
}

/// <summary>Something that the path of a journey must fulfil.</summary>
/// <param name="Relation">How.</param>
/// <param name="Touchpoint">Number of the touchpoint.</param>
/// <param name="Later">Number of the later touchpoint, for the two relations that have one.</param>
public readonly record struct PathNeed(PathRelation Relation, int Touchpoint, int Later = -1);

/// <summary>Some encounter of the journey has one of these values.</summary>
/// <param name="ByRow">Value of each row; negative ones are never wanted.</param>
/// <param name="Wanted">Whether a value is wanted, by value; values beyond it are not.</param>
public sealed record ValueNeed(ReadOnlyMemory<int> ByRow, bool[] Wanted);

/// <summary>Which journeys count.</summary>
public sealed record JourneyNeeds
{
    /// <summary>Begins at this time or later, microseconds.</summary>
    public long? FromMicros { get; init; }

    /// <summary>Begins before this time.</summary>
    public long? BeforeMicros { get; init; }

    /// <summary>Lasts at least so long, first start to latest end.</summary>
    public long? LeastMicros { get; init; }

    /// <summary>Lasts at most so long.</summary>
    public long? MostMicros { get; init; }

    /// <summary>Has at least so many encounters.</summary>
    public int? LeastSteps { get; init; }

    /// <summary>Has at most so many.</summary>
    public int? MostSteps { get; init; }

    /// <summary>The mean of its scores is at least this, 0 to 1; journeys without a score do not count.</summary>
    public double? LeastScore { get; init; }

    /// <summary>The mean of its scores is at most this.</summary>
    public double? MostScore { get; init; }

    /// <summary>Values; every one of the needs.</summary>
    public IReadOnlyList<ValueNeed> Values { get; init; } = [];

    /// <summary>Sets of rows, a bit for each row: some encounter of the journey is in every one of the sets.</summary>
    public IReadOnlyList<ReadOnlyMemory<ulong>> RowSets { get; init; } = [];

    /// <summary>Paths; every one of the needs.</summary>
    public IReadOnlyList<PathNeed> Paths { get; init; } = [];

    /// <summary>Whether everything counts.</summary>
    public bool IsEmpty => Values.Count == 0 && RowSets.Count == 0 && Paths.Count == 0 && (FromMicros, BeforeMicros, LeastMicros, MostMicros,
        LeastSteps, MostSteps, LeastScore, MostScore) == default;
}
