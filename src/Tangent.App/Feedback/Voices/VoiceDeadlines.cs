using System.Globalization;
using Tangent.App.Settings;
using Tangent.Domain.Feedback.Voices;

namespace Tangent.App.Feedback.Voices;

/// <summary>By when an item should have ended: so many working days, to the end of the last of them where its unit is.</summary>
public sealed class VoiceDeadlines(TangentSettings settings)
{
    private readonly WorkDays days = new(Days(settings.Inbox.Holidays), Days(settings.Inbox.WorkedWeekends));

    /// <summary>The moment at which the last day is over.</summary>
    /// <param name="kind">What the customer wants.</param>
    /// <param name="receivedUtc">When it reached the inbox.</param>
    /// <param name="zone">IANA zone of the unit.</param>
    public DateTime Of(VoiceKind kind, DateTime receivedUtc, string zone) => Of(days, kind switch
    {
        VoiceKind.Complaint => settings.Inbox.ComplaintDays,
        VoiceKind.Question => settings.Inbox.QuestionDays,
        _ => settings.Inbox.OtherDays,
    }, receivedUtc, zone);

    /// <summary>The same with days and a calendar of one's own.</summary>
    public static DateTime Of(WorkDays days, int count, DateTime receivedUtc, string zone)
    {
        var place = TimeZoneInfo.FindSystemTimeZoneById(zone);
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(receivedUtc, place));
        var midnight = days.After(day, count).AddDays(1).ToDateTime(TimeOnly.MinValue);
        // Where the clock skips midnight, the first moment after the gap.
        while (place.IsInvalidTime(midnight)) midnight = midnight.AddMinutes(30);
        return TimeZoneInfo.ConvertTimeToUtc(midnight, place);
    }

    // The settings were checked at the start.
    private static HashSet<DateOnly> Days(IReadOnlyList<string> texts) =>
        [.. texts.Select(text => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture))];
}
