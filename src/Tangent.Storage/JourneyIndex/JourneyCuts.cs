using System.Runtime.InteropServices;

namespace Tangent.Storage.JourneyIndex;

/// <summary>Cuts the groups of an index into journeys.</summary>
static class JourneyCuts
{
    private const long DayMicros = 86_400_000_000;

    /// <summary>The first 16 bytes of a row: as <see cref="IndexColumn.Steps"/> says.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public readonly record struct IndexStep(long Start, int Touchpoint, int Row);

    /// <summary>A key is one journey; a customer's encounters are cut where none was open or began for longer than the gap.</summary>
    public static int[] Of(IndexFile file, int gapDays)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(gapDays, 1);
        var keys = file.Column<GroupKey>(IndexColumn.GroupKeys);
        int parts = Math.Max(1, Environment.ProcessorCount);
        var found = new List<int>[parts];
        Parallel.For(0, parts, part => found[part] = Within(file, gapDays * DayMicros,
            (int)((long)keys.Length * part / parts), (int)((long)keys.Length * (part + 1) / parts)));
        return [.. found.SelectMany(some => some), file.Rows];
    }

    private static List<int> Within(IndexFile file, long gap, int from, int to)
    {
        var keys = file.Column<GroupKey>(IndexColumn.GroupKeys).Span;
        var starts = file.Column<int>(IndexColumn.GroupStarts).Span;
        var steps = file.Column<IndexStep>(IndexColumn.Steps).Span;
        var ends = file.Column<long>(IndexColumn.Ends).Span;
        var journeys = new List<int>(to - from);
        for (int group = from; group < to; group++)
        {
            int first = starts[group], next = group + 1 < starts.Length ? starts[group + 1] : steps.Length;
            journeys.Add(first);
            if (keys[group].IsKey) continue;
            long last = long.MinValue;
            for (int row = first; row < next; row++)
            {
                // The end of a row that has none is the least long, so its start counts.
                if (row > first && steps[row].Start - last > gap) journeys.Add(row);
                last = Math.Max(last, Math.Max(steps[row].Start, ends[row]));
            }
        }
        return journeys;
    }
}
