using System.Runtime.CompilerServices;

namespace Tangent.Analytics.Flow;

/// <summary>An exact sum of times: hours in microseconds of many events do not fit 64 bits.</summary>
struct WideSum
{
    // Halves of fewer than 2^31 numbers fit 64 bits each, and are added many times as fast as 128 bits are.
    private long high, low;

    public readonly Int128 Total => ((Int128)high << 32) + low;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(long value)
    {
        high += value >> 32;
        low += (uint)value;
    }

    public static WideSum operator +(in WideSum one, in WideSum other) => new() { high = one.high + other.high, low = one.low + other.low };

    public static WideSum operator -(in WideSum one, in WideSum other) => new() { high = one.high - other.high, low = one.low - other.low };
}

/// <summary>
/// Scores that add up exactly, in steps of 2^-30: in whatever order they come, and however many work on them, mean and deviation are the
/// same to the last digit.
/// </summary>
struct ScoreSums
{
    private const double Steps = 1 << 30;

    private long sum;
    private WideSum squares;

    public int Count { get; private set; }

    /// <summary>Adds a score, 0 to 1; NaN is a missing one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(float score)
    {
        if (float.IsNaN(score)) return;
        long steps = (long)(score * Steps + 0.5);
        Count++;
        sum += steps;
        squares.Add(steps * steps);
    }

    public static ScoreSums operator +(in ScoreSums one, in ScoreSums other) =>
        new() { Count = one.Count + other.Count, sum = one.sum + other.sum, squares = one.squares + other.squares };

    public static ScoreSums operator -(in ScoreSums one, in ScoreSums other) =>
        new() { Count = one.Count - other.Count, sum = one.sum - other.sum, squares = one.squares - other.squares };

    public readonly ScoreSummary? Summary()
    {
        if (Count == 0) return null;
        double mean = sum / Steps / Count;
        if (Count == 1) return new(1, mean, 0);
        // n·Σx² − (Σx)² in whole numbers: equal scores have no deviation at all.
        double spread = (double)(squares.Total * Count - (Int128)sum * sum);
        return new(Count, mean, Math.Sqrt(spread / Count / (Count - 1)) / Steps);
    }
}

/// <summary>What adds up over the transitions of one pair of touchpoints.</summary>
struct PairTally
{
    /// <summary>Start to start.</summary>
    public WideSum Time;

    /// <summary>Transitions whose earlier end is known.</summary>
    public int Gaps;

    /// <summary>Scores given after them.</summary>
    public ScoreSums Scores;

    public static PairTally operator +(in PairTally one, in PairTally other) =>
        new() { Time = one.Time + other.Time, Gaps = one.Gaps + other.Gaps, Scores = one.Scores + other.Scores };

    public static PairTally operator -(in PairTally one, in PairTally other) =>
        new() { Time = one.Time - other.Time, Gaps = one.Gaps - other.Gaps, Scores = one.Scores - other.Scores };
}

/// <summary>What adds up over the encounters at one touchpoint.</summary>
struct StopTally
{
    public WideSum Wait, Duration;
    public int Waits, Durations;
    public ScoreSums Scores;

    public static StopTally operator +(in StopTally one, in StopTally other) => new()
    {
        Wait = one.Wait + other.Wait,
        Duration = one.Duration + other.Duration,
        Waits = one.Waits + other.Waits,
        Durations = one.Durations + other.Durations,
        Scores = one.Scores + other.Scores,
    };

    public static StopTally operator -(in StopTally one, in StopTally other) => new()
    {
        Wait = one.Wait - other.Wait,
        Duration = one.Duration - other.Duration,
        Waits = one.Waits - other.Waits,
        Durations = one.Durations - other.Durations,
        Scores = one.Scores - other.Scores,
    };
}

/// <summary>What adds up over some journeys: by number of the pair and of the touchpoint.</summary>
sealed record Tallies(PairTally[] Pairs, StopTally[] Stops)
{
    private const long MicrosPerSecond = 1_000_000;

    /// <summary>Adds up over the journeys of a log that count. Uses every processor.</summary>
    public static Tallies Of(JourneyLog log, PairNumbers numbers)
    {
        var shares = Shares.Of(log.Table, Environment.ProcessorCount);
        var parts = new Tallies[shares.Count];
        Parallel.ForEach(shares, share =>
        {
            parts[share.Number] = new(new PairTally[numbers.Count], new StopTally[log.Touchpoints.Count]);
            Add(parts[share.Number], log, numbers, share);
        });
        var none = new Tallies(new PairTally[numbers.Count], new StopTally[log.Touchpoints.Count]);
        return parts.Aggregate(none, (one, other) => new([.. one.Pairs.Zip(other.Pairs, (a, b) => a + b)], [.. one.Stops.Zip(other.Stops, (a, b) => a + b)]));
    }

    /// <summary>What is left when some of the journeys are taken away.</summary>
    public Tallies Without(Tallies some) => new([.. Pairs.Zip(some.Pairs, (a, b) => a - b)], [.. Stops.Zip(some.Stops, (a, b) => a - b)]);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Add(Tallies into, JourneyLog log, PairNumbers numbers, Share share)
    {
        var table = log.Table;
        var scores = log.Columns.Scores.Span;
        var waits = log.Columns.Waits.Span;
        for (int journey = share.From; journey < share.To; journey++)
        {
            var steps = table.Of(journey);
            int before = -1;
            for (int i = 0; i < steps.Length; i++)
            {
                ref readonly var step = ref steps[i];
                int at = table.TouchpointOf(step);
                long end = table.EndOf(step);
                float score = scores.IsEmpty ? float.NaN : scores[step.Row];
                ref var stop = ref into.Stops[at];
                stop.Scores.Add(score);
                if (!waits.IsEmpty && waits[step.Row] >= 0)
                {
                    stop.Waits++;
                    stop.Wait.Add(waits[step.Row] * MicrosPerSecond);
                }
                if (end != Step.NoEnd)
                {
                    stop.Durations++;
                    stop.Duration.Add(end - step.StartMicros);
                }
                if (i > 0)
                {
                    ref var pair = ref into.Pairs[numbers.Of(before, at)];
                    pair.Time.Add(step.StartMicros - steps[i - 1].StartMicros);
                    pair.Scores.Add(score);
                    if (table.EndOf(steps[i - 1]) != Step.NoEnd) pair.Gaps++;
                }
                before = at;
            }
        }
    }
}

/// <summary>Numbers of the pairs of touchpoints that occur in a log.</summary>
sealed class PairNumbers
{
    private readonly int touchpoints;
    private readonly int[]? matrix;
    private readonly Dictionary<long, int> numbers = [];

    public PairNumbers(IReadOnlyList<FlowEdge> edges, int touchpoints)
    {
        this.touchpoints = touchpoints;
        for (int i = 0; i < edges.Count; i++) numbers.Add(Key(edges[i].From, edges[i].To), i);
        if (touchpoints > DensePairs.MostTouchpoints) return;
        matrix = new int[touchpoints * touchpoints];
        foreach (var (key, number) in numbers) matrix[key] = number;
    }

    public int Count => numbers.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Of(int from, int to) => matrix is not null ? matrix[from * touchpoints + to] : numbers[Key(from, to)];

    private long Key(int from, int to) => (long)from * touchpoints + to;
}
