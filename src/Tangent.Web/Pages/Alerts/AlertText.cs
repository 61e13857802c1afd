using System.Globalization;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Standards;
using Tangent.Domain.Standards.Alerts;
using Tangent.Web.Pages.Standards;
using Tangent.Web.Pages.Touchpoints;
using Tangent.Web.Parts;

namespace Tangent.Web.Pages.Alerts;

/// <summary>Alerts in the reader's language.</summary>
static class AlertText
{
    /// <summary>When a rule fires, in a sentence.</summary>
    public static string Said(this Words.Words words, AlertTerms terms) => terms.Kind switch
    {
        AlertKind.ChartSignal => words["alerts.when.chart", terms.WindowDays],
        AlertKind.BudgetSpent => words["alerts.when.budget", StandardText.Number(terms.Percent), terms.WindowDays],
        _ => words[terms.Bound == AlertBound.Certain ? "alerts.when.certain" : "alerts.when.possible", StandardText.Number(terms.Percent), terms.WindowDays],
    };

    /// <summary>The numbers of a firing in a line.</summary>
    public static string Said(this Words.Words words, FiringNumbers numbers)
    {
        string Percent(double value) => (100 * value).ToString("0.0", CultureInfo.CurrentCulture);
        var range = numbers is { Low: { } low, High: { } high } ? $" ({Percent(low)}–{Percent(high)})" : "";
        return words["alerts.numbers", Percent(numbers.Point), range, numbers.N, ZonedText.Of(numbers.From), ZonedText.Of(numbers.To)];
    }

    /// <summary>The steps of the chain in a line.</summary>
    public static string Chain(this Words.Words words, AlertTerms terms) => string.Join(" → ", terms.Steps.Select(step =>
        step.AfterHours == 0 ? words.Of(step.Role) : words["alerts.step", words.Of(step.Role), StandardText.Number(step.AfterHours)]));
}

/// <summary>A rule as its form sends it.</summary>
public sealed class AlertInput
{
    public string? UnitId { get; set; }
    public string? Name { get; set; }
    public string? Kind { get; set; } = nameof(AlertKind.Attainment);
    public string? Clause { get; set; }
    public string? Criterion { get; set; }
    public string? Commitment { get; set; }
    public bool EachUnit { get; set; }
    public string? Percent { get; set; } = "90";
    public string? Bound { get; set; } = nameof(AlertBound.Certain);
    public string? LeastN { get; set; } = "30";
    public string? WindowDays { get; set; } = "7";
    public bool Quiet { get; set; }
    public bool ByEmail { get; set; }
    public List<string?> Roles { get; set => field = value ?? []; } = [nameof(Role.UnitManager)];
    public List<string?> Hours { get; set => field = value ?? []; } = ["0"];

    /// <summary>The form of a rule.</summary>
    internal static AlertInput Of(AlertTerms terms) => new()
    {
        Name = terms.Name,
        Kind = terms.Kind.ToString(),
        Clause = terms.Clause?.ToString(),
        Criterion = terms.Criterion?.ToString(),
        Commitment = terms.Commitment?.ToString(),
        EachUnit = terms.IsEachUnit,
        Percent = Text(terms.Percent),
        Bound = terms.Bound.ToString(),
        LeastN = Text(terms.LeastN),
        WindowDays = Text(terms.WindowDays),
        Quiet = terms.IsQuietAfterHours,
        ByEmail = terms.ByEmail,
        Roles = [.. terms.Steps.Select(step => step.Role.ToString())],
        Hours = [.. terms.Steps.Select(step => Text(step.AfterHours))],
    };

    /// <summary>The terms. What is no number is one that no field allows, so that it is named with the others.</summary>
    internal AlertTerms Terms() => new()
    {
        Name = string.IsNullOrWhiteSpace(Name) ? "" : Name.Trim(),
        Kind = TouchpointText.Member<AlertKind>(Kind) ?? (AlertKind)(-1),
        Clause = Guid.TryParse(Clause, out var clause) ? clause : null,
        Criterion = TouchpointText.Member<ServiceCriterion>(Criterion),
        Commitment = Guid.TryParse(Commitment, out var promise) ? promise : null,
        IsEachUnit = EachUnit,
        Percent = ClauseInput.Read(Percent) ?? -1,
        Bound = TouchpointText.Member<AlertBound>(Bound) ?? (AlertBound)(-1),
        LeastN = Whole(LeastN),
        WindowDays = Whole(WindowDays),
        IsQuietAfterHours = Quiet,
        ByEmail = ByEmail,
        Steps = Roles.Select((role, at) => (Role: TouchpointText.Member<Role>(role), Hours: Hours.ElementAtOrDefault(at))).Where(one => one.Role is not null)
            .Select(one => new AlertStep(one.Role!.Value, string.IsNullOrWhiteSpace(one.Hours) ? 0 : ClauseInput.Read(one.Hours) ?? -1)).ToItems(),
    };

    private static int Whole(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : -1;

    private static string Text(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);
}
