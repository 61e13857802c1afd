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
    public DateTime Of(VoiceKind kind, DateTime receivedUtc, string zone) => days.EndUtc(receivedUtc, kind switch
    {
        VoiceKind.Complaint => settings.Inbox.ComplaintDays,
        VoiceKind.Question => settings.Inbox.QuestionDays,
        _ => settings.Inbox.OtherDays,
    }, zone);

    // The settings were checked at the start.
    private static HashSet<DateOnly> Days(IReadOnlyList<string> texts) =>
        [.. texts.Select(text => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture))];
}
