using System.Globalization;
using Tangent.Analytics;
using Tangent.App.Standards.Commitments;
using Tangent.Domain;
using Tangent.Domain.Customers;
using Tangent.Domain.Delivery;
using Tangent.Domain.Standards;
using Tangent.Domain.Standards.Commitments;
using Tangent.Domain.Touchpoints;
using Tangent.Web.Pages.Standards;
using Tangent.Web.Pages.Touchpoints;
using Tangent.Web.Parts;

namespace Tangent.Web.Pages.Commitments;

/// <summary>Promises to customers in the reader's language.</summary>
static class CommitmentText
{
    /// <summary>Keys of the filters in the address.</summary>
    internal const string State = "state", Unit = "unit", Promise = "promise", Late = "late", Open = "breach";

    /// <summary>What a promise says, in the reader's language.</summary>
    public static string Text(this CommitmentTerms terms) => IsEnglish ? terms.TextEn : terms.TextZh;

    /// <summary>What is done when it was not kept.</summary>
    public static string Text(this RemedyTerms remedy) => IsEnglish ? remedy.TextEn : remedy.TextZh;

    /// <summary>What a promise says of itself: it holds, it is written, it is over.</summary>
    public static string Standing(this Words.Words words, Commitment promise) => promise switch
    {
        { PublishedUtc: null } => words["commitments.is-draft"],
        { WithdrawnUtc: not null } => words["commitments.is-over", ZonedText.Of(promise.LastDay!.Value)],
        _ => words["commitments.holds", ZonedText.Of(promise.HoldsFrom!.Value)],
    };

    /// <summary>Its own criterion in a line.</summary>
    public static string Said(this Words.Words words, OwnCriterion own) =>
        $"{words.Of(own.Measure)} {words.Said(own.Terms("", default), own.Target)}";

    /// <summary>A value of a measure.</summary>
    public static string Value(this Words.Words words, StandardMeasure measure, double? value) => value is not { } told ? "–"
        : measure is StandardMeasure.Waiting or StandardMeasure.Duration ? words.Span(told) : told.ToString("0.##", CultureInfo.CurrentCulture);

    /// <summary>What the capacity check says, plainly.</summary>
    public static string Finding(this Words.Words words, Capacity capacity)
    {
        var seen = capacity.Seen;
        if (capacity.Share is not Estimate told) return words["commitments.capacity.few", ZonedText.Of(seen.From), ZonedText.Of(seen.To), seen.Measured];
        var percent = AttainmentText.Percent(words);
        return words["commitments.capacity.broken", ZonedText.Of(seen.From), ZonedText.Of(seen.To), percent.Text(100 * (1 - told.Point)),
            percent.Bare(100 * (1 - told.High)), percent.Bare(100 * (1 - told.Low)), seen.Measured];
    }

    /// <summary>The filter, as the address says it.</summary>
    public static BreachFilter Filter(PageState state) => new(TouchpointText.Member<BreachState>(state[State]),
        Guid.TryParse(state[Unit], out var unit) ? unit : null, Guid.TryParse(state[Promise], out var promise) ? promise : null, state[Late] == "1");

    /// <summary>Tone of how far a remedy is.</summary>
    public static string Tone(BreachView row) => row.IsLate ? "neg" : row.Breach.State switch
    {
        BreachState.Open => "warn",
        BreachState.Done => "pos",
        _ => "line",
    };

    private static bool IsEnglish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";
}

/// <summary>A promise as its form sends it. Times are in seconds.</summary>
public sealed class PromiseInput
{
    public string? UnitId { get; set; }
    public string? TextZh { get; set; }
    public string? TextEn { get; set; }
    public string? Form { get; set; } = nameof(CommitmentForm.TimeLimit);
    public string? Clause { get; set; }
    public string? Touchpoint { get; set; }
    public string? Measure { get; set; }
    public string? Target { get; set; }
    public string? Outcomes { get; set; }
    public string? Formula { get; set; }
    public bool InWorkingHours { get; set; }
    public List<string?> Channels { get; set => field = value ?? []; } = [];
    public string? Units { get; set; }
    public List<string?> Tiers { get; set => field = value ?? []; } = [];
    public string? RemedyKind { get; set; } = nameof(Domain.Standards.Commitments.RemedyKind.Apology);
    public string? RemedyZh { get; set; }
    public string? RemedyEn { get; set; }
    public string? RemedyHours { get; set; } = "24";
    public string? RemedyAmount { get; set; }
    public string? RemedyUnit { get; set; }
    public string? NoticeBy { get; set; }
    public string? NoticeZh { get; set; }
    public string? NoticeEn { get; set; }
    public string? Share { get; set; } = "95";
    public bool IsPublic { get; set; }
    public string? From { get; set; }
    public string? To { get; set; }

    /// <summary>The form of a promise.</summary>
    internal static PromiseInput Of(CommitmentTerms terms) => new()
    {
        TextZh = terms.TextZh,
        TextEn = terms.TextEn,
        Form = terms.Form.ToString(),
        Clause = terms.Clause?.ToString(),
        Touchpoint = terms.Own?.Touchpoint,
        Measure = terms.Own?.Measure.ToString(),
        Target = terms.Own is { } own ? Text(own.Target) : null,
        Outcomes = terms.Own is { } told ? string.Join(", ", told.Outcomes) : null,
        Formula = terms.Own?.Formula,
        InWorkingHours = terms.Own?.InWorkingHours ?? false,
        Channels = [.. terms.Channels.Select(channel => channel.ToString())],
        Units = string.Join(", ", terms.Units),
        Tiers = [.. terms.Tiers.Select(tier => tier.ToString())],
        RemedyKind = terms.Remedy.Kind.ToString(),
        RemedyZh = terms.Remedy.TextZh,
        RemedyEn = terms.Remedy.TextEn,
        RemedyHours = Text(terms.Remedy.WorkingHours),
        RemedyAmount = terms.Remedy.Amount is { } amount ? Text(amount) : null,
        RemedyUnit = terms.Remedy.Unit,
        NoticeBy = terms.Notice?.By.ToString(),
        NoticeZh = terms.Notice?.TextZh,
        NoticeEn = terms.Notice?.TextEn,
        Share = Text(terms.SharePercent),
        IsPublic = terms.IsPublic,
        From = terms.From.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        To = terms.To?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    };

    /// <summary>The terms. What is no number is one that no field allows, so that it is named with the others.</summary>
    internal CommitmentTerms Terms() => new()
    {
        TextZh = Line(TextZh) ?? "",
        TextEn = Line(TextEn) ?? "",
        Form = TouchpointText.Member<CommitmentForm>(Form) ?? (CommitmentForm)(-1),
        Clause = Guid.TryParse(Clause, out var clause) ? clause : null,
        Own = Line(Measure) is null ? null : new(Line(Touchpoint), TouchpointText.Member<StandardMeasure>(Measure) ?? (StandardMeasure)(-1),
            ClauseInput.Read(Target) ?? (Measure == nameof(StandardMeasure.Outcome) ? 0 : -1), Parts(Outcomes),
            Measure == nameof(StandardMeasure.Formula) ? Line(Formula) : null, InWorkingHours),
        Channels = Channels.Select(TouchpointText.Member<ContactChannel>).OfType<ContactChannel>().ToItems(),
        Units = Parts(Units),
        Tiers = Tiers.Select(TouchpointText.Member<CustomerTier>).OfType<CustomerTier>().ToItems(),
        Remedy = new(TouchpointText.Member<RemedyKind>(RemedyKind) ?? (RemedyKind)(-1), Line(RemedyZh) ?? "", Line(RemedyEn) ?? "",
            ClauseInput.Read(RemedyHours) ?? 0, Line(RemedyAmount) is null ? null : ClauseInput.Read(RemedyAmount) ?? -1, Line(RemedyUnit)),
        Notice = TouchpointText.Member<DeliveryChannel>(NoticeBy) is { } by ? new(by, Line(NoticeZh) ?? "", Line(NoticeEn) ?? "") : null,
        SharePercent = ClauseInput.Read(Share) ?? -1,
        IsPublic = IsPublic,
        From = ClauseInput.Day(From) ?? default,
        To = ClauseInput.Day(To),
    };

    private static Items<string> Parts(string? text) => (text ?? "")
        .Split([',', '\uFF0C', '\u3001', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct().ToItems();

    private static string? Line(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static string Text(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);
}
