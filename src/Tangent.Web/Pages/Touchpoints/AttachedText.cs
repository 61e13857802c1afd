using System.Globalization;
using Tangent.Analytics;
using Tangent.App.Touchpoints;
using Tangent.Domain.Customers;
using Tangent.Domain.Touchpoints;
using Tangent.Web.Charts;
using Tangent.Web.Parts;

namespace Tangent.Web.Pages.Touchpoints;

/// <summary>Moments, devices and discretion in the reader's language.</summary>
static class AttachedText
{
    public static bool IsChinese => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh";

    public static string Name(this MomentDetails details) => IsChinese ? details.NameZh : details.NameEn;

    public static string Name(this TouchpointTag tag) => IsChinese ? tag.NameZh : tag.NameEn;

    public static string In(this Said said) => said.In(IsChinese);

    /// <summary>A kind of testing moment: built-in ones from the words, own ones by their names.</summary>
    public static string Of(this Words.Words words, TestingKind kind) => TestingKinds.BuiltIn(kind.Code) is { } member
        ? words.Of(member) : (IsChinese ? kind.NameZh : kind.NameEn) ?? kind.Code;

    /// <summary>The kinds that are on, and the one that is chosen whether it is on or not.</summary>
    public static IReadOnlyList<Choice> Choices(this Words.Words words, IReadOnlyList<TestingKind> kinds, string? chosen = null) =>
        [.. kinds.Where(kind => kind.IsOn || kind.Code == chosen).Select(kind => new Choice(kind.Code, words.Of(kind)))];

    /// <summary>A rule in one line, such as 每次最多 2 包.</summary>
    public static string Limit(this Words.Words words, DiscretionTerms terms) => words["discretion.limit",
        words.Of(terms.Period), terms.Amount.ToString("0.##", CultureInfo.CurrentCulture), terms.Unit];

    public static string Tier(this Words.Words words, CustomerTier? tier) => tier is { } one ? words.Of(one) : words["discretion.all-tiers"];

    public static string Days(this DiscretionTerms terms) =>
        $"{Day(terms.From)} – {(terms.To is { } end ? Day(end) : "…")}";

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A number in a table: the point with its interval, or why there is none.</summary>
    public static string Of(this Words.Words words, Answer answer, Measure measure, double scale = 1) => answer switch
    {
        Estimate told => $"{measure.Text(told.Point * scale)} ({measure.Bare(told.Low * scale)} – {measure.Bare(told.High * scale)}), "
            + $"n = {measure.Count(told.N)}",
        CannotTell why => words[why.Code, [.. why.Arguments]],
        _ => "–",
    };

    public static Measure Availability(this Words.Words words) => new(words["devices.field.availability"], 2, "%", CultureInfo.CurrentCulture);

    public static Measure Repair(this Words.Words words) =>
        new(words["devices.field.repair"], 1, words["devices.hours"], CultureInfo.CurrentCulture, HigherIsBetter: false);

    /// <summary>The same answer in per cent.</summary>
    public static Answer InPercent(this Answer answer) => answer is Estimate told
        ? told with { Point = told.Point * 100, Low = told.Low * 100, High = told.High * 100 } : answer;

    /// <summary>A moment that somebody typed in the unit's zone, in UTC; null when nothing readable was typed.</summary>
    public static DateTime? Utc(string? typed, string zone)
    {
        if (!DateTime.TryParse(typed, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)) return null;
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found)) return DateTime.SpecifyKind(local, DateTimeKind.Utc);
        var plain = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        return found.IsInvalidTime(plain) ? null : TimeZoneInfo.ConvertTimeToUtc(plain, found);
    }

    /// <summary>A moment as a field of the browser wants it, in the unit's zone.</summary>
    public static string? Local(DateTime? utc, string zone) => utc is not { } at ? null
        : (TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? TimeZoneInfo.ConvertTimeFromUtc(at, found) : at)
            .ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    public static Guid? Id(string? text) => Guid.TryParse(text, out var id) ? id : null;
}
