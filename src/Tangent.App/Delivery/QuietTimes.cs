using System.Globalization;
using Tangent.App.Settings;
using Tangent.Domain.Delivery;
using Tangent.Domain.Feedback.Voices;

namespace Tangent.App.Delivery;

/// <summary>The quiet hours of the settings, with the company's calendar.</summary>
public sealed class QuietTimes
{
    private readonly QuietHours hours;

    /// <summary>Reads them; the settings were checked at the start.</summary>
    public QuietTimes(TangentSettings settings)
    {
        var days = new WorkDays(Days(settings.Inbox.Holidays), Days(settings.Inbox.WorkedWeekends));
        hours = new(Time(settings.Delivery.QuietFrom), Time(settings.Delivery.QuietTo), settings.Delivery.QuietOnDaysOff, days.Holds);
    }

    /// <summary>The moment from which a message to a customer may go out.</summary>
    public DateTime OpenUtc(DateTime nowUtc, string zone) => hours.OpenUtc(nowUtc, zone);

    private static TimeOnly Time(string text) => TimeOnly.ParseExact(text, "HH:mm", CultureInfo.InvariantCulture);

    private static HashSet<DateOnly> Days(IReadOnlyList<string> texts) =>
        [.. texts.Select(text => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture))];
}
