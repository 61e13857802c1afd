using System.Runtime.CompilerServices;

namespace Tangent.Analytics.Flow;

/// <summary>The journeys of a log, as spans: a journey holds the steps from one of its offsets to the next.</summary>
/// <remarks>Steps of a journey stand in order of time, then sequence where there is one, then position in the source.</remarks>
public readonly ref struct JourneyTable
{
    /// <summary>Every step, journey after journey.</summary>
    public required ReadOnlySpan<Step> Steps { get; init; }

    /// <summary>Where each journey begins, and the number of steps at the end. No journey is empty.</summary>
    public required ReadOnlySpan<int> Offsets { get; init; }

    /// <summary>End of each encounter in microseconds, by <see cref="Step.Row"/>; empty where the log knows none.</summary>
    public ReadOnlySpan<long> EndsByRow { get; init; }

    /// <summary>Number of the touchpoint for each number in the steps; empty where they are the same.</summary>
    public ReadOnlySpan<int> Meaning { get; init; }

    /// <summary>The journeys that count, by their places among the offsets, when not all do.</summary>
    public ReadOnlySpan<int> Chosen { get; init; }

    /// <summary>Whether only the chosen journeys count.</summary>
    public bool HasChoice { get; init; }

    /// <summary>How many touchpoints there are.</summary>
    public required int Touchpoints { get; init; }

    /// <summary>How many journeys count.</summary>
    public int Journeys => HasChoice ? Chosen.Length : Math.Max(0, Offsets.Length - 1);

    /// <summary>Where a journey stands among the steps.</summary>
    /// <param name="journey">Its number among those that count.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Range PlaceOf(int journey)
    {
        int at = HasChoice ? Chosen[journey] : journey;
        return Offsets[at]..Offsets[at + 1];
    }

    /// <summary>How many steps a journey among those that count has.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int LengthOf(int journey)
    {
        int at = HasChoice ? Chosen[journey] : journey;
        return Offsets[at + 1] - Offsets[at];
    }

    /// <summary>The steps of a journey among those that count.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<Step> Of(int journey)
    {
        int at = HasChoice ? Chosen[journey] : journey, from = Offsets[at];
        return Steps.Slice(from, Offsets[at + 1] - from);
    }

    /// <summary>Number of the touchpoint of a step.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int TouchpointOf(in Step step) => Meaning.IsEmpty ? step.Touchpoint : Meaning[step.Touchpoint];

    /// <summary>When an encounter ended, in microseconds, or <see cref="Step.NoEnd"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long EndOf(in Step step) => EndsByRow.IsEmpty ? Step.NoEnd : EndsByRow[step.Row];
}
