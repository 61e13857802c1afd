using System.Text;

namespace Tangent.App.Tables;

/// <summary>How the text of a file is encoded, found out from its bytes.</summary>
/// <param name="Encoding">How to read it; what cannot be read becomes U+FFFD, which names the row.</param>
/// <param name="Name">What it is called: UTF-8, UTF-16, GB18030, Windows-1252.</param>
/// <param name="IsGuess">Whether nothing in the file says so.</param>
sealed record TextGuess(Encoding Encoding, string Name, bool IsGuess)
{
    public const string Utf8 = "UTF-8", Utf16 = "UTF-16", Gb18030 = "GB18030", Western = "Windows-1252";

    /// <summary>The encodings that a person can choose.</summary>
    public static readonly string[] Names = [Utf8, Utf16, Gb18030, Western];

    /// <summary>The encoding of this name.</summary>
    public static TextGuess Of(string name, bool isGuess) => new(name switch
    {
        Utf16 => new UnicodeEncoding(bigEndian: false, byteOrderMark: true),
        "UTF-16BE" => new UnicodeEncoding(bigEndian: true, byteOrderMark: true),
        Gb18030 => Page(54936),
        Western => Page(1252),
        _ => new UTF8Encoding(),
    }, name == "UTF-16BE" ? Utf16 : name, isGuess);

    /// <summary>Looks at all bytes once; null when they are no text. The stream stands at its start afterwards.</summary>
    public static TextGuess? From(Stream stream)
    {
        var seen = Utf8Count.Of(stream, out var start);
        stream.Position = 0;
        if (start is [0xef, 0xbb, 0xbf, ..]) return Of(Utf8, false);
        if (start is [0xff, 0xfe, ..]) return Of(Utf16, false);
        if (start is [0xfe, 0xff, ..]) return Of("UTF-16BE", false);
        // UTF-16 has many zeros or is no UTF-8; a stray zero in a sound text costs its row alone.
        if (seen.EvenZeros + seen.OddZeros is var zeros and > 0 && (seen.Broken > 0 || zeros * 20 >= stream.Length))
            return seen.OddZeros >= 3 * seen.EvenZeros ? Of(Utf16, true) : seen.EvenZeros >= 3 * seen.OddZeros ? Of("UTF-16BE", true) : null;
        if (seen.Broken == 0) return Of(Utf8, seen.Sound > 0);

        var (sound, broken) = Count(stream, Of(Gb18030, true).Encoding);
        stream.Position = 0;
        if (broken == 0) return Of(Gb18030, true);
        if (seen.Broken * 20 < seen.Sound) return Of(Utf8, true);
        return broken * 20 < sound ? Of(Gb18030, true) : Of(Western, true);
    }

    private static Encoding Page(int number) => CodePagesEncodingProvider.Instance.GetEncoding(
        number, EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\ufffd"))!;

    private static (long Sound, long Broken) Count(Stream stream, Encoding encoding)
    {
        long sound = 0, broken = 0;
        using var reader = new StreamReader(stream, encoding, false, 1 << 16, leaveOpen: true);
        var buffer = new char[1 << 15];
        while (reader.Read(buffer) is var read and > 0)
            foreach (char c in buffer.AsSpan(0, read))
                if (c == '\ufffd') broken++;
                else if (c > '\u007f') sound++;
        return (sound, broken);
    }

    /// <summary>Characters of several bytes that are sound UTF-8, and bytes that are not.</summary>
    private sealed class Utf8Count
    {
        private int waiting;

        public long Sound { get; private set; }
        public long Broken { get; private set; }
        public long EvenZeros { get; private set; }
        public long OddZeros { get; private set; }

        public static Utf8Count Of(Stream stream, out byte[] start)
        {
            var (count, buffer) = (new Utf8Count(), new byte[1 << 16]);
            start = [];
            long at = 0;
            while (stream.Read(buffer) is var read and > 0)
            {
                if (at == 0) start = buffer[..Math.Min(read, 4)];
                var bytes = buffer.AsSpan(0, read);
                // Plain text is most of most files, and needs no closer look.
                if (count.waiting > 0 || !Ascii.IsValid(bytes) || bytes.Contains((byte)0))
                    for (int i = 0; i < read; i++) count.Add(bytes[i], at + i);
                at += read;
            }
            if (count.waiting > 0) count.Broken++;
            return count;
        }

        private void Add(byte next, long at)
        {
            if (next == 0 && at % 2 == 0) EvenZeros++;
            else if (next == 0) OddZeros++;
            if (waiting > 0 && (next & 0xc0) == 0x80)
            {
                if (--waiting == 0) Sound++;
                return;
            }
            if (waiting > 0) Broken++;
            waiting = next switch { < 0x80 => 0, >= 0xc2 and < 0xe0 => 1, >= 0xe0 and < 0xf0 => 2, >= 0xf0 and < 0xf5 => 3, _ => -1 };
            if (waiting >= 0) return;
            waiting = 0;
            Broken++;
        }
    }
}
