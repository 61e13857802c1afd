using Tangent.Analytics.Flow;

namespace Tangent.Analytics.Judgements;

/// <summary>Which encounter of a journey a judgement speaks of, when it names none itself.</summary>
/// <remarks>
/// The one of its touchpoint that lies nearest in time, from start to end; of two equally near ones the earlier. Without a
/// time it is the only encounter of that touchpoint, and none where there are several: then the judgement counts for all.
/// Worked example, tested: between visits at second 10 and at second 100, a judgement of second 50 speaks of the first.
/// </remarks>
static class NearestEncounter
{
    /// <summary>Row of the encounter, or <see cref="Judgement.Unknown"/>.</summary>
    public static int Of(JourneyLog log, in Judgement judgement)
    {
        if (judgement.Touchpoint == Judgement.WholeJourney) return Judgement.Unknown;
        var offsets = log.Offsets.Span;
        var ends = log.EndsByRow.Span;
        int row = Judgement.Unknown, seen = 0;
        long least = long.MaxValue;
        foreach (ref readonly var step in log.Steps.Span[offsets[judgement.Journey]..offsets[judgement.Journey + 1]])
        {
            if ((log.Meaning is null ? step.Touchpoint : log.Meaning[step.Touchpoint]) != judgement.Touchpoint) continue;
            seen++;
            long end = ends.IsEmpty || ends[step.Row] == Step.NoEnd ? step.StartMicros : Math.Max(step.StartMicros, ends[step.Row]);
            long distance = judgement.Micros is not { } at ? 0
                : at < step.StartMicros ? step.StartMicros - at : at > end ? at - end : 0;
            if (distance >= least) continue;
            (row, least) = (step.Row, distance);
        }
        return judgement.Micros is null && seen > 1 ? Judgement.Unknown : row;
    }
}
