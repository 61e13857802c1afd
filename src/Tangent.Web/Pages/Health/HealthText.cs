using System.Globalization;
using Tangent.Analytics;
using Tangent.App.Encounters.Health;
using Tangent.Web.Charts;
using Tangent.Web.Parts;

namespace Tangent.Web.Pages.Health;

/// <summary>The health of data in words and pictures.</summary>
static class HealthText
{
    /// <summary>A share with its interval, or why there is none.</summary>
    public static (string Point, string Doubt) Share(this Words.Words words, Answer answer) => answer switch
    {
        Estimate share => (words["health.percent", share.Point],
            words["health.range", words["health.percent", share.Low], words["health.percent", share.High]]),
        CannotTell why => ("–", words[why.Code, [.. why.Arguments]]),
        _ => ("–", ""),
    };

    /// <summary>A length of time with its interval, or why there is none.</summary>
    public static (string Point, string Doubt) Time(this Words.Words words, Answer answer) => answer switch
    {
        Estimate time => (words.Span(time.Point), words["health.range", words.Span(time.Low), words.Span(time.High)]),
        CannotTell why => ("–", words[why.Code, [.. why.Arguments]]),
        _ => ("–", ""),
    };

    /// <summary>The days of a source as bars.</summary>
    public static Chart Draw(this SourceHealth source, Words.Words words, ChartWords chart) => DayBars.Draw(
        [.. source.Days.Select(day => new DayBars.Day(Short(day.Day), day.Count.Count, (day.Count.Usual as Estimate)?.Low,
            (day.Count.Usual as Estimate)?.High, day.Count.IsLacking))],
        new(words["health.per-day", source.Source], 0, "", CultureInfo.CurrentCulture), chart);

    private static string Short(DateOnly day) =>
        day.ToString(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh" ? "M/d" : "d MMM", CultureInfo.CurrentCulture);
}
