namespace Tangent.Analytics.Flow;

/// <summary>Makes encounters of the events of a life-cycle.</summary>
static class Pairing
{
    /// <summary>The log with the encounters that are wanted.</summary>
    public static JourneyLog Apply(JourneyLog log, RowColumns byRow, Lifecycle? wanted, RowDetails? details)
    {
        var phases = byRow.Phases!;
        var lifecycle = wanted ?? (phases.Contains(Phase.Start) && phases.Contains(Phase.Complete)
            ? Lifecycle.Pair : Lifecycle.All);
        if (lifecycle == Lifecycle.All) return log;

        var ends = lifecycle == Lifecycle.Complete ? byRow.Ends
            : byRow.Ends ?? NoEnds(phases.Length);
        var kept = new List<Step>(log.Steps.Length);
        var offsets = new List<int> { 0 };
        var open = new OpenWork(byRow, details);
        var table = log.Table;
        int unpaired = 0;
        var moved = new int[table.Journeys];
        for (int journey = 0; journey < table.Journeys; journey++)
        {
            if (lifecycle == Lifecycle.Complete)
                foreach (var step in table.Of(journey))
                {
                    if (phases[step.Row] == Phase.Complete) kept.Add(step);
                }
            else unpaired += open.Pair(table.Of(journey), kept, ends!);
            moved[journey] = kept.Count > offsets[^1] ? offsets.Count - 1 : -1;
            if (moved[journey] >= 0) offsets.Add(kept.Count);
        }
        return log with
        {
            Steps = kept.ToArray(),
            Offsets = offsets.ToArray(),
            EndsByRow = ends,
            Details = log.Details is { } known ? known with { Cases = known.Cases.Moved(moved) } : null,
            Lifecycle = lifecycle,
            Unpaired = unpaired,
            LeftOut = phases.Count(phase => phase == Phase.Other || lifecycle == Lifecycle.Complete && phase == Phase.Start),
        };
    }

    private static long[] NoEnds(int rows)
    {
        var ends = new long[rows];
        Array.Fill(ends, Step.NoEnd);
        return ends;
    }

    /// <summary>Work that has begun and not ended, per touchpoint and instance, first in first out.</summary>
    private sealed class OpenWork(RowColumns byRow, RowDetails? details)
    {
        private readonly Dictionary<(int Touchpoint, int Instance), Queue<int>> begun = [];

        /// <summary>Adds the encounters of one journey.</summary>
        /// <returns>How many starts and completes stayed alone.</returns>
        public int Pair(ReadOnlySpan<Step> steps, List<Step> kept, long[] ends)
        {
            begun.Clear();
            int alone = 0;
            foreach (var step in steps)
            {
                var phase = byRow.Phases![step.Row];
                if (phase == Phase.Other) continue;
                var work = (step.Touchpoint, byRow.Instances![step.Row]);
                if (phase == Phase.Start)
                {
                    if (!begun.TryGetValue(work, out var waiting)) begun[work] = waiting = new();
                    waiting.Enqueue(step.Row);
                    kept.Add(step);
                    alone++;
                }
                else if (begun.TryGetValue(work, out var waiting) && waiting.TryDequeue(out int start))
                {
                    ends[start] = step.StartMicros;
                    details?.Join(start, step.Row);
                    alone--;
                }
                else
                {
                    kept.Add(step);
                    alone++;
                }
            }
            return alone;
        }
    }
}
