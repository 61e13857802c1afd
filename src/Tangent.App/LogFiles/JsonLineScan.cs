using System.Text;
using System.Text.Json;

namespace Tangent.App.LogFiles;

/// <summary>Reads JSON lines: one object a line, its members are the columns.</summary>
sealed unsafe class JsonLineScan(LogColumns columns, EventSink sink, TimeReader times) : RowScan(columns, sink, times)
{
    private const int Deepest = 64;
    private static readonly JsonReaderOptions Options = new() { MaxDepth = Deepest };
    private readonly (LogRole Role, byte[] Name)[] members =
        [.. columns.Roles.Select(one => (one.Key, Encoding.UTF8.GetBytes(columns.Names[one.Value])))];
    private readonly byte[][] scratch = [.. Enum.GetValues<LogRole>().Select(_ => new byte[64])];

    /// <inheritdoc/>
    public override int Take(byte* bytes, int length, int stopAt, bool isLast)
    {
        int row = 0;
        while (row < length && row < stopAt)
        {
            int end = new ReadOnlySpan<byte>(bytes + row, length - row).IndexOf((byte)'\n');
            if (end < 0 && !isLast) break;
            var line = new ReadOnlySpan<byte>(bytes + row, end < 0 ? length - row : end);
            row = end < 0 ? length : row + end + 1;
            Sink.Segment.Rows++;
            var text = Edges.Trim(line);
            if (!text.IsEmpty) TakeLine(text);
        }
        return row;
    }

    private void TakeLine(ReadOnlySpan<byte> line)
    {
        var cells = new RowCells();
        try
        {
            var reader = new Utf8JsonReader(line, Options);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) throw new JsonException();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName) TakeMember(ref reader, ref cells);
            if (reader.Read()) throw new JsonException();
        }
        catch (Exception trouble) when (trouble is JsonException or InvalidOperationException)
        {
            Sink.Reject(RowFault.NoJson, null, line);
            return;
        }
        Add(cells, line);
    }

    private void TakeMember(ref Utf8JsonReader reader, ref RowCells cells)
    {
        foreach (var (role, name) in members)
        {
            if (!reader.ValueTextEquals(name)) continue;
            reader.Read();
            Put(ref cells, role, Value(ref reader, role));
            return;
        }
        reader.Skip();
    }

    private ReadOnlySpan<byte> Value(scoped ref Utf8JsonReader reader, LogRole role)
    {
        if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            reader.Skip();
            return default;
        }
        if (reader.TokenType == JsonTokenType.Null) return default;
        ref var room = ref scratch[(int)role];
        if (room.Length < reader.ValueSpan.Length) room = new byte[reader.ValueSpan.Length * 2];
        if (reader.TokenType == JsonTokenType.String) return Edges.Trim(room.AsSpan(0, reader.CopyString(room)));
        reader.ValueSpan.CopyTo(room);
        return room.AsSpan(0, reader.ValueSpan.Length);
    }

    private static void Put(ref RowCells cells, LogRole role, ReadOnlySpan<byte> value)
    {
        switch (role)
        {
            case LogRole.Case: cells.Case = value; break;
            case LogRole.Touchpoint: cells.Touchpoint = value; break;
            case LogRole.Time: cells.Time = value; break;
            case LogRole.End: cells.End = value; break;
            case LogRole.Sequence: cells.Sequence = value; break;
            case LogRole.Lifecycle: cells.Lifecycle = value; break;
            case LogRole.Instance: cells.Instance = value; break;
            case LogRole.Unit: cells.Unit = value; break;
            case LogRole.Tier: cells.Tier = value; break;
            case LogRole.Customer: cells.Customer = value; break;
            case LogRole.Score: cells.Score = value; break;
            default: break;
        }
    }

    /// <summary>Names of the members of the first lines, in the order of their coming.</summary>
    public static IReadOnlyList<string> NamesIn(ReadOnlySpan<byte> start, bool isWhole)
    {
        var names = new List<string>();
        for (int lines = 0; lines < 200 && !start.IsEmpty; lines++)
        {
            int end = start.IndexOf((byte)'\n');
            if (end < 0 && !isWhole) break;
            AddNames(start[..(end < 0 ? start.Length : end)], names);
            start = end < 0 ? default : start[(end + 1)..];
        }
        return names;
    }

    private static void AddNames(ReadOnlySpan<byte> line, List<string> names)
    {
        try
        {
            var reader = new Utf8JsonReader(Edges.Trim(line), Options);
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.GetString() is { } name && !names.Contains(name)) names.Add(name);
                reader.Skip();
            }
        }
        catch (Exception trouble) when (trouble is JsonException or InvalidOperationException)
        {
            // The line will be set aside when its turn comes.
        }
    }
}
