using System.Globalization;
using Tangent.App.Recovery;
using Tangent.Domain.Customers;
using Tangent.Domain.Recovery;
using Tangent.Web.Pages.Inbox;
using Tangent.Web.Pages.Touchpoints;
using Tangent.Web.Parts;

namespace Tangent.Web.Pages.Cases;

/// <summary>Cases in the reader's language.</summary>
static class CaseText
{
    /// <summary>What a case is about, in one line.</summary>
    public static string About(this Words.Words words, CaseRow row) =>
        row.Title ?? (row.Touchpoint is { } at ? $"{at.Name()} · {words.Of(row.Origin)}" : words.Of(row.Origin));

    /// <summary>How much time is left, or for how long it is over: hours and minutes, from two days on in days.</summary>
    public static string Span(this Words.Words words, TimeSpan time)
    {
        var length = time.Duration();
        return length >= TimeSpan.FromDays(2) ? words["recovery.days", (int)length.TotalDays]
            : FormattableString.Invariant($"{(int)length.TotalHours}:{length.Minutes:00}");
    }

    /// <summary>The same in words.</summary>
    public static string Left(this Words.Words words, CaseRow row) => row.Left is not { } left ? words[row.IsPaused ? "recovery.paused" : "recovery.no-clock"]
        : words[left < TimeSpan.Zero ? "recovery.late-by" : "recovery.left", words.Span(left)];

    /// <summary>The tone of the time that is left.</summary>
    public static string Tone(this CaseRow row) => row.Left is not { } left ? "line" : left < TimeSpan.Zero ? "neg" : left < TimeSpan.FromHours(4)
        ? "warn" : "line";

    /// <summary>The tone of the customer's word.</summary>
    public static string Tone(this RecoveredWord word) => word switch { RecoveredWord.Yes => "pos", RecoveredWord.No => "neg", _ => "warn" };

    /// <summary>The last part of the keys of an act's words.</summary>
    public static string Key(this CaseAct act) => act switch { CaseAct.CarryOut => "carry-out", _ => act.ToString().ToLowerInvariant() };

    /// <summary>A cost as the culture writes it.</summary>
    public static string Money(this Words.Words words, decimal cost) => words["recovery.money", cost.ToString("N2", CultureInfo.CurrentCulture)];

    /// <summary>One line of why a clock runs as long as it does.</summary>
    public static string Of(this Words.Words words, ClockLine line) =>
        line.Text is { } text ? $"{words[line.Code, line.Number]} {text}" : words[line.Code, line.Number];

    /// <summary>Minutes of working time in words.</summary>
    public static string Worked(this Words.Words words, int minutes) => minutes % 60 == 0 ? words["recovery.hours", minutes / 60]
        : words["recovery.minutes", minutes];
}

/// <summary>The filter of cases as its address says it.</summary>
static class CaseAddress
{
    public const string Find = "q", Part = "part", Origin = "origin", Step = "step", Severity = "severity", Tier = "tier", Touchpoint = "touchpoint",
        Unit = "unit",
        Cause = "cause", Customer = "customer";

    public static CaseFilter Filter(PageState state) => new(PartOf(state), state[Find], TouchpointText.Member<SignalKind>(state[Origin]),
        TouchpointText.Member<CaseStep>(state[Step]), TouchpointText.Member<CaseSeverity>(state[Severity]), TouchpointText.Member<CustomerTier>(state[Tier]),
        Id(state[Touchpoint]), Id(state[Unit]), TouchpointText.Member<CaseCause>(state[Cause]),
        long.TryParse(state[Customer], NumberStyles.None, CultureInfo.InvariantCulture, out long customer) ? customer : null);

    public static CasePart PartOf(PageState state) => TouchpointText.Member<CasePart>(state[Part]) ?? CasePart.Open;

    private static Guid? Id(string? text) => Guid.TryParse(text, out var id) ? id : null;
}
