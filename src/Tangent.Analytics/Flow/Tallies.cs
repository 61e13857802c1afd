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

    public void Add(in WideSum other)
    {
        high += other.high;
        low += other.low;
    }
}

/// <summary>
/// Scores that add up exactly, in steps of 2^-30: in whatever order they come, and however many work on them, mean and deviation are the
/// same to the last digit.
/// </summary>
struct ScoreSums
{
    private const double Steps = 1 << 30;

    private long sum, squaresHigh, squaresLow;

    public int Count { get; private set; }

    /// <summary>Adds a score, 0 to 1; NaN is a missing one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(float score)
    {
        if (float.IsNaN(score)) return;
        long steps = (long)(score * Steps + 0.5), square = steps * steps;
        Count++;
        sum += steps;
        squaresHigh += square >> 32;
        squaresLow += (uint)square;
    }

    public void Add(in ScoreSums other)
    {
        Count += other.Count;
        sum += other.sum;
        squaresHigh += other.squaresHigh;
        squaresLow += other.squaresLow;
    }

    public readonly ScoreSummary? Summary()
    {
        if (Count == 0) return null;
        double mean = sum / Steps / Count;
        if (Count == 1) return new(1, mean, 0);
        // n·Σx² − (Σx)² in whole numbers: equal scores have no deviation at all.
        var squares = ((Int128)squaresHigh << 32) + squaresLow;
        double spread = (double)(squares * Count - (Int128)sum * sum);
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

    public void Add(in PairTally other)
    {
        Time.Add(other.Time);
        Gaps += other.Gaps;
        Scores.Add(other.Scores);
    }
}

/// <summary>What adds up over the encounters at one touchpoint.</summary>
struct StopTally
{
    public WideSum Wait, Duration;
    public int Waits, Durations;
    public ScoreSums Scores;

    public void Add(in StopTally other)
    {
        Wait.Add(other.Wait);
        Duration.Add(other.Duration);
        Waits += other.Waits;
        Durations += other.Durations;
        Scores.Add(other.Scores);
    }
}
