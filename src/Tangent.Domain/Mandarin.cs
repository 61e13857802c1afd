using System.Text;

namespace Tangent.Domain;

/// <summary>How Chinese names are typed on a keyboard of Latin letters: in full pinyin, or by the initials of the syllables.</summary>
/// <remarks>
/// The readings are kMandarin of Unicode Unihan without tones, with the second readings that service trades use; see
/// docs/dependencies.md. A name with characters that have two readings is found under each.
/// </remarks>
public static class Mandarin
{
    private const int LongestFull = 8, LongestInitials = 16, MostVariants = 6;
    private const char First = '\u4e00', Last = '\u9fff';

    private static readonly string[][] Readings = Load();

    /// <summary>
    /// What may be typed for the name, from each of its syllables on: full readings, then initials, without doubles. Empty
    /// for a name without Chinese characters.
    /// </summary>
    /// <remarks>Worked example, tested: 上门 gives <c>shangmen</c>, <c>sm</c>, <c>men</c>, <c>m</c>.</remarks>
    public static IReadOnlyList<string> Typed(string name)
    {
        var syllables = Syllables(name);
        if (!syllables.Exists(one => one.IsChinese)) return [];
        var (typed, known) = (new List<string>(), new HashSet<string>());
        var read = syllables.ConvertAll(one => one.Readings[0]);
        Add(0, read.Count);

        // One reading differs from the usual at a time: names with two such characters in the unusual reading are rare. Only
        // what begins shortly before it differs.
        int count = 1;
        for (int at = 0; at < syllables.Count; at++)
            foreach (var other in syllables[at].Readings.Skip(1))
            {
                if (++count > MostVariants) return typed;
                (var usual, read[at]) = (read[at], other);
                Add(Math.Max(0, at - LongestInitials + 1), at + 1);
                read[at] = usual;
            }
        return typed;

        void Add(int from, int end)
        {
            for (; from < end; from++)
            {
                Keep(Joined(read, from, LongestFull, (text, _) => text));
                Keep(Joined(read, from, LongestInitials, (text, at) => syllables[at].IsChinese ? text.AsSpan(0, 1) : text));
            }
        }

        void Keep(string text)
        {
            if (known.Add(text)) typed.Add(text);
        }
    }

    private delegate ReadOnlySpan<char> Part(string text, int at);

    private static string Joined(List<string> read, int from, int most, Part part)
    {
        var joined = new StringBuilder();
        for (int at = from; at < Math.Min(read.Count, from + most); at++) joined.Append(part(read[at], at));
        return joined.ToString();
    }

    private static List<(string[] Readings, bool IsChinese)> Syllables(string name)
    {
        var syllables = new List<(string[] Readings, bool IsChinese)>();
        var latin = new StringBuilder();
        foreach (char c in name.Normalize(NormalizationForm.FormKC).ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(c)) latin.Append(c);
            else
            {
                Flush();
                if (c is >= First and <= Last && Readings[c - First] is { Length: > 0 } readings) syllables.Add((readings, true));
            }
        }
        Flush();
        return syllables;

        void Flush()
        {
            if (latin.Length > 0) syllables.Add(([latin.ToString()], false));
            latin.Clear();
        }
    }

    private static string[][] Load()
    {
        var readings = new string[Last - First + 1][];
        Array.Fill(readings, []);
        // Second readings stand at the end of the file, behind a plus.
        using var reader = new StreamReader(typeof(Mandarin).Assembly.GetManifestResourceStream("mandarin-readings.txt")!);
        while (reader.ReadLine() is { } line)
        {
            int space = line.IndexOf(' ', StringComparison.Ordinal);
            foreach (char c in line.AsSpan(space + 1))
                if (c is >= First and <= Last) readings[c - First] = [.. readings[c - First], line[..space].TrimStart('+')];
        }
        return readings;
    }
}
