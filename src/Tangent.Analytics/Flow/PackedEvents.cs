using System.Runtime.CompilerServices;

namespace Tangent.Analytics.Flow;

/// <summary>A block of events that is full: times as distances from the earliest one in the coarsest unit that loses nothing,
/// touchpoints in a byte where that is enough. Nine bytes an event instead of sixteen: memory is what a large log is short of.</summary>
public sealed class PackedEvents
{
    private const long Second = 1_000_000, Milli = 1_000;
    private readonly byte[]? narrow;
    private readonly int[]? wide;
    private readonly uint[]? distances;
    private readonly long[]? starts;
    private readonly long origin, unit;

    /// <summary>Packs what stands in a block; the block can be used again.</summary>
    internal PackedEvents(EventBlock block)
    {
        int count = block.Count;
        Cases = block.Cases.AsSpan(0, count).ToArray();
        var touchpoints = block.Touchpoints.AsSpan(0, count);
        narrow = Narrowed(touchpoints);
        wide = narrow is null ? touchpoints.ToArray() : null;
        var times = block.Starts.AsSpan(0, count);
        var (least, most) = OrderStatistics.Bounds(times);
        origin = least;
        foreach (long one in (ReadOnlySpan<long>)[Second, Milli, 1])
            if ((ulong)(most - least) / (ulong)one <= uint.MaxValue && Distances(times, least, one) is { } found)
            {
                (distances, unit) = (found, one);
                break;
            }
        starts = distances is null ? times.ToArray() : null;
        Ends = block.Ends?.AsSpan(0, count).ToArray();
        Sequence = block.Sequence?.AsSpan(0, count).ToArray();
        Phases = block.Phases?.AsSpan(0, count).ToArray();
        Instances = block.Instances?.AsSpan(0, count).ToArray();
        Details = block.Details?.AsSpan(0, count).ToArray();
    }

    /// <summary>How many events.</summary>
    public int Count => Cases.Length;

    /// <summary>Number of the case of each event.</summary>
    public int[] Cases { get; }

    /// <summary>End in microseconds, or <see cref="Step.NoEnd"/>; null where the log has none.</summary>
    public long[]? Ends { get; }

    /// <summary>Numbers that order events of one time.</summary>
    public long[]? Sequence { get; }

    /// <summary>Phases of a life-cycle.</summary>
    public Phase[]? Phases { get; }

    /// <summary>Number of the instance of the work, or -1.</summary>
    public int[]? Instances { get; }

    /// <summary>What is known beyond the flow; null where nobody asks.</summary>
    public EventDetail[]? Details { get; }

    /// <summary>Touchpoints and starts of some events as they were.</summary>
    /// <param name="from">The first of them.</param>
    /// <param name="touchpoints">Takes their touchpoints; as many as are wanted.</param>
    /// <param name="micros">Takes their starts in microseconds; as many.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Unpack(int from, Span<int> touchpoints, Span<long> micros)
    {
        if (wide is not null) wide.AsSpan(from, touchpoints.Length).CopyTo(touchpoints);
        else
        {
            var own = narrow.AsSpan(from, touchpoints.Length);
            for (int i = 0; i < touchpoints.Length; i++) touchpoints[i] = own[i];
        }
        if (starts is not null) starts.AsSpan(from, micros.Length).CopyTo(micros);
        else
        {
            var own = distances.AsSpan(from, micros.Length);
            for (int i = 0; i < micros.Length; i++) micros[i] = origin + own[i] * unit;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static byte[]? Narrowed(ReadOnlySpan<int> touchpoints)
    {
        var packed = GC.AllocateUninitializedArray<byte>(touchpoints.Length);
        int seen = 0;
        for (int i = 0; i < packed.Length; i++)
        {
            seen |= touchpoints[i];
            packed[i] = (byte)touchpoints[i];
        }
        return seen <= byte.MaxValue ? packed : null;
    }

    /// <summary>Distances from the earliest time in a unit; null when some time is not a whole number of units away.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static uint[]? Distances(ReadOnlySpan<long> times, long least, long unit)
    {
        var packed = GC.AllocateUninitializedArray<uint>(times.Length);
        for (int i = 0; i < packed.Length; i++)
        {
            ulong away = (ulong)(times[i] - least);
            ulong units = unit switch { Second => away / Second, Milli => away / Milli, _ => away };
            if (units * (ulong)unit != away) return null;
            packed[i] = (uint)units;
        }
        return packed;
    }
}
