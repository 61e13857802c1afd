namespace Tangent.Analytics.Simulation;

/// <summary>
/// What happens next: a binary heap by time, then by the order in which it was planned, so that ties are stable.
/// </summary>
internal sealed class Calendar
{
    /// <summary>One thing to happen.</summary>
    public readonly record struct Entry(double Time, long Order, int Kind, int Who, int Stamp);

    private Entry[] heap = new Entry[64];
    private long order;

    public int Count { get; private set; }

    public void Plan(double time, int kind, int who, int stamp = 0)
    {
        if (Count == heap.Length) Array.Resize(ref heap, 2 * Count);
        int place = Count++;
        var entry = new Entry(time, order++, kind, who, stamp);
        while (place > 0)
        {
            int above = (place - 1) / 2;
            if (heap[above].Time < time || (heap[above].Time == time && heap[above].Order < entry.Order)) break;
            heap[place] = heap[above];
            place = above;
        }
        heap[place] = entry;
    }

    public Entry Next()
    {
        var first = heap[0];
        var last = heap[--Count];
        int place = 0;
        while (true)
        {
            int below = 2 * place + 1;
            if (below >= Count) break;
            if (below + 1 < Count && IsBefore(heap[below + 1], heap[below])) below++;
            if (!IsBefore(heap[below], last)) break;
            heap[place] = heap[below];
            place = below;
        }
        heap[place] = last;
        return first;
    }

    private static bool IsBefore(in Entry a, in Entry b) => a.Time < b.Time || (a.Time == b.Time && a.Order < b.Order);
}
