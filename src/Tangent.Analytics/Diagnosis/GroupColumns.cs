namespace Tangent.Analytics.Diagnosis;

/// <summary>Columns for tiers or units: one for each that has enough rows but the commonest, one for all small ones together.</summary>
static class GroupColumns
{
    /// <summary>Column of each group by its number plus one (0 is the unknown one); 0 is the reference.</summary>
    /// <param name="rows">The rows that count.</param>
    /// <param name="groups">Group of each row, or -1.</param>
    /// <param name="least">Rows that a column of one's own needs.</param>
    /// <param name="next">The next free column.</param>
    public static int[] Of(IReadOnlyList<int> rows, int[] groups, int least, ref int next)
    {
        int most = -1;
        foreach (int row in rows) most = Math.Max(most, groups[row]);
        var counts = new int[most + 2];
        foreach (int row in rows) counts[groups[row] + 1]++;
        var columns = new int[Math.Max(counts.Length, groups.Length == 0 ? 0 : groups.Max() + 2)];
        int reference = Array.IndexOf(counts, counts.Length == 0 ? 0 : counts.Max()), small = 0;
        for (int group = 0; group < counts.Length; group++)
        {
            if (group == reference || counts[group] == 0) continue;
            if (counts[group] >= least) columns[group] = next++;
            else columns[group] = small > 0 ? small : small = next++;
        }
        return columns;
    }
}
