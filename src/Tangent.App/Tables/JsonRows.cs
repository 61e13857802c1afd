using System.Text;
using System.Text.Json;
using Tangent.Domain;

namespace Tangent.App.Tables;

/// <summary>
/// JSON lines as a table: one object a line, a column per member; members of an object within it are columns of their own
/// (<c>attributes.branch</c>). A line that is wrong costs itself alone.
/// </summary>
/// <param name="open">Opens the text in UTF-8 from its start; it is read twice.</param>
/// <param name="limits">How much is read.</param>
sealed class JsonRows(Func<Stream> open, TableLimits limits)
{
    // An encounter of our own API is two deep.
    private const int Deepest = 8, LongestLine = 4 << 20;
    private static readonly JsonReaderOptions Options = new() { MaxDepth = Deepest };
    private readonly Dictionary<string, int> columns = new(StringComparer.Ordinal);

    /// <summary>The names of all members that are in the file.</summary>
    public TableRow Header(CancellationToken stop)
    {
        foreach (var line in Lines())
        {
            if ((line.Number & 0xfff) == 0) stop.ThrowIfCancellationRequested();
            if (Parse(line, out var members, out _))
                foreach (var (name, _) in members)
                    if (columns.Count < limits.MostColumns) columns.TryAdd(name, columns.Count);
        }
        return new(0, [.. columns.OrderBy(one => one.Value).Select(one => one.Key)], []);
    }

    /// <summary>The rows; their number is that of the line.</summary>
    public IEnumerable<TableRow> Rows()
    {
        foreach (var line in Lines())
            if (line.IsTooLong || line.Length > 0) yield return Row(line);
    }

    private TableRow Row(Line line)
    {
        var problems = new List<Problem>();
        if (line.IsTooLong) return new(line.Number, [], [new("imports.line-too-long", null, line.Number, LongestLine)]);
        if (!Parse(line, out var members, out var lists)) return new(line.Number, [], [new("imports.not-json", null, line.Number, Deepest)]);
        var cells = new string[columns.Count];
        Array.Fill(cells, "");
        foreach (var (name, value) in members)
        {
            if (!columns.TryGetValue(name, out int at)) problems.Add(new("imports.too-many-columns", null, line.Number, limits.MostColumns));
            else cells[at] = CellText.Clean(value);
            if (value.Length > limits.LongestCell) problems.Add(new("imports.cell-too-long", name, line.Number, limits.LongestCell));
            if (value.Contains('\ufffd', StringComparison.Ordinal)) problems.Add(new("imports.bytes-unreadable", name, line.Number));
        }
        problems.AddRange(lists.Select(name => new Problem("imports.json-list", name, line.Number)));
        return new(line.Number, cells, problems);
    }

    private static bool Parse(Line line, out List<(string Name, string Value)> members, out List<string> lists)
    {
        (members, lists) = ([], []);
        try
        {
            var reader = new Utf8JsonReader(line.Bytes.AsSpan(0, line.Length), Options);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return false;
            Members(ref reader, "", members, lists);
            return !reader.Read();
        }
        catch (Exception trouble) when (trouble is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    private static void Members(ref Utf8JsonReader reader, string prefix, List<(string Name, string Value)> members, List<string> lists)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = prefix + reader.GetString();
            reader.Read();
            if (reader.TokenType == JsonTokenType.StartObject) Members(ref reader, name + ".", members, lists);
            else if (reader.TokenType == JsonTokenType.StartArray)
            {
                lists.Add(name);
                members.Add((name, ""));
                reader.Skip();
            }
            else members.Add((name, reader.TokenType switch
            {
                JsonTokenType.String => reader.GetString()!,
                JsonTokenType.Null => "",
                _ => Encoding.UTF8.GetString(reader.ValueSpan),
            }));
        }
    }

    /// <summary>A line without its end; the bytes are those of the next one as soon as that is asked for.</summary>
    private readonly record struct Line(int Number, byte[] Bytes, int Length, bool IsTooLong);

    private IEnumerable<Line> Lines()
    {
        using var text = open();
        var (buffer, line) = (new byte[1 << 16], new byte[1 << 12]);
        int length = 0, number = 0;
        bool isTooLong = false;
        while (text.Read(buffer) is var read and > 0)
            for (int from = 0; from < read;)
            {
                int end = buffer.AsSpan(from, read - from).IndexOf((byte)'\n');
                int part = end < 0 ? read - from : end;
                if (length + part > LongestLine) isTooLong = true;
                else
                {
                    if (length + part > line.Length) Array.Resize(ref line, (length + part) * 2);
                    buffer.AsSpan(from, part).CopyTo(line.AsSpan(length));
                    length += part;
                }
                from += part + 1;
                if (end < 0) continue;
                Trim(line, ref length, number);
                yield return new(++number, line, length, isTooLong);
                (length, isTooLong) = (0, false);
            }
        if (length == 0 && !isTooLong) yield break;
        Trim(line, ref length, number);
        yield return new(++number, line, length, isTooLong);
    }

    // White space at both ends, and the mark at the front of the file.
    private static void Trim(byte[] line, ref int length, int number)
    {
        var text = line.AsSpan(0, length);
        if (number == 0 && text.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) text = text[3..];
        text = text.Trim(" \t\r"u8);
        text.CopyTo(line);
        length = text.Length;
    }
}
