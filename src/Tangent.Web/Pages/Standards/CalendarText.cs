using System.Globalization;
using Tangent.Domain;
using Tangent.Domain.Calendars;
using Tangent.Web.Parts;

namespace Tangent.Web.Pages.Standards;

/// <summary>Calendars in the reader's language.</summary>
static class CalendarText
{
    /// <summary>The days of a week, Monday first.</summary>
    public static readonly IReadOnlyList<DayOfWeek> Week = [.. Enumerable.Range(1, 7).Select(number => (DayOfWeek)(number % 7))];

    /// <summary>A weekday, short.</summary>
    public static string Short(DayOfWeek day) => CultureInfo.CurrentUICulture.DateTimeFormat.GetAbbreviatedDayName(day);

    /// <summary>A weekday.</summary>
    public static string Long(DayOfWeek day) => CultureInfo.CurrentUICulture.DateTimeFormat.GetDayName(day);

    /// <summary>Hours of a day; closed in words.</summary>
    public static string Said(this Words.Words words, DayHours hours) => hours.IsClosed ? words["calendars.closed"] : hours.ToString();

    /// <summary>Why a day has its hours.</summary>
    public static string Said(this Words.Words words, DayRule day) =>
        day.Name is { } name ? words["calendars.reason.named", words.Of(day.Reason), name] : words.Of(day.Reason);

    /// <summary>A doubt in words.</summary>
    public static string Said(this Words.Words words, SaidDoubt doubt) => doubt is { Set: { } set, Year: { } year }
        ? words["calendars.doubt.holidays", set.Name(), set.LastYear, year] : words.Of(doubt.Kind);

    /// <summary>The region of a holiday set.</summary>
    public static string Name(this HolidaySet set) => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh" ? set.NameZh : set.NameEn;

    /// <summary>Days and hours of working time, as hours and minutes.</summary>
    public static string Said(this Words.Words words, TimeSpan span) =>
        words["calendars.span-of", ((long)span.TotalHours).ToString("N0", CultureInfo.CurrentCulture), span.Minutes.ToString(CultureInfo.CurrentCulture)];

    /// <summary>The holiday sets as choices, behind none at all.</summary>
    public static IReadOnlyList<Choice> Holidays(Words.Words words) =>
        [new(None, words["calendars.holidays.none"]), .. HolidaySets.All.Select(set => new Choice(set.Code,
            words["calendars.holidays.of", set.Name(), set.FirstYear, set.LastYear]))];

    /// <summary>The choice without a holiday set.</summary>
    public const string None = "none";
}

/// <summary>A calendar as its form sends it.</summary>
public sealed class CalendarInput
{
    public string? Name { get; set; }
    public string? BasedOn { get; set; }
    public string? Zone { get; set; }
    public List<string?> Week { get; set => field = value ?? []; } = [];
    public string? Holidays { get; set; }
    public string? MakeUpDay { get; set; }
    public string? Days { get; set; }

    /// <summary>The form of a calendar.</summary>
    internal static CalendarInput Of(WorkCalendar calendar) => new()
    {
        Name = calendar.Name,
        BasedOn = calendar.Plan.BasedOn?.ToString(),
        Zone = calendar.Plan.Zone,
        Week = [.. calendar.Plan.Week?.Select(day => day.ToString()) ?? Enumerable.Repeat<string?>(null, 7)],
        Holidays = calendar.Plan.Holidays is { } sets ? (sets.Count == 0 ? CalendarText.None : sets[0]) : null,
        MakeUpDay = calendar.Plan.MakeUpDay?.ToString(),
        Days = OwnDayLines.Write(calendar.Plan.Days),
    };

    /// <summary>The plan, or everything that cannot be read. On a base, a week of empty fields is the base's.</summary>
    internal Outcome<CalendarPlan> Plan()
    {
        List<Problem> problems = [];
        var below = Guid.TryParse(BasedOn, out var id) ? id : (Guid?)null;
        var texts = Enumerable.Range(0, 7).Select(Week.ElementAtOrDefault).ToList();
        for (int day = 0; day < 7; day++)
            if (DayHours.Parse(texts[day]) is null) problems.Add(Problem.Of($"week{day}", "calendars.hours", texts[day]!));
        var days = OwnDayLines.Read(Days);
        if (days.Failure is { } wrong) problems.AddRange(wrong.Problems);
        if (problems.Count > 0) return new Fail.Invalid(problems);
        return new CalendarPlan
        {
            BasedOn = below,
            Zone = string.IsNullOrWhiteSpace(Zone) ? null : Zone.Trim(),
            Week = below is not null && texts.TrueForAll(string.IsNullOrWhiteSpace) ? null : texts.Select(text => DayHours.Parse(text)!).ToItems(),
            Holidays = Holidays switch { null or "" => below is null ? [] : null, CalendarText.None => [], { } code => [code] },
            MakeUpDay = Enum.TryParse<DayOfWeek>(MakeUpDay, out var makeUp) && Enum.IsDefined(makeUp) ? makeUp : null,
            Days = days.Value,
        };
    }
}
