using Tangent.Analytics.Flow;
using Tangent.Analytics.Judgements;

namespace Tangent.Analytics.Diagnosis;

/// <summary>
/// Scored judgements of the journeys that count, touchpoint after touchpoint and those of whole journeys last; sorted once for all.
/// </summary>
sealed class SaidPlaces
{
    private readonly JourneyLog log;
    private readonly int[] order, starts;

    public SaidPlaces(JourneyLog log, JudgementLog said)
    {
        Said = said;
        Touchpoints = log.Touchpoints.Count;
        this.log = log;
        var counts = Counting(log);
        var table = said.Table;
        starts = new int[Touchpoints + 2];
        var groups = new int[table.Count];
        for (int i = 0; i < groups.Length; i++)
        {
            bool isCounted = !double.IsNaN(table.Scores[i]) && (counts is null || counts[table.Journeys[i]]);
            groups[i] = !isCounted ? -1 : table.Touchpoints[i] == Judgement.WholeJourney ? Touchpoints : table.Touchpoints[i];
            if (isCounted) starts[groups[i] + 1]++;
        }
        for (int i = 0; i <= Touchpoints; i++) starts[i + 1] += starts[i];
        order = new int[starts[^1]];
        var next = starts.AsSpan(0, Touchpoints + 1).ToArray();
        for (int i = 0; i < groups.Length; i++)
            if (groups[i] >= 0) order[next[groups[i]]++] = i;
    }

    /// <summary>The judgements.</summary>
    public JudgementLog Said { get; }

    /// <summary>Touchpoints of the log.</summary>
    public int Touchpoints { get; }

    /// <summary>By which months and weeks they are told.</summary>
    public LocalCalendar Calendar => new(log.Zone);

    /// <summary>Start of the journey at a place among the offsets, microseconds: by it judgements belong to a month.</summary>
    public long StartOf(int place) => log.Steps.Span[log.Offsets.Span[place]].StartMicros;

    /// <summary>Judgements of a touchpoint.</summary>
    public ReadOnlySpan<int> Of(int touchpoint) => order.AsSpan(starts[touchpoint]..starts[touchpoint + 1]);

    /// <summary>Judgements of whole journeys.</summary>
    public ReadOnlySpan<int> OfJourneys => Of(Touchpoints);

    /// <summary>Judgements of all touchpoints.</summary>
    public ReadOnlySpan<int> OfTouchpoints => order.AsSpan(0, starts[Touchpoints]);

    /// <summary>All of them.</summary>
    public ReadOnlySpan<int> All => order;

    private static bool[]? Counting(JourneyLog log)
    {
        if (log.Chosen is null) return null;
        var counts = new bool[log.Offsets.Length];
        foreach (int place in log.Chosen) counts[place] = true;
        return counts;
    }
}
