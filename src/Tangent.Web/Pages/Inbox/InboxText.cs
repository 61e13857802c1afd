using System.Globalization;
using Tangent.App.Feedback.Published;
using Tangent.App.Feedback.Voices;
using Tangent.App.Touchpoints.Published;
using Tangent.Domain.Feedback.Voices;
using Tangent.Web.Pages.Touchpoints;
using Tangent.Web.Parts;

namespace Tangent.Web.Pages.Inbox;

/// <summary>Items of the inbox in the reader's language.</summary>
static class InboxText
{
    private const int LongestQuote = 90;

    private static bool IsChinese => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh";

    /// <summary>What was said, in one line.</summary>
    public static string Quote(this Words.Words words, string? said)
    {
        if (said is null) return words["voices.erased"];
        var line = string.Join(' ', said.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= LongestQuote ? line : line[..LongestQuote] + "…";
    }

    /// <summary>How much time is left, or since when it is overdue.</summary>
    public static string Left(this Words.Words words, VoiceRow row) =>
        row.IsOverdue ? words["voices.overdue-days", -row.DaysLeft] : words["voices.days-left", row.DaysLeft];

    /// <summary>The name of a theme.</summary>
    public static string Name(this ThemeName theme) => IsChinese ? theme.NameZh : theme.NameEn;

    /// <summary>Themes as choices.</summary>
    public static IReadOnlyList<Choice> Choices(this IReadOnlyList<ThemeName> themes) => [.. themes.Select(theme => new Choice(theme.Code, theme.Name()))];

    public static string Name(this TouchpointFact at) => IsChinese ? at.NameZh : at.NameEn;

    /// <summary>Touchpoints as choices.</summary>
    public static IReadOnlyList<Choice> Choices(this IReadOnlyList<TouchpointFact> touchpoints) =>
        [.. touchpoints.Select(one => new Choice(one.Id.ToString(), $"{one.Code} {one.Name()}"))];

    /// <summary>The tone of a kind's chip.</summary>
    public static string Tone(this VoiceKind kind) => kind switch { VoiceKind.Complaint => "neg", VoiceKind.Praise => "pos", _ => "line" };

    /// <summary>Sign and tone of how something is said; the sign says it without colour.</summary>
    public static (string Sign, string Tone) Mark(this Sentiment sentiment) => sentiment switch
    {
        Sentiment.Positive => ("+", "pos"),
        Sentiment.Negative => ("−", "neg"),
        _ => ("?", "line"),
    };
}

/// <summary>Filter and order of the inbox, as its address says them: for the list and its export.</summary>
static class InboxAddress
{
    public const string Find = "q", Part = "part", Kind = "kind", Way = "way", Sentiment = "sentiment", Theme = "theme", Touchpoint = "touchpoint",
        Unit = "unit", Holder = "holder", How = "how", Customer = "customer";

    public static VoiceFilter Filter(PageState state) => new(PartOf(state), state[Find], TouchpointText.Member<VoiceKind>(state[Kind]),
        TouchpointText.Member<VoiceWay>(state[Way]), TouchpointText.Member<Sentiment>(state[Sentiment]), state[Theme], Id(state[Touchpoint]),
        Id(state[Unit]), TouchpointText.Member<InboxHolder>(state[Holder]), TouchpointText.Member<Disposition>(state[How]),
        long.TryParse(state[Customer], NumberStyles.None, CultureInfo.InvariantCulture, out long customer) ? customer : null);

    public static InboxPart PartOf(PageState state) => TouchpointText.Member<InboxPart>(state[Part]) ?? InboxPart.Waiting;

    public static SortOrder Sort(PageState state)
    {
        var usual = VoiceOrder.Usual(PartOf(state));
        return SortOrder.In(state, ["given", "due"], new(usual.ByGiven ? "given" : "due", usual.IsDescending));
    }

    public static VoiceOrder Order(PageState state) => new(Sort(state).Key == "given", Sort(state).IsDescending);

    private static Guid? Id(string? text) => Guid.TryParse(text, out var id) ? id : null;
}
