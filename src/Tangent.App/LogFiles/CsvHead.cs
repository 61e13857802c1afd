using System.Text;

namespace Tangent.App.LogFiles;

/// <summary>The first rows of a delimited text: its delimiter, the names of its columns, where its rows begin.</summary>
/// <param name="Delimiter">What parts cells.</param>
/// <param name="Names">Names of the columns.</param>
/// <param name="Length">Bytes up to the first row behind the header.</param>
/// <param name="Rows">Some rows, to look at.</param>
sealed record CsvHead(char Delimiter, IReadOnlyList<string> Names, int Length, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    private const int RowsLookedAt = 200;
    private static readonly char[] Candidates = [',', ';', '\t', '|', '^', '~', '\u0001'];

    /// <summary>Looks at the beginning of a UTF-8 text; null when it holds no row.</summary>
    public static CsvHead? Of(ReadOnlySpan<byte> start, bool isWhole)
    {
        var bytes = start.ToArray();
        if (Edges.Trim(bytes).IsEmpty) return null;
        return Candidates.Select(candidate => Look(bytes, isWhole, candidate)).MaxBy(one => one.Score).Head;
    }

    private static (double Score, CsvHead Head) Look(byte[] bytes, bool isWhole, char delimiter)
    {
        int at = 0;
        while (bytes.AsSpan(at) is [(byte)'\r' or (byte)'\n', ..]) at++;
        var names = Row(bytes, ref at, delimiter)!;
        int length = at;
        var rows = new List<IReadOnlyList<string>>();
        for (int before = at; rows.Count < RowsLookedAt && Row(bytes, ref at, delimiter) is { } row; before = at)
        {
            if (at == bytes.Length && !isWhole && before > length) break;
            if (row.Count > 1 || row[0].Length > 0) rows.Add(row);
        }
        double agree = rows.Count == 0 ? 1 : rows.Count(row => row.Count == names.Count) / (double)rows.Count;
        double score = names.Count < 2 ? 0 : agree + Math.Min(names.Count, 100) / 1000.0;
        return (score, new(delimiter, names, length, rows));
    }

    private static List<string>? Row(byte[] bytes, ref int at, char delimiter)
    {
        if (at >= bytes.Length) return null;
        var cells = new List<string>();
        var cell = new List<byte>();
        bool isQuoted = false, isFresh = true;
        for (; at < bytes.Length; at++)
        {
            byte c = bytes[at];
            if (isQuoted && c == '"')
            {
                if (at + 1 < bytes.Length && bytes[at + 1] == '"') cell.Add(bytes[++at]);
                else isQuoted = false;
            }
            else if (isQuoted) cell.Add(c);
            else if (c == '"' && isFresh) isQuoted = true;
            else if (c == '\n') break;
            else if (c == delimiter) End(cells, cell);
            else cell.Add(c);
            isFresh = !isQuoted && c == delimiter;
        }
        at = Math.Min(at + 1, bytes.Length);
        End(cells, cell);
        return cells;
    }

    private static void End(List<string> cells, List<byte> cell)
    {
        cells.Add(Encoding.UTF8.GetString(Edges.Trim(cell.ToArray())).Normalize());
        cell.Clear();
    }
}
