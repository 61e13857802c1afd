using System.Buffers.Text;

namespace Tangent.App.LogFiles;

/// <summary>A date and time in one of the looser forms: other separators, single digits, Chinese units, epoch numbers.</summary>
/// <param name="Year">Year, 1 to 9999 when it is right.</param>
/// <param name="Month">Month.</param>
/// <param name="Day">Day.</param>
/// <param name="SecondOfDay">Seconds since midnight.</param>
/// <param name="TailLength">Bytes at the end that were not read: fraction and offset.</param>
/// <param name="Epoch">Microseconds since 1970, when it was such a number.</param>
readonly record struct FreeTime(int Year, int Month, int Day, int SecondOfDay, int TailLength, long? Epoch = null)
{
    /// <summary>
    /// Worked examples, tested: <c>2026年3月2日 9时05分</c>, <c>2026/3/2 9:05</c>, <c>20260302T090500</c>, <c>1772442300</c>
    /// and, where the day comes first, <c>2.3.2026 09:05</c> are one moment.
    /// </summary>
    public static FreeTime? Read(ReadOnlySpan<byte> text, bool? isDayFirst)
    {
        if (text.Length > 64) return null;
        if (OnlyDigits(text) is { } number) return number;
        int at = 0;
        if (Number(text, ref at, 4) is not { } first) return null;
        int firstDigits = at;
        if (firstDigits == 4 && at + 4 <= text.Length && Utf8Parser.TryParse(text.Slice(at, 4), out int _, out int used) && used == 4)
            return Compact(text);
        if (!Separator(text, ref at) || Number(text, ref at, 2) is not { } second) return null;
        if (!Separator(text, ref at) || Number(text, ref at, 4) is not { } third) return null;
        Skip(text, ref at, "\u65e5"u8);
        if (firstDigits <= 2 && isDayFirst is null) return null;
        var (year, month, day) = firstDigits > 2 ? (first, second, third)
            : isDayFirst!.Value ? (third, second, first) : (third, first, second);
        if (year < 100 && firstDigits <= 2) return null;
        return ClockOf(text, ref at) is { } clock ? new(year, month, day, clock, text.Length - at) : null;
    }

    /// <summary>Digits alone: seconds, milliseconds or microseconds since 1970, or a date without separators.</summary>
    private static FreeTime? OnlyDigits(ReadOnlySpan<byte> text)
    {
        bool isNegative = text.Length > 1 && text[0] == '-';
        if (!Utf8Parser.TryParse(text, out long value, out int used) || used != text.Length) return null;
        return (text.Length - (isNegative ? 1 : 0)) switch
        {
            8 when !isNegative => Compact(text),
            14 when !isNegative => new(Int(text[..4]), Int(text[4..6]), Int(text[6..8]), Seconds(text[8..]), 0),
            9 or 10 => new(0, 0, 0, 0, 0, value * 1_000_000),
            12 or 13 => new(0, 0, 0, 0, 0, value * 1_000),
            15 or 16 => new(0, 0, 0, 0, 0, value),
            _ => null,
        };
    }

    private static FreeTime? Compact(ReadOnlySpan<byte> text)
    {
        if (text.Length == 8) return new(Int(text[..4]), Int(text[4..6]), Int(text[6..]), 0, 0);
        bool isWhole = text.Length >= 15 && text[8] is (byte)'T' or (byte)' ' && text[9..15].IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0;
        int seconds = isWhole ? Seconds(text[9..15]) : -1;
        return seconds < 0 ? null : new(Int(text[..4]), Int(text[4..6]), Int(text[6..8]), seconds, text.Length - 15);
    }

    private static int Int(ReadOnlySpan<byte> text) => Utf8Parser.TryParse(text, out int value, out _) ? value : -1;

    private static int Seconds(ReadOnlySpan<byte> text)
    {
        int hour = Int(text[..2]), minute = Int(text[2..4]), second = Int(text[4..6]);
        return hour > 23 || minute > 59 || second > 59 ? -1 : hour * 3600 + minute * 60 + second;
    }

    /// <summary>Hours, minutes and seconds, or midnight where nothing follows.</summary>
    private static int? ClockOf(ReadOnlySpan<byte> text, ref int at)
    {
        if (at == text.Length) return 0;
        if (text[at] is (byte)'T' or (byte)' ') at++;
        while (at < text.Length && text[at] == ' ') at++;
        if (Number(text, ref at, 2) is not { } hour) return null;
        if (!Skip(text, ref at, ":"u8) && !Skip(text, ref at, "\u65f6"u8) && !Skip(text, ref at, "\u70b9"u8)) return null;
        int minute = Number(text, ref at, 2) ?? 0, second = 0;
        if (Skip(text, ref at, ":"u8) || Skip(text, ref at, "\u5206"u8)) second = Number(text, ref at, 2) ?? 0;
        Skip(text, ref at, "\u79d2"u8);
        if (at + 2 < text.Length && text[at] == ' ' && text[at + 1] is (byte)'A' or (byte)'P' && text[at + 2] == 'M')
        {
            if (hour is < 1 or > 12) return null;
            hour = hour % 12 + (text[at + 1] == 'P' ? 12 : 0);
            at += 3;
        }
        return hour > 23 || minute > 59 || second > 59 ? null : hour * 3600 + minute * 60 + second;
    }

    private static bool Separator(ReadOnlySpan<byte> text, ref int at) =>
        Skip(text, ref at, "-"u8) || Skip(text, ref at, "/"u8) || Skip(text, ref at, "."u8)
        || Skip(text, ref at, "\u5e74"u8) || Skip(text, ref at, "\u6708"u8);

    private static bool Skip(ReadOnlySpan<byte> text, ref int at, ReadOnlySpan<byte> what)
    {
        if (!text[at..].StartsWith(what)) return false;
        at += what.Length;
        return true;
    }

    private static int? Number(ReadOnlySpan<byte> text, ref int at, int most)
    {
        int value = 0, from = at;
        for (; at < text.Length && at - from < most && text[at] is >= (byte)'0' and <= (byte)'9'; at++)
            value = value * 10 + (text[at] - '0');
        return at == from ? null : value;
    }
}
