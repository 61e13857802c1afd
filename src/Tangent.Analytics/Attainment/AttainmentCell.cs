namespace Tangent.Analytics.Attainment;

/// <summary>Where encounters are counted together.</summary>
/// <param name="Clause">Number of the clause.</param>
/// <param name="Version">Number of the version by which they were measured.</param>
/// <param name="Tier">Tier at the time, 0 the highest; <see cref="ClauseVersion.Basic"/> without one.</param>
/// <param name="Unit">Number of the unit; -1 where nobody told it.</param>
/// <param name="Channel">Number of the channel; -1 where nobody told it.</param>
/// <param name="Month">Months since the year 0, the first of January being 0.</param>
public readonly record struct AttainmentCell(int Clause, int Version, int Tier, int Unit, int Channel, int Month);

/// <summary>How many encounters a clause spoke of in one month, and how many met it; day by day.</summary>
public sealed class AttainmentTally
{
    private const int Days = 31;
    private readonly int[] counts = new int[2 * Days];

    /// <summary>Encounters that could be measured.</summary>
    public long Measured { get; private set; }

    /// <summary>Those that met the target of their tier.</summary>
    public long Met { get; private set; }

    /// <summary>Whether nothing was counted at all.</summary>
    public bool IsEmpty => Array.TrueForAll(counts, count => count == 0);

    /// <summary>Counts of one day.</summary>
    /// <param name="day">Day of the month, from 1.</param>
    public (int Measured, int Met) Of(int day) => (counts[2 * (day - 1)], counts[(2 * day) - 1]);

    /// <summary>Counts on one day; less than none takes back what was counted before.</summary>
    public void Add(int day, int measured, int met)
    {
        counts[2 * (day - 1)] += measured;
        counts[(2 * day) - 1] += met;
        Measured += measured;
        Met += met;
    }

    /// <summary>Counts what another one has counted.</summary>
    public void Add(AttainmentTally other)
    {
        for (int i = 0; i < counts.Length; i++) counts[i] += other.counts[i];
        Measured += other.Measured;
        Met += other.Met;
    }

    /// <summary>The days on which something was counted, as bytes: each with its number and its two counts, seven bits to a byte.</summary>
    /// <remarks>Worked example, tested: 200 measured and 5 met on the 2nd are 2, 200, 1, 5.</remarks>
    public byte[] Pack()
    {
        var packed = new List<byte>();
        for (int day = 1; day <= Days; day++)
        {
            var (measured, met) = Of(day);
            if (measured == 0 && met == 0) continue;
            packed.Add((byte)day);
            Write(measured);
            Write(met);
        }
        return [.. packed];

        void Write(int count)
        {
            for (uint left = (uint)count; ; left >>= 7)
            {
                packed.Add((byte)(left > 127 ? left | 128 : left));
                if (left <= 127) return;
            }
        }
    }

    /// <summary>What <see cref="Pack"/> has written.</summary>
    public static AttainmentTally Unpack(ReadOnlySpan<byte> packed)
    {
        var tally = new AttainmentTally();
        for (int at = 0; at < packed.Length;)
        {
            int day = packed[at++];
            int measured = Read(packed, ref at);
            tally.Add(day, measured, Read(packed, ref at));
        }
        return tally;
    }

    private static int Read(ReadOnlySpan<byte> packed, ref int at)
    {
        uint count = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte part = packed[at++];
            count |= (uint)(part & 127) << shift;
            if (part <= 127) return (int)count;
        }
    }
}
