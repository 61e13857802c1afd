using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tangent.Domain.Calendars;

/// <summary>A stretch of working time on the clock of a day.</summary>
/// <param name="From">Minute of the day, 0 to 1439.</param>
/// <param name="To">Minute after it, at most a day later: above 1440 it reaches into the next day.</param>
public readonly record struct Shift(int From, int To);

/// <summary>The working hours of one day on the clock of the wall: any number of stretches, breaks between them; none when closed.</summary>
/// <remarks>
/// Worked examples, tested: <c>09:00-12:00 13:30-18:00</c> has a lunch break; <c>22:00-06:00</c> reaches into the next day;
/// <c>24h</c> is <c>00:00-24:00</c>; <c>closed</c> and the empty text have no hours.
/// </remarks>
[JsonConverter(typeof(AsText))]
public sealed record DayHours(Items<Shift> Shifts)
{
    private const int MinutesOfDay = 1440, MostShifts = 12;

    /// <summary>What people type between two times, Chinese keyboards and word processors too.</summary>
    private static readonly char[] Dashes = ['\u2013', '\u2014', '~', '\uFF5E', '\u81F3', '\uFF0D'];
    private static readonly char[] Gaps = [' ', ',', ';', '\uFF0C', '\u3001', '\uFF1B', '\u3000', '\t'];

    /// <summary>A day without working hours.</summary>
    public static DayHours Closed { get; } = new(Items<Shift>.None);

    /// <summary>A day and a night.</summary>
    public static DayHours RoundTheClock { get; } = new([new Shift(0, MinutesOfDay)]);

    /// <summary>Whether nobody works.</summary>
    public bool IsClosed => Shifts.Count == 0;

    /// <summary>Reads hours as people write them; null when they cannot be read or overlap.</summary>
    public static DayHours? Parse(string? text)
    {
        var plain = (text ?? "").Trim().ToLowerInvariant().Replace('\uFF1A', ':');
        foreach (char dash in Dashes) plain = plain.Replace(dash, '-');
        if (plain is "" or "-" or "closed" or "\u4F11" or "\u4F11\u606F") return Closed;
        if (plain is "24h") return RoundTheClock;

        List<Shift> shifts = [];
        foreach (var part in plain.Split(Gaps, StringSplitOptions.RemoveEmptyEntries))
        {
            var ends = part.Split('-');
            if (ends.Length != 2 || Minute(ends[0]) is not { } from || Minute(ends[1]) is not { } to || from == MinutesOfDay) return null;
            shifts.Add(new(from, to <= from ? to + MinutesOfDay : to));
        }
        shifts.Sort((one, other) => one.From.CompareTo(other.From));
        if (shifts.Count > MostShifts || shifts[^1].To - shifts[0].From > MinutesOfDay) return null;
        for (int i = 1; i < shifts.Count; i++)
            if (shifts[i].From < shifts[i - 1].To) return null;
        return new(shifts.ToItems());
    }

    /// <summary>The hours as they are written: <c>09:00-12:00 13:30-18:00</c>, or <c>closed</c>.</summary>
    public override string ToString() =>
        IsClosed ? "closed" : string.Join(' ', Shifts.Select(shift => $"{Clock(shift.From)}-{Clock(shift.To)}"));

    /// <summary>The minute of a day as a clock shows it; the end of the day is 24:00.</summary>
    public static string Clock(int minute)
    {
        int of = minute > MinutesOfDay ? minute - MinutesOfDay : minute;
        return string.Create(CultureInfo.InvariantCulture, $"{of / 60:00}:{of % 60:00}");
    }

    private static int? Minute(string text)
    {
        var parts = text.Split(':');
        if (parts.Length is < 1 or > 2 || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out int hour)) return null;
        int minute = 0;
        if (parts.Length == 2 && (parts[1].Length != 2 || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out minute))) return null;
        return hour <= 24 && minute < 60 && (hour < 24 || minute == 0) ? (hour * 60) + minute : null;
    }

    /// <summary>Hours stand in JSON as people write them.</summary>
    private sealed class AsText : JsonConverter<DayHours>
    {
        public override DayHours Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Parse(reader.GetString()) ?? throw new JsonException("no working hours");

        public override void Write(Utf8JsonWriter writer, DayHours value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
