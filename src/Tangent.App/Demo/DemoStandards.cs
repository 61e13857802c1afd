using Tangent.App.Standards.Published;
using Tangent.Domain;
using Tangent.Domain.Calendars;
using Tangent.Domain.Customers;
using Tangent.Domain.Standards;
using Tangent.Domain.Standards.Alerts;
using Tangent.Domain.Standards.Commitments;

namespace Tangent.App.Demo;

/// <summary>What is promised by the demo company, and when it works.</summary>
static class DemoStandards
{
    /// <summary>Its clauses, in force since the first day of its year.</summary>
    public static IReadOnlyList<StandardTerms> Clauses() => [.. DemoFiles.Standards.Clauses.Select(entry => new StandardTerms
    {
        Touchpoint = entry.At,
        ServiceClass = entry.Class,
        Item = entry.Item,
        Concern = entry.Concern,
        Measure = entry.Measure,
        Target = entry.Target,
        SharePercent = entry.Share,
        Criterion = entry.Criterion,
        Tiers = (entry.Tiers ?? new Dictionary<CustomerTier, decimal>()).OrderBy(one => one.Key).Select(one => new TierTarget(one.Key, one.Value)).ToItems(),
        Floor = entry.Floor,
        Excellence = entry.Excellence,
        Phase = entry.Phase,
        InWorkingHours = entry.InWorkingHours,
        Source = entry.Source,
        From = DemoFiles.Truths.Calendar.FirstDay,
    })];

    /// <summary>Its promises to customers, public since the last days of its year.</summary>
    /// <param name="clause">Id of the clause at a touchpoint, by its code.</param>
    public static IReadOnlyList<CommitmentTerms> Promises(Func<string, Guid> clause) => [.. DemoFiles.Standards.Promises.Select(entry => new CommitmentTerms
    {
        TextZh = entry.TextZh,
        TextEn = entry.TextEn,
        Form = entry.Form,
        Clause = entry.Clause is { } code ? clause(code) : null,
        Own = entry.Measure is { } measure ? new(entry.At, measure, entry.Target, []) : null,
        Units = entry.Units.ToItems(),
        Remedy = entry.Remedy,
        Notice = entry.Notice,
        SharePercent = entry.Share,
        IsPublic = true,
        From = PromisedFrom,
    })];

    /// <summary>Its rules of alerts, each unit by itself.</summary>
    /// <param name="clause">Id of the clause at a touchpoint, by its code.</param>
    public static IReadOnlyList<AlertTerms> Alerts(Func<string, Guid> clause) => [.. DemoFiles.Standards.Alerts.Select(entry => new AlertTerms
    {
        Name = entry.Name,
        Clause = clause(entry.Clause),
        Percent = entry.Percent,
        IsEachUnit = true,
        ByEmail = false,
        Steps = entry.Steps.ToItems(),
    })];

    /// <summary>The first day on which its promises hold.</summary>
    public static readonly DateOnly PromisedFrom = new(2026, 6, 22);

    /// <summary>Its calendars with the codes of the units at which they stand.</summary>
    public static IReadOnlyList<CalendarToLoad> Calendars() =>
        [.. DemoFiles.Standards.Calendars.Select(entry => new CalendarToLoad(entry.Name, entry.On, new()
        {
            Zone = entry.On is null ? DemoFiles.People.Zone : null,
            Week = entry.Week.ToItems(),
            Holidays = entry.Holidays?.ToItems(),
            Days = (entry.Days ?? []).ToItems(),
        }, [.. entry.At ?? [], .. DemoFiles.People.Units.Where(unit => entry.Kinds?.Contains(unit.Kind) == true).Select(unit => unit.Code)]))];
}

sealed record StandardsFile(string Why, IReadOnlyList<CalendarEntry> Calendars, IReadOnlyList<ClauseEntry> Clauses,
    IReadOnlyList<PromiseEntry> Promises, IReadOnlyList<AlertEntry> Alerts);

sealed record PromiseEntry(string TextZh, string TextEn, CommitmentForm Form, IReadOnlyList<string> Units, decimal Share, RemedyTerms Remedy,
    string? Clause = null, string? At = null, StandardMeasure? Measure = null, decimal Target = 0, NoticeTerms? Notice = null);

sealed record AlertEntry(string Clause, string Name, decimal Percent, IReadOnlyList<AlertStep> Steps);

sealed record ClauseEntry(string At, string Class, string Item, string Concern, StandardMeasure Measure, decimal Target, decimal Share,
    ServiceCriterion Criterion, IReadOnlyDictionary<CustomerTier, decimal>? Tiers = null, StatutoryFloor? Floor = null, int Excellence = 1,
    StandardPhase Phase = StandardPhase.During, bool InWorkingHours = false, string? Source = null);

sealed record CalendarEntry(string Name, IReadOnlyList<DayHours> Week, string? On = null, IReadOnlyList<string>? Holidays = null,
    IReadOnlyList<OwnDay>? Days = null, IReadOnlyList<string>? At = null, IReadOnlyList<UnitKind>? Kinds = null);
