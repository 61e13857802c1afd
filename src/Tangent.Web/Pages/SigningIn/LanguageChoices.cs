using Tangent.Web.Parts;

namespace Tangent.Web.Pages.SigningIn;

/// <summary>The languages, each in its own words: whoever cannot read one can find the other.</summary>
static class LanguageChoices
{
    public static IReadOnlyList<Choice> All { get; } = [new("zh-CN", "简体中文"), new("en", "English")];
}

/// <summary>Every time zone that the system knows by its IANA name, the usual one first.</summary>
static class ZoneChoices
{
    public const string Usual = "Asia/Shanghai";

    public static IReadOnlyList<Choice> All { get; } =
        [.. TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id).Append(Usual).Append("UTC").Distinct()
            .Where(id => id is "UTC" || id.Contains('/', StringComparison.Ordinal))
            .OrderByDescending(id => id == Usual).ThenBy(id => id, StringComparer.Ordinal).Select(id => new Choice(id, id))];
}
