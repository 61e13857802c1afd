using System.Globalization;
using Tangent.App.Standards.Clauses;
using Tangent.Domain;
using Tangent.Domain.Customers;
using Tangent.Domain.Standards;
using Tangent.Domain.Touchpoints;
using Tangent.Web.Pages.Touchpoints;
using Tangent.Web.Parts;

namespace Tangent.Web.Pages.Standards;

/// <summary>Clauses in the reader's language.</summary>
static class StandardText
{
    /// <summary>The tiers, highest first.</summary>
    public static readonly IReadOnlyList<CustomerTier> Tiers = Enum.GetValues<CustomerTier>();

    /// <summary>The list's filter, as the address says it: for the book and its export.</summary>
    public static StandardFilter Filter(PageState state) =>
        new(state["q"], state["touchpoint"], TouchpointText.Member<ServiceCriterion>(state["criterion"]));

    /// <summary>A target as people say it: at most 15 seconds, at least 8.5.</summary>
    public static string Said(this Words.Words words, StandardTerms terms, decimal target) => terms.Measure switch
    {
        StandardMeasure.Outcome => string.Join(' ', terms.Outcomes),
        StandardMeasure.Waiting or StandardMeasure.Duration or StandardMeasure.Response or StandardMeasure.Resolution =>
            words["standards.at-most", words.Span((double)target)],
        _ => words[terms.IsCeiling ? "standards.at-most" : "standards.at-least", Number(target)],
    };

    /// <summary>A number as a form shows it.</summary>
    public static string Number(decimal number) => number.ToString("0.####", CultureInfo.CurrentCulture);
}

/// <summary>A clause as its form sends it. Times are in seconds.</summary>
public sealed class ClauseInput
{
    public string? UnitId { get; set; }
    public string? Touchpoint { get; set; }
    public string? Channel { get; set; }
    public string? ServiceClass { get; set; }
    public string? Item { get; set; }
    public string? Business { get; set; }
    public string? Concern { get; set; }
    public string? Measure { get; set; }
    public string? Outcomes { get; set; }
    public string? Formula { get; set; }
    public string? Target { get; set; }
    public string? Tolerance { get; set; }
    public string? Share { get; set; } = "100";
    public List<string?> Tiers { get; set => field = value ?? []; } = [];
    public string? Criterion { get; set; }
    public bool InWorkingHours { get; set; }
    public string? Method { get; set; }
    public string? Source { get; set; }
    public string? Excellence { get; set; } = "1";
    public string? Phase { get; set; } = nameof(StandardPhase.During);
    public string? FloorLimit { get; set; }
    public string? FloorSource { get; set; }
    public string? From { get; set; }
    public string? To { get; set; }

    /// <summary>The form of a clause, from a day on.</summary>
    internal static ClauseInput Of(StandardTerms terms, DateOnly from) => new()
    {
        Touchpoint = terms.Touchpoint,
        Channel = terms.Channel?.ToString(),
        ServiceClass = terms.ServiceClass,
        Item = terms.Item,
        Business = terms.Business,
        Concern = terms.Concern,
        Measure = terms.Measure.ToString(),
        Outcomes = string.Join(", ", terms.Outcomes),
        Formula = terms.Formula,
        Target = Text(terms.Target),
        Tolerance = terms.Tolerance == 0 ? null : Text(terms.Tolerance),
        Share = Text(terms.SharePercent),
        Tiers = [.. StandardText.Tiers.Select(tier => terms.Tiers.FirstOrDefault(one => one.Tier == tier) is { } own ? Text(own.Target) : null)],
        Criterion = terms.Criterion.ToString(),
        InWorkingHours = terms.InWorkingHours,
        Method = terms.Method,
        Source = terms.Source,
        Excellence = terms.Excellence.ToString(CultureInfo.InvariantCulture),
        Phase = terms.Phase.ToString(),
        FloorLimit = terms.Floor is { } floor ? Text(floor.Limit) : null,
        FloorSource = terms.Floor?.Source,
        From = from.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    };

    /// <summary>The terms. What is no number is one that no field allows, so that it is named with the others.</summary>
    internal StandardTerms Terms() => new()
    {
        Touchpoint = Line(Touchpoint),
        Channel = TouchpointText.Member<ContactChannel>(Channel),
        ServiceClass = Line(ServiceClass),
        Item = Line(Item) ?? "",
        Business = Line(Business),
        Concern = Line(Concern),
        Measure = TouchpointText.Member<StandardMeasure>(Measure) ?? (StandardMeasure)(-1),
        Outcomes = (Outcomes ?? "").Split([',', '\uFF0C', '\u3001', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Distinct().ToItems(),
        Formula = Measure == nameof(StandardMeasure.Formula) ? Line(Formula) : null,
        Target = Read(Target) ?? (Measure == nameof(StandardMeasure.Outcome) ? 0 : -1),
        Tolerance = string.IsNullOrWhiteSpace(Tolerance) ? 0 : Read(Tolerance) ?? -1,
        SharePercent = Read(Share) ?? -1,
        Tiers = TierTargets(Tiers),
        Criterion = TouchpointText.Member<ServiceCriterion>(Criterion) ?? (ServiceCriterion)(-1),
        InWorkingHours = InWorkingHours,
        Method = Line(Method),
        Source = Line(Source),
        Excellence = int.TryParse(Excellence, NumberStyles.None, CultureInfo.InvariantCulture, out int level) ? level : -1,
        Phase = TouchpointText.Member<StandardPhase>(Phase) ?? StandardPhase.During,
        Floor = Read(FloorLimit) is { } limit ? new(limit, Line(FloorSource) ?? "") : null,
        From = Day(From) ?? default,
        To = Day(To),
    };

    /// <summary>The targets that stand in the fields of the tiers, highest tier first.</summary>
    internal static Items<TierTarget> TierTargets(IReadOnlyList<string?> texts) => StandardText.Tiers
        .Select((tier, at) => (tier, Text: texts.ElementAtOrDefault(at))).Where(one => !string.IsNullOrWhiteSpace(one.Text))
        .Select(one => new TierTarget(one.tier, Read(one.Text) ?? -1)).ToItems();

    /// <summary>A number with decimals, or null.</summary>
    internal static decimal? Read(string? text) =>
        decimal.TryParse(text?.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number) ? number : null;

    /// <summary>A day, or null.</summary>
    internal static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string? Line(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static string Text(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);
}
