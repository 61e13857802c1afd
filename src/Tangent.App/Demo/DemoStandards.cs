using Tangent.App.Standards.Published;
using Tangent.Domain;
using Tangent.Domain.Calendars;
using Tangent.Domain.Customers;
using Tangent.Domain.Standards;

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

sealed record StandardsFile(string Why, IReadOnlyList<CalendarEntry> Calendars, IReadOnlyList<ClauseEntry> Clauses);

sealed record ClauseEntry(string At, string Class, string Item, string Concern, StandardMeasure Measure, decimal Target, decimal Share,
    ServiceCriterion Criterion, IReadOnlyDictionary<CustomerTier, decimal>? Tiers = null, StatutoryFloor? Floor = null, int Excellence = 1,
    StandardPhase Phase = StandardPhase.During, bool InWorkingHours = false, string? Source = null);

sealed record CalendarEntry(string Name, IReadOnlyList<DayHours> Week, string? On = null, IReadOnlyList<string>? Holidays = null,
    IReadOnlyList<OwnDay>? Days = null, IReadOnlyList<string>? At = null, IReadOnlyList<UnitKind>? Kinds = null);
