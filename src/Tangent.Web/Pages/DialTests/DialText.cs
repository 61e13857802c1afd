using System.Globalization;
using Tangent.Analytics;
using Tangent.Analytics.Control;
using Tangent.App.Standards.DialTests;
using Tangent.Domain;
using Tangent.Domain.Standards.DialTests;
using Tangent.Domain.Standards.Menus;
using Tangent.Domain.Touchpoints;
using Tangent.Web.Charts;
using Tangent.Web.Pages.Touchpoints;
using Tangent.Web.Parts;
using Charted = Tangent.Web.Charts.ControlChart;

namespace Tangent.Web.Pages.DialTests;

/// <summary>Tests of machines in the reader's language.</summary>
static class DialText
{
    /// <summary>Members of a page's address that narrow its list, as a filter.</summary>
    public static CaseFilter Filter(PageState state) => new(state["q"], TouchpointText.Member<TestKind>(state["kind"]),
        TouchpointText.Member<Caller>(state["caller"]), state["plan"], state["failing"] == "1");

    /// <summary>What is done, in a line: the address, the keys, the number of steps.</summary>
    public static string Doing(this Words.Words words, TestTerms terms) => terms.Kind switch
    {
        TestKind.Web => terms.Url ?? "",
        TestKind.Ivr => words[string.IsNullOrEmpty(terms.Keys) ? "dialtests.doing.direct" : "dialtests.doing.keys", terms.Number, terms.Keys],
        _ => words["dialtests.doing.task", terms.Steps.Count],
    };

    /// <summary>An estimate with its interval, or why there is none; in short, for a cell.</summary>
    public static string Cell(this Words.Words words, Answer answer, double factor, string shape) => answer switch
    {
        Estimate told => $"{Number(told.Point * factor, shape)} ({Number(told.Low * factor, shape)}–{Number(told.High * factor, shape)})",
        CannotTell { Code: "analytics.no-observations" } => "–",
        CannotTell reason => words[reason.Code, [.. reason.Arguments]],
        _ => "",
    };

    /// <summary>The share of failed runs by day as a control chart; null when there are too few days.</summary>
    public static Chart? Faults(this Words.Words words, MeasureDialTests.Measured measured, ChartWords chart)
    {
        if (measured.Faults is not Tangent.Analytics.Control.ControlChart told) return null;
        var measure = new Measure(words["dialtests.faults"], 0, "%", CultureInfo.CurrentCulture, HigherIsBetter: false);
        return Charted.Large(new([.. told.Points.Select((point, at) => new Charted.Point(
            measured.Days[at].Date.ToString("MM-dd", CultureInfo.InvariantCulture), 100 * point.Value, 100 * point.Low, 100 * point.High,
            point.Raised != Signals.None))], 100 * told.Centre, null), measure, chart);
    }

    /// <summary>What the chart says, in a sentence.</summary>
    public static string FaultsFinding(this Words.Words words, Answer faults) => faults switch
    {
        Tangent.Analytics.Control.ControlChart told when told.Points.Count(point => point.Raised != Signals.None) is > 0 and var raised =>
            words["dialtests.faults.raised", raised],
        Tangent.Analytics.Control.ControlChart => words["dialtests.faults.calm"],
        _ => words["dialtests.faults"],
    };

    /// <summary>Seconds as people write them.</summary>
    public static string? Seconds(decimal? seconds) => seconds?.ToString("0.##", CultureInfo.CurrentCulture);

    private static string Number(double value, string shape) => value.ToString(shape, CultureInfo.CurrentCulture);
}

/// <summary>A case as its form sends it.</summary>
public sealed class CaseInput
{
    public string? UnitId { get; set; }
    public string? Name { get; set; }
    public string? Plan { get; set; }
    public string? Kind { get; set; }
    public string? Touchpoint { get; set; }
    public string? Channel { get; set; }
    public string? Caller { get; set; }
    public string? At { get; set; }
    public string? Url { get; set; }
    public string? Status { get; set; }
    public string? Contains { get; set; }
    public string? Lacks { get; set; }
    public string? Redirects { get; set; }
    public string? EveryMinutes { get; set; }
    public string? Number { get; set; }
    public string? Keys { get; set; }
    public string? Steps { get; set; }
    public string? Expected { get; set; }
    public string? MostSeconds { get; set; }

    /// <summary>The form of a case.</summary>
    internal static CaseInput Of(TestTerms terms) => new()
    {
        Name = terms.Name,
        Plan = terms.Plan,
        Kind = terms.Kind.ToString(),
        Touchpoint = terms.Touchpoint,
        Channel = terms.Channel.ToString(),
        Caller = terms.Caller?.ToString(),
        At = terms.At is { } at ? MenuText.Time(at) : null,
        Url = terms.Url,
        Status = Text(terms.Status),
        Contains = terms.Contains,
        Lacks = terms.Lacks,
        Redirects = Text(terms.Redirects),
        EveryMinutes = terms.EveryMinutes is { } minutes ? Text(minutes) : null,
        Number = terms.Number,
        Keys = terms.Keys,
        Steps = string.Join('\n', terms.Steps),
        Expected = terms.Expected,
        MostSeconds = terms.MostSeconds?.ToString("0.###", CultureInfo.InvariantCulture),
    };

    /// <summary>The terms. What is no number is one that no field allows, so that it is named with the others.</summary>
    internal TestTerms Terms() => new()
    {
        Name = Line(Name) ?? "",
        Plan = Line(Plan),
        Kind = TouchpointText.Member<TestKind>(Kind) ?? (TestKind)(-1),
        Touchpoint = Line(Touchpoint)?.ToUpperInvariant() ?? "",
        Channel = TouchpointText.Member<ContactChannel>(Channel) ?? (ContactChannel)(-1),
        Caller = TouchpointText.Member<Caller>(Caller),
        At = MenuText.Time(Line(At)),
        Url = Line(Url),
        Status = Whole(Status) ?? 200,
        Contains = Line(Contains),
        Lacks = Line(Lacks),
        Redirects = Whole(Redirects) ?? 0,
        EveryMinutes = Whole(EveryMinutes),
        Number = Line(Number),
        Keys = Line(Keys) ?? (Kind == nameof(TestKind.Ivr) ? "" : null),
        Steps = (Steps ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToItems(),
        Expected = Line(Expected),
        MostSeconds = Decimal(MostSeconds),
    };

    /// <summary>A whole number; -1 for what is none; null for nothing.</summary>
    internal static int? Whole(string? text) => Line(text) is not { } written ? null
        : int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : -1;

    /// <summary>A number with decimals; -1 for what is none; null for nothing.</summary>
    internal static decimal? Decimal(string? text) => Line(text) is not { } written ? null
        : decimal.TryParse(written, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number) ? number : -1;

    private static string? Line(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
