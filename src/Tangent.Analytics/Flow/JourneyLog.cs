namespace Tangent.Analytics.Flow;

/// <summary>A whole log in memory: journeys in order, the names of touchpoints, and what was noticed while ordering.</summary>
public sealed class JourneyLog
{
    /// <summary>Every step, journey after journey.</summary>
    public required ReadOnlyMemory<Step> Steps { get; init; }

    /// <summary>Where each journey begins, and the number of steps at the end.</summary>
    public required ReadOnlyMemory<int> Offsets { get; init; }

    /// <summary>Ends by row, or empty.</summary>
    public ReadOnlyMemory<long> EndsByRow { get; init; }

    /// <summary>Names of the touchpoints in code-point order: the order of their numbers.</summary>
    public required IReadOnlyList<string> Touchpoints { get; init; }

    /// <summary>Which events of a life-cycle were taken.</summary>
    public Lifecycle Lifecycle { get; init; } = Lifecycle.All;

    /// <summary>Starts without a complete and completes without a start; 0 unless they were paired.</summary>
    public int Unpaired { get; init; }

    /// <summary>Events of other transitions than start and complete, which pairing and completes leave out.</summary>
    public int LeftOut { get; init; }

    /// <summary>The journeys as spans.</summary>
    public JourneyTable Table => new()
    {
        Steps = Steps.Span,
        Offsets = Offsets.Span,
        EndsByRow = EndsByRow.Span,
        Touchpoints = Touchpoints.Count,
    };
}
