namespace Tangent.Analytics.Flow;

/// <summary>The journeys of a log, as spans: journey j holds the steps from <c>Offsets[j]</c> to <c>Offsets[j + 1]</c>.</summary>
/// <remarks>Steps of a journey stand in order of time, then sequence where there is one, then position in the source.</remarks>
public readonly ref struct JourneyTable
{
    /// <summary>Every step, journey after journey.</summary>
    public required ReadOnlySpan<Step> Steps { get; init; }

    /// <summary>Where each journey begins, and the number of steps at the end. No journey is empty.</summary>
    public required ReadOnlySpan<int> Offsets { get; init; }

    /// <summary>End of each encounter in microseconds, by <see cref="Step.Row"/>; empty where the log knows none.</summary>
    public ReadOnlySpan<long> EndsByRow { get; init; }

    /// <summary>How many touchpoints there are.</summary>
    public required int Touchpoints { get; init; }

    /// <summary>How many journeys there are.</summary>
    public int Journeys => Offsets.Length - 1;

    /// <summary>The steps of one journey.</summary>
    public ReadOnlySpan<Step> Of(int journey) => Steps[Offsets[journey]..Offsets[journey + 1]];

    /// <summary>When an encounter ended, in microseconds, or <see cref="Step.NoEnd"/>.</summary>
    public long EndOf(in Step step) => EndsByRow.IsEmpty ? Step.NoEnd : EndsByRow[step.Row];
}
