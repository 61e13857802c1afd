namespace Tangent.Analytics.Attainment;

/// <summary>What a clause measures of one encounter.</summary>
public enum MeasuredBy
{
    /// <summary>Seconds until somebody served.</summary>
    Waiting,

    /// <summary>Seconds from beginning to end.</summary>
    Duration,

    /// <summary>Score from 0 to 10.</summary>
    Score,

    /// <summary>Whether it ended in one of the named ways.</summary>
    Outcome,

    /// <summary>What a formula makes of the others.</summary>
    Formula,
}

/// <summary>One version of a clause, its words turned into the numbers of the columns.</summary>
/// <param name="Clause">Number of the clause; its versions share it.</param>
/// <param name="Version">Number of the version.</param>
/// <param name="Places">Numbers of the touchpoint's names; null for every touchpoint.</param>
/// <param name="Channels">Numbers of the channel; null for every channel.</param>
/// <param name="Units">By number of the unit, whether it holds there; null for all.</param>
/// <param name="By">What is measured.</param>
/// <param name="IsCeiling">Whether more is worse.</param>
/// <param name="Limits">Limit with its tolerance by tier, highest first, the basic one last.</param>
/// <param name="Outcomes">Numbers of the good outcomes, for <see cref="MeasuredBy.Outcome"/>.</param>
/// <param name="From">First day on which it holds, in days since 1970.</param>
/// <param name="Before">First day on which it holds no more.</param>
/// <param name="InWorkingTime">Whether times are counted in working time of the unit.</param>
/// <param name="Promised">The share of encounters that shall meet it, above 0 to 1.</param>
/// <param name="Formula">For <see cref="MeasuredBy.Formula"/>.</param>
/// <param name="Tiers">By tier, highest first and none at all last, whether it speaks of customers of it; null: of all.</param>
public sealed record ClauseVersion(int Clause, int Version, IReadOnlyList<int>? Places, IReadOnlyList<int>? Channels, IReadOnlyList<bool>? Units, MeasuredBy By,
    bool IsCeiling, IReadOnlyList<double> Limits, IReadOnlyList<int> Outcomes, int From, int Before, bool InWorkingTime, double Promised = 1,
    Formula? Formula = null, IReadOnlyList<bool>? Tiers = null)
{
    /// <summary>Number of the basic target among <see cref="Limits"/>, and of customers without a tier.</summary>
    public const int Basic = 4;
}

/// <summary>Columns of encounters, one place each. What nobody told is -1, a score <see cref="double.NaN"/>, an end <see cref="NoTime"/>.</summary>
public readonly ref struct EncounterColumns
{
    /// <summary>No time was told.</summary>
    public const long NoTime = long.MinValue;

    /// <summary>Number of the touchpoint's name.</summary>
    public required ReadOnlySpan<int> Place { get; init; }

    /// <summary>Number of the channel.</summary>
    public required ReadOnlySpan<int> Channel { get; init; }

    /// <summary>Number of the unit.</summary>
    public required ReadOnlySpan<int> Unit { get; init; }

    /// <summary>Tier of the customer at the time, 0 the highest to 3; -1 where there is none.</summary>
    public required ReadOnlySpan<sbyte> Tier { get; init; }

    /// <summary>Beginning, in microseconds since 1970 in UTC.</summary>
    public required ReadOnlySpan<long> Started { get; init; }

    /// <summary>The day on which it began by the clock of its unit, in days since 1970.</summary>
    public required ReadOnlySpan<int> Day { get; init; }

    /// <summary>End, as the beginning.</summary>
    public required ReadOnlySpan<long> Ended { get; init; }

    /// <summary>Seconds of waiting.</summary>
    public required ReadOnlySpan<int> Wait { get; init; }

    /// <summary>Score from 0 to 10.</summary>
    public required ReadOnlySpan<double> Score { get; init; }

    /// <summary>Number of the outcome.</summary>
    public required ReadOnlySpan<int> Outcome { get; init; }

    /// <summary>How many.</summary>
    public int Count => Started.Length;
}

/// <summary>Working time of a unit between two moments, in microseconds.</summary>
public delegate long WorkedBetween(int unit, long from, long to);
