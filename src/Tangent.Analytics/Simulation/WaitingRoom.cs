namespace Tangent.Analytics.Simulation;

/// <summary>
/// Who waits at a station: one line per tier (or one for all), first come first served within. Rings, no allocation.
/// </summary>
internal sealed class WaitingRoom
{
    private readonly int[][] rings;
    private readonly int[] heads, counts;

    public WaitingRoom(int lines)
    {
        rings = new int[lines][];
        for (int i = 0; i < lines; i++) rings[i] = new int[16];
        heads = new int[lines];
        counts = new int[lines];
    }

    public void Add(int line, int who)
    {
        var ring = rings[line];
        if (counts[line] == ring.Length)
        {
            var larger = new int[2 * ring.Length];
            for (int i = 0; i < counts[line]; i++) larger[i] = ring[(heads[line] + i) & (ring.Length - 1)];
            (rings[line], heads[line], ring) = (larger, 0, larger);
        }
        ring[(heads[line] + counts[line]++) & (ring.Length - 1)] = who;
    }

    /// <summary>The next to be served, or −1.</summary>
    public int Take()
    {
        for (int line = 0; line < rings.Length; line++)
        {
            if (counts[line] == 0) continue;
            int who = rings[line][heads[line]];
            heads[line] = (heads[line] + 1) & (rings[line].Length - 1);
            counts[line]--;
            return who;
        }
        return -1;
    }
}
