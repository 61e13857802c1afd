namespace Tangent.Analytics.Control;

/// <summary>Rules by which a control chart raises its hand.</summary>
[Flags]
public enum Signals
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>One beyond three sigma (Western Electric 1, Nelson 1).</summary>
    BeyondThree = 1,

    /// <summary>Two of three beyond two sigma on one side (Western Electric 2).</summary>
    TwoOfThree = 2,

    /// <summary>Four of five beyond one sigma on one side (Western Electric 3).</summary>
    FourOfFive = 4,

    /// <summary>Eight in a row on one side (Western Electric 4).</summary>
    EightOnOneSide = 8,

    /// <summary>Nine in a row on one side (Nelson 2).</summary>
    NineOnOneSide = 16,

    /// <summary>Six in a row that rise or fall (Nelson 3).</summary>
    SixInOneDirection = 32,

    /// <summary>Fourteen in a row that alternate (Nelson 4).</summary>
    FourteenAlternating = 64,

    /// <summary>Fifteen in a row within one sigma (Nelson 7).</summary>
    FifteenWithinOne = 128,

    /// <summary>Eight in a row outside one sigma on either side (Nelson 8).</summary>
    EightOutsideOne = 256,

    /// <summary>
    /// The four Western Electric rules: a stable process raises its hand once in 91.75 points (Champ and Woodall 1987).
    /// </summary>
    WesternElectric = BeyondThree | TwoOfThree | FourOfFive | EightOnOneSide,

    /// <summary>What charts of shares and counts use: they lean to one side, so sigma zones would mislead.</summary>
    Attributes = BeyondThree | EightOnOneSide,
}

/// <summary>One point of a control chart.</summary>
/// <param name="Value">What was measured.</param>
/// <param name="Centre">Centre line.</param>
/// <param name="Low">Lower limit.</param>
/// <param name="High">Upper limit.</param>
/// <param name="Raised">The rules that this point completes.</param>
public readonly record struct LimitedPoint(double Value, double Centre, double Low, double High, Signals Raised);

/// <summary>A control chart. Limits come from the base period and stay frozen until a new phase is declared.</summary>
/// <param name="Points">All points, the base period first.</param>
/// <param name="Centre">Centre line of the base period.</param>
/// <param name="Sigma">One sigma of the base period; 0 where it differs from point to point.</param>
/// <param name="BasePoints">Points of the base period.</param>
public sealed record ControlChart(IReadOnlyList<LimitedPoint> Points, double Centre, double Sigma, int BasePoints)
    : Answer;
