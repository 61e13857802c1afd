using System.Globalization;
using Tangent.Analytics;
using Tangent.Domain.Delivery;
using Tangent.Web.Charts;
using Tangent.Web.Pages.Touchpoints;
using Tangent.Web.Parts;

namespace Tangent.Web.Pages.Surveys;

/// <summary>Rules in the reader's language.</summary>
static class RuleText
{
    /// <summary>The channels by which customers are asked.</summary>
    public static IReadOnlyList<Choice> Channels(Words.Words words) =>
        [.. new[] { DeliveryChannel.Email, DeliveryChannel.Sms, DeliveryChannel.WeChat }.Select(channel => new Choice(channel.ToString(), words.Of(channel)))];

    /// <summary>A share with its interval, or why there is none.</summary>
    public static string Told(this Words.Words words, Answer share)
    {
        if (share.InPercent() is not Estimate told) return share is CannotTell why ? words[why.Code, [.. why.Arguments]] : "–";
        var measure = new Measure("", 1, "%", CultureInfo.CurrentCulture);
        return words["asking.told", measure.Text(told.Point), measure.Range(told), told.N];
    }
}
