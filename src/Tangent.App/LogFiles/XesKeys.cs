using System.Text;

namespace Tangent.App.LogFiles;

/// <summary>Keys of attributes in the order of their first coming.</summary>
sealed class XesKeys
{
    private readonly List<byte[]> keys;
    private readonly string prefix;
    private int next;

    /// <param name="prefix">What stands before each in a header.</param>
    /// <param name="first">Keys that are there from the start.</param>
    public XesKeys(string prefix, string[] first) => (this.prefix, keys) = (prefix, [.. first.Select(Encoding.UTF8.GetBytes)]);

    public int Count => keys.Count;

    public IEnumerable<string> Names => keys.Select(key => prefix + CellOf(key));

    /// <summary>Place of the key, or -1.</summary>
    public int Find(string key) => Find(Encoding.UTF8.GetBytes(key));

    /// <summary>Place of the key, or -1. Events name their attributes in one and the same order: the one after the last is tried first.</summary>
    public int Find(ReadOnlySpan<byte> key)
    {
        for (int i = 0; i < keys.Count; i++)
        {
            int at = (next + i) % keys.Count;
            if (!key.SequenceEqual(keys[at])) continue;
            next = at + 1;
            return at;
        }
        return -1;
    }

    public void Learn(ReadOnlySpan<byte> key)
    {
        if (Find(key) < 0) keys.Add(key.ToArray());
    }

    private static string CellOf(byte[] key) => Tables.CellText.Clean(Encoding.UTF8.GetString(key));
}

/// <summary>Work of one trace that has begun and not ended.</summary>
sealed class XesOpenWork
{
    private readonly Dictionary<(string Name, string Instance), Queue<(int At, string[] Cells)>> begun = [];
    private int at;

    public void Begin((string Name, string Instance) key, string[] cells)
    {
        if (!begun.TryGetValue(key, out var waiting)) begun[key] = waiting = new();
        waiting.Enqueue((at++, cells));
    }

    /// <summary>The one that began first and ends now, or null.</summary>
    public string[]? End((string Name, string Instance) key) =>
        begun.TryGetValue(key, out var waiting) && waiting.TryDequeue(out var first) ? first.Cells : null;

    /// <summary>What never ended, in the order of the file; then nothing is open.</summary>
    public List<string[]> Rest()
    {
        var rest = begun.Values.SelectMany(waiting => waiting).OrderBy(one => one.At).Select(one => one.Cells).ToList();
        begun.Clear();
        at = 0;
        return rest;
    }
}
