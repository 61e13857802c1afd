using Tangent.App.Standards.Published;
using Tangent.Domain;
using Tangent.Domain.Calendars;

namespace Tangent.App.Demo;

/// <summary>What is promised by the demo company, and when it works.</summary>
static class DemoStandards
{
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

sealed record StandardsFile(string Why, IReadOnlyList<CalendarEntry> Calendars);

sealed record CalendarEntry(string Name, IReadOnlyList<DayHours> Week, string? On = null, IReadOnlyList<string>? Holidays = null,
    IReadOnlyList<OwnDay>? Days = null, IReadOnlyList<string>? At = null, IReadOnlyList<UnitKind>? Kinds = null);
