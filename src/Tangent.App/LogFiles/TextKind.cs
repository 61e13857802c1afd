using System.Text;
using System.Text.Unicode;

namespace Tangent.App.LogFiles;

/// <summary>In which encoding a text is written.</summary>
/// <param name="Other">The encoding, or null for UTF-8.</param>
/// <param name="MarkLength">Bytes of a mark at the front.</param>
/// <param name="IsSure">Whether something in the text said so; ASCII alone says nothing.</param>
sealed record TextKind(Encoding? Other, int MarkLength, bool IsSure)
{
    /// <summary>Chinese text of older programs.</summary>
    public static Encoding Gb18030 => CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    /// <summary>By the mark at the front, by zero bytes, by whether it is UTF-8, by whether it is GB18030; else Windows-1252.</summary>
    public static TextKind Of(ReadOnlySpan<byte> start, bool isWhole)
    {
        if (start.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) return new(null, 3, true);
        if (start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) return new(Encoding.Unicode, 2, true);
        if (start.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return new(Encoding.BigEndianUnicode, 2, true);
        // Latin letters and delimiters of UTF-16 are half zeros.
        var few = start[..Math.Min(start.Length & ~1, 1024)];
        int even = 0, odd = 0;
        for (int i = 0; i < few.Length; i += 2)
        {
            if (few[i] == 0) even++;
            if (few[i + 1] == 0) odd++;
        }
        if (odd > few.Length / 20 && even * 4 < odd) return new(Encoding.Unicode, 0, true);
        if (even > few.Length / 20 && odd * 4 < even) return new(Encoding.BigEndianUnicode, 0, true);
        if (Ascii.IsValid(start)) return new(null, 0, false);
        if (Utf8.IsValid(isWhole ? start : WithoutCut(start))) return new(null, 0, true);
        return new(IsReadable(Gb18030, start) ? Gb18030 : CodePagesEncodingProvider.Instance.GetEncoding(1252)!, 0, true);
    }

    /// <summary>The text without a character that is cut at its end.</summary>
    private static ReadOnlySpan<byte> WithoutCut(ReadOnlySpan<byte> text)
    {
        int i = text.Length - 1;
        for (int back = 0; back < 3 && i > 0 && (text[i] & 0xC0) == 0x80; back++) i--;
        return i >= 0 && text[i] >= 0xC0 ? text[..i] : text;
    }

    private static bool IsReadable(Encoding encoding, ReadOnlySpan<byte> text)
    {
        int lastLine = text.LastIndexOf((byte)'\n');
        var whole = lastLine > 0 ? text[..lastLine] : text;
        var strict = CodePagesEncodingProvider.Instance.GetEncoding(
            encoding.CodePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;
        try
        {
            strict.GetCharCount(whole);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
