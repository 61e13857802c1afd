using System.Text;

namespace Tangent.App.LogFiles;

/// <summary>What the next piece of an XML text is.</summary>
enum XmlPiece
{
    /// <summary>A start tag, perhaps one that ends at once.</summary>
    Open,

    /// <summary>An end tag.</summary>
    Close,

    /// <summary>The end of the text.</summary>
    End,
}

/// <summary>An XML text that breaks the rules.</summary>
sealed class XmlTrouble(string code, long line) : Exception
{
    public string Code => code;
    public long Line => line;
}

/// <summary>
/// Reads the tags of an XML text in UTF-8 from front to end, in bounded memory. Document types, and with them entities of
/// one's own, are refused: nothing is expanded and nothing is fetched.
/// </summary>
sealed class XmlText(Stream text)
{
    private const int LongestTag = 16 << 20, Deepest = 256;
    private byte[] buffer = GC.AllocateUninitializedArray<byte>(1 << 20);
    private readonly List<byte[]> open = [];
    private int position, length, tagAt, tagLength, nameLength;
    private bool isOver;

    /// <summary>Line of the place that is read, from 1.</summary>
    public long Line { get; private set; } = 1;

    /// <summary>How many elements are open, with one that was just opened.</summary>
    public int Depth => open.Count;

    /// <summary>Whether the start tag ends its element at once.</summary>
    public bool IsEmpty { get; private set; }

    /// <summary>Name of the tag without its prefix.</summary>
    public ReadOnlySpan<byte> Name => WithoutPrefix(buffer.AsSpan(tagAt, nameLength));

    /// <summary>The next tag. Comments, processing instructions and text between tags are passed over.</summary>
    public XmlPiece Next()
    {
        while (true)
        {
            if (!SkipTo((byte)'<'))
                return open.Count == 0 ? XmlPiece.End : throw new XmlTrouble("analyse.xml-cut", Line);
            if (!Has(4)) throw new XmlTrouble("analyse.xml-cut", Line);
            var ahead = buffer.AsSpan(position, 4);
            if (ahead.StartsWith("<!--"u8)) Pass("-->"u8, 4);
            else if (ahead.StartsWith("<?"u8)) Pass("?>"u8, 2);
            else if (ahead.StartsWith("<![C"u8)) Pass("]]>"u8, 4);
            else if (ahead.StartsWith("<!"u8)) throw new XmlTrouble("analyse.xml-dtd", Line);
            else return Tag();
        }
    }

    /// <summary>The next child, or false at the end tag of the element that is open at this depth.</summary>
    public bool Inside(int depth) => Next() switch
    {
        XmlPiece.Open => true,
        XmlPiece.Close => Depth >= depth,
        _ => false,
    };

    /// <summary>Leaves out what is inside the element that was just opened.</summary>
    public void Pass()
    {
        if (IsEmpty) return;
        for (int depth = Depth; Depth >= depth;) Next();
    }

    /// <summary>Looks an attribute of the start tag up by its name.</summary>
    /// <param name="key">The name.</param>
    /// <param name="room">Where a value with entities is written.</param>
    public ReadOnlySpan<byte> Attribute(ReadOnlySpan<byte> key, ref byte[] room)
    {
        var rest = buffer.AsSpan(tagAt + nameLength, tagLength - nameLength);
        while (true)
        {
            rest = rest.TrimStart(" \t\r\n"u8);
            int equals = rest.IndexOf((byte)'=');
            if (equals <= 0) return default;
            var name = rest[..equals].TrimEnd(" \t\r\n"u8);
            rest = rest[(equals + 1)..].TrimStart(" \t\r\n"u8);
            if (rest.IsEmpty || rest[0] is not ((byte)'"' or (byte)'\'')) throw new XmlTrouble("analyse.xml-broken", Line);
            int end = rest[1..].IndexOf(rest[0]);
            if (end < 0) throw new XmlTrouble("analyse.xml-broken", Line);
            var value = rest.Slice(1, end);
            if (name.SequenceEqual(key)) return value.Contains((byte)'&') ? Plain(value, ref room) : value;
            rest = rest[(end + 2)..];
        }
    }

    private XmlPiece Tag()
    {
        int end = EndOfTag();
        var tag = buffer.AsSpan(position + 1, end - position - 1);
        Line += tag.Count((byte)'\n');
        tagAt = position + 1;
        position = end + 1;
        if (tag.IsEmpty) throw new XmlTrouble("analyse.xml-broken", Line);
        if (tag[0] == '/')
        {
            var name = tag[1..].TrimEnd(" \t\r\n"u8);
            if (open.Count == 0 || !open[^1].AsSpan().SequenceEqual(name)) throw new XmlTrouble("analyse.xml-broken", Line);
            (tagAt, nameLength) = (tagAt + 1, name.Length);
            open.RemoveAt(open.Count - 1);
            return XmlPiece.Close;
        }
        IsEmpty = tag[^1] == '/';
        tagLength = tag.Length - (IsEmpty ? 1 : 0);
        int stop = tag[..tagLength].IndexOfAny(" \t\r\n"u8);
        nameLength = stop < 0 ? tagLength : stop;
        if (nameLength == 0 || tag[0] is (byte)'"' or (byte)'\'' or (byte)'=') throw new XmlTrouble("analyse.xml-broken", Line);
        if (!IsEmpty) Push(tag[..nameLength]);
        return XmlPiece.Open;
    }

    private void Push(ReadOnlySpan<byte> name)
    {
        if (open.Count == Deepest) throw new XmlTrouble("analyse.xml-deep", Line);
        open.Add(Known(name));
    }

    // The names of XES are few: no new text for each tag.
    private static byte[] Known(ReadOnlySpan<byte> name)
    {
        foreach (var known in KnownNames)
            if (name.SequenceEqual(known)) return known;
        return name.ToArray();
    }

    private static readonly byte[][] KnownNames =
        [.. ((string[])["event", "trace", "string", "date", "int", "float", "boolean", "log", "list", "global", "values"]).Select(Encoding.ASCII.GetBytes)];

    private int EndOfTag()
    {
        for (int at = position + 1; ;)
        {
            int found = buffer.AsSpan(at, length - at).IndexOfAny("\"'>"u8);
            if (found < 0) at = Demand(length);
            else if (buffer[at + found] == '>') return at + found;
            else
            {
                byte quote = buffer[at + found];
                at += found + 1;
                int close;
                while ((close = buffer.AsSpan(at, length - at).IndexOf(quote)) < 0) at = Demand(at);
                at += close + 1;
            }
        }
    }

    /// <summary>Reads more behind what is there.</summary>
    /// <returns>The place that was given, which moved.</returns>
    private int Demand(int place)
    {
        int before = position;
        if (length - position > LongestTag) throw new XmlTrouble("analyse.xml-long", Line);
        if (!Fill()) throw new XmlTrouble("analyse.xml-cut", Line);
        return place - (before - position);
    }

    private bool Has(int bytes)
    {
        while (length - position < bytes)
            if (!Fill()) return false;
        return true;
    }

    private bool SkipTo(byte sought)
    {
        while (true)
        {
            int found = buffer.AsSpan(position, length - position).IndexOf(sought);
            var passed = buffer.AsSpan(position, found < 0 ? length - position : found);
            Line += passed.Count((byte)'\n');
            position += passed.Length;
            if (found >= 0) return true;
            if (!Fill()) return false;
        }
    }

    private void Pass(ReadOnlySpan<byte> end, int ahead)
    {
        position += ahead;
        while (true)
        {
            int found = buffer.AsSpan(position, length - position).IndexOf(end);
            int passed = found >= 0 ? found + end.Length : Math.Max(0, length - position - end.Length + 1);
            Line += buffer.AsSpan(position, passed).Count((byte)'\n');
            position += passed;
            if (found >= 0) return;
            if (!Fill()) throw new XmlTrouble("analyse.xml-cut", Line);
        }
    }

    private bool Fill()
    {
        if (isOver) return false;
        var held = buffer.AsSpan(position, length - position);
        var target = held.Length <= buffer.Length / 2 ? buffer : GC.AllocateUninitializedArray<byte>(buffer.Length * 2);
        held.CopyTo(target);
        (buffer, position, length) = (target, 0, held.Length);
        int read = text.Read(buffer.AsSpan(length));
        isOver = read == 0;
        length += read;
        return read > 0;
    }

    private static ReadOnlySpan<byte> WithoutPrefix(ReadOnlySpan<byte> name) =>
        name.IndexOf((byte)':') is >= 0 and var colon ? name[(colon + 1)..] : name;

    /// <summary>A value with the five entities of XML and numbered characters written out.</summary>
    private ReadOnlySpan<byte> Plain(ReadOnlySpan<byte> value, ref byte[] room)
    {
        if (room.Length < value.Length) room = new byte[value.Length * 2];
        int written = 0;
        while (!value.IsEmpty)
        {
            int at = value.IndexOf((byte)'&');
            var before = at < 0 ? value : value[..at];
            before.CopyTo(room.AsSpan(written));
            written += before.Length;
            if (at < 0) break;
            int end = value[at..].IndexOf((byte)';');
            if (end < 0) throw new XmlTrouble("analyse.xml-broken", Line);
            var rune = EntityOf(value.Slice(at + 1, end - 1)) ?? throw new XmlTrouble("analyse.xml-entity", Line);
            written += rune.EncodeToUtf8(room.AsSpan(written));
            value = value[(at + end + 1)..];
        }
        return room.AsSpan(0, written);
    }

    private static Rune? EntityOf(ReadOnlySpan<byte> name)
    {
        if (name.SequenceEqual("amp"u8)) return new('&');
        if (name.SequenceEqual("lt"u8)) return new('<');
        if (name.SequenceEqual("gt"u8)) return new('>');
        if (name.SequenceEqual("quot"u8)) return new('"');
        if (name.SequenceEqual("apos"u8)) return new('\'');
        bool isHex = name.StartsWith("#x"u8);
        var digits = Encoding.ASCII.GetString(isHex ? name[2..] : name.StartsWith("#"u8) ? name[1..] : default);
        var style = isHex ? System.Globalization.NumberStyles.AllowHexSpecifier : System.Globalization.NumberStyles.None;
        return int.TryParse(digits, style, null, out int point) && Rune.IsValid(point) ? new(point) : null;
    }
}
