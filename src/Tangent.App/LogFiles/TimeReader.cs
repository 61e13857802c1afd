using System.Runtime.CompilerServices;
using Tangent.Analytics.Flow;

namespace Tangent.App.LogFiles;

/// <summary>Reads dates and times as microseconds since 1970 UTC. Keeps the last day: logs come in order.</summary>
/// <param name="zone">Where a time without offset was taken; null: UTC.</param>
/// <param name="isDayFirst">How <c>03/04/2026</c> is meant; null: such times are not read.</param>
sealed unsafe class TimeReader(TimeZoneInfo? zone, bool? isDayFirst)
{
    private const long Day = 86_400_000_000, Second = 1_000_000;
    private const long First = -62_135_596_800_000_000, Last = 253_402_300_799_999_999;
    private readonly ZoneOffsets? offsets = zone is null || zone.HasSameRules(TimeZoneInfo.Utc) ? null : new(zone);
    private ulong dayHead;
    private ushort dayTail;
    private long dayMicros;

    /// <summary>The moment, or <see cref="Step.NoEnd"/> when the text is none.</summary>
    public long Read(ReadOnlySpan<byte> text)
    {
        fixed (byte* start = text) return text.Length == 0 ? Step.NoEnd : Read(start, text.Length);
    }

    /// <summary>The moment, or <see cref="Step.NoEnd"/> when the text is none.</summary>
    public long Read(byte* text, int length)
    {
        if (length >= 19 && (text[10] == 'T' || text[10] == ' ') && SameDay(text) && Clock(text + 11) is >= 0 and var clock)
        {
            long micros = dayMicros + clock;
            return length == 19 && offsets is null ? micros : WithTail(micros, new(text + 19, length - 19));
        }
        return ReadAny(new(text, length));
    }

    /// <summary>The moment where it is written as most programs do, <c>2026-03-02T09:00:00</c>, without spaces around it; else the
    /// text is looked at whole. <see cref="Step.NoEnd"/> also where that needs more care.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long ReadPlain(byte* text, int length)
    {
        if (length == 19 && offsets is null && (text[10] == 'T' || text[10] == ' ') && SameDay(text) && Clock(text + 11) is >= 0 and var clock)
            return dayMicros + clock;
        return Edges.MayNeedCare(text, length) ? Step.NoEnd : Read(text, length);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool SameDay(byte* text)
    {
        ulong head = Unsafe.ReadUnaligned<ulong>(text);
        ushort tail = Unsafe.ReadUnaligned<ushort>(text + 8);
        return head == dayHead && tail == dayTail || NewDay(text, head, tail);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool NewDay(byte* text, ulong head, ushort tail)
    {
        if (text[4] != text[7] || text[4] is not ((byte)'-' or (byte)'/' or (byte)'.')) return false;
        int year = Digits(new(text, 4)), month = Digits(new(text + 5, 2)), day = Digits(new(text + 8, 2));
        if (DayOf(year, month, day) is not { } micros) return false;
        (dayHead, dayTail, dayMicros) = (head, tail, micros);
        return true;
    }

    /// <summary>Microseconds of <c>HH:mm:ss</c>, eight bytes at once; -1 when it is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long Clock(byte* text)
    {
        ulong digits = Unsafe.ReadUnaligned<ulong>(text) ^ 0x30303A30303A3030UL;      // digits 0 to 9, colons 0
        if (((digits | digits + 0x76767F76767F7676UL) & 0x8080808080808080UL) != 0) return -1;
        ulong pairs = digits * 10 + (digits >> 8);
        int hour = (byte)pairs, minute = (byte)(pairs >> 24), second = (byte)(pairs >> 48);
        return hour > 23 || minute > 59 || second > 59 ? -1 : (hour * 3600L + minute * 60 + second) * Second;
    }

    private static long? DayOf(int year, int month, int day) =>
        year is < 1 or > 9999 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) ? null
        : new DateOnly(year, month, day).DayNumber * Day + First;

    private static int Digits(ReadOnlySpan<byte> text)
    {
        int value = 0;
        foreach (byte c in text)
        {
            if (c is < (byte)'0' or > (byte)'9') return -1;
            value = value * 10 + (c - '0');
        }
        return value;
    }

    /// <summary>Adds what follows the seconds: a fraction, an offset from UTC.</summary>
    private long WithTail(long micros, ReadOnlySpan<byte> tail)
    {
        if (tail.Length > 0 && tail[0] is (byte)'.' or (byte)',')
        {
            int i = 1;
            for (long unit = Second / 10; i < tail.Length && tail[i] is >= (byte)'0' and <= (byte)'9'; i++, unit /= 10)
                micros += (tail[i] - '0') * unit;
            if (i == 1) return Step.NoEnd;
            tail = tail[i..];
        }
        tail = Edges.Trim(tail);
        if (tail.IsEmpty) return Within(offsets is null ? micros : micros - offsets.At(micros));
        if (tail is [(byte)'Z' or (byte)'z'] || tail.SequenceEqual("UTC"u8) || tail.SequenceEqual("GMT"u8)) return Within(micros);
        int hours = tail.Length >= 3 ? Digits(tail[1..3]) : -1;
        int minutes = tail.Length switch
        {
            3 => 0,
            5 => Digits(tail[3..]),
            6 when tail[3] == ':' => Digits(tail[4..]),
            _ => -1,
        };
        if (hours is < 0 or > 18 || minutes is < 0 or > 59 || tail[0] is not ((byte)'+' or (byte)'-')) return Step.NoEnd;
        long offset = (hours * 60 + minutes) * 60 * Second;
        return Within(tail[0] == '+' ? micros - offset : micros + offset);
    }

    private static long Within(long micros) => micros is < First or > Last ? Step.NoEnd : micros;

    /// <summary>The other ways in which people write a time.</summary>
    private long ReadAny(ReadOnlySpan<byte> text)
    {
        if (FreeTime.Read(text, isDayFirst) is not { } free) return Step.NoEnd;
        if (free.Epoch is { } epoch) return Within(epoch);
        if (free.SecondOfDay < 0 || DayOf(free.Year, free.Month, free.Day) is not { } day) return Step.NoEnd;
        return WithTail(day + free.SecondOfDay * Second, text[^free.TailLength..]);
    }

    /// <summary>Offsets of a zone, looked up once per hour.</summary>
    private sealed class ZoneOffsets(TimeZoneInfo zone)
    {
        private long hour = long.MinValue, offset;

        /// <summary>What to take from a local time. An hour that comes twice is taken as its first; one that is left
        /// out as if the clock had not moved yet.</summary>
        public long At(long localMicros)
        {
            long now = localMicros / (Second * 900);       // zones change at quarters of an hour
            if (now == hour) return offset;
            var local = new DateTime(Math.Clamp((localMicros - First) * 10, 0, DateTime.MaxValue.Ticks));
            var span = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max()
                : zone.IsInvalidTime(local) ? zone.GetUtcOffset(local.AddHours(-3)) : zone.GetUtcOffset(local);
            (hour, offset) = (now, span.Ticks / 10);
            return offset;
        }
    }
}
