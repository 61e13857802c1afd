using System.Runtime.CompilerServices;
using System.Text;

namespace Tangent.Analytics.Flow;

/// <summary>One numbering of names for all parts of a log. Names are one when they are equal after NFC.</summary>
/// <param name="Maps">For each part, the common number of each of its own numbers.</param>
/// <param name="Count">How many names there are.</param>
sealed record Numbering(int[][] Maps, int Count)
{
    /// <summary>Numbers in the order of coming: the first part's names, then what the second one has beyond, and so on.</summary>
    public static Numbering ByComing(IReadOnlyList<NameTable> tables)
    {
        var all = tables[0];
        var maps = new int[tables.Count][];
        maps[0] = Own(all);
        for (int part = 1; part < tables.Count; part++) maps[part] = Into(all, maps[0], tables[part]);
        return new(maps, all.Count);
    }

    /// <summary>Numbers in code-point order, with the names in that order.</summary>
    public static (Numbering Numbering, string[] Names) ByCodePoint(IReadOnlyList<NameTable> tables)
    {
        var numbering = ByComing(tables);
        var all = tables[0];
        var names = new byte[all.Count][];
        var room = new byte[16];
        for (int i = 0; i < names.Length; i++) names[i] = all.NameOf(i, room).ToArray();

        // Bytes of UTF-8 sort as code points do. Names that became another one by NFC hold no events.
        var used = new bool[names.Length];
        foreach (var map in numbering.Maps)
            foreach (int number in map) used[number] = true;
        int[] order = [.. Enumerable.Range(0, names.Length).Where(number => used[number])];
        Array.Sort(order, (a, b) => names[a].AsSpan().SequenceCompareTo(names[b]));
        var rank = new int[names.Length];
        for (int i = 0; i < order.Length; i++) rank[order[i]] = i;
        foreach (var map in numbering.Maps)
            for (int i = 0; i < map.Length; i++) map[i] = rank[map[i]];
        return (new(numbering.Maps, order.Length), [.. order.Select(number => Encoding.UTF8.GetString(names[number]))]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int[] Own(NameTable all)
    {
        var map = new int[all.Count];       // canonical forms that are added meanwhile follow behind
        if (all.IsAscii)
        {
            for (int i = 0; i < map.Length; i++) map[i] = i;
            return map;
        }
        var room = new byte[16];
        for (int i = 0; i < map.Length; i++)
            map[i] = Canonical(all.NameOf(i, room)) is { } other ? all.NumberOf(other) : i;
        return map;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int[] Into(NameTable all, int[] own, NameTable table)
    {
        var map = new int[table.Count];
        var room = new byte[16];
        bool isPlain = table.IsAscii;
        for (int i = 0; i < map.Length; i++)
        {
            if (i + 32 < map.Length)
            {
                all.Fetch(table, i + 32);
                all.FetchName(table, i + 16);
            }
            int number = !isPlain && Canonical(table.NameOf(i, room)) is { } other ? all.NumberOf(other) : all.NumberOf(table, i);
            map[i] = number < own.Length ? own[number] : number;
        }
        return map;
    }

    /// <summary>The name in NFC where it differs, else null.</summary>
    private static byte[]? Canonical(ReadOnlySpan<byte> name)
    {
        if (Ascii.IsValid(name)) return null;
        var text = Encoding.UTF8.GetString(name);
        return text.IsNormalized() ? null : Encoding.UTF8.GetBytes(text.Normalize());
    }
}
