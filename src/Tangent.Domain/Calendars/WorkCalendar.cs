namespace Tangent.Domain.Calendars;

/// <summary>A named calendar of a unit. Everybody reads it; the unit that owns it changes it.</summary>
public sealed record WorkCalendar
{
    /// <summary>Identity.</summary>
    public required Guid Id { get; init; }

    /// <summary>Name, up to <see cref="CalendarPlan.LongestName"/> characters.</summary>
    public required string Name { get; init; }

    /// <summary>The unit that owns it.</summary>
    public required Guid UnitId { get; init; }

    /// <summary>What it says.</summary>
    public required CalendarPlan Plan { get; init; }

    /// <summary>When it was last changed.</summary>
    public required DateTime ChangedUtc { get; init; }

    /// <summary>Raised by every change, from 1.</summary>
    public int Version { get; init; } = 1;

    /// <summary>The calendar with another name or plan; the same object when they are what they were.</summary>
    public WorkCalendar With(string name, CalendarPlan plan, DateTime atUtc) =>
        name == Name && plan == Plan ? this : this with { Name = name, Plan = plan, ChangedUtc = atUtc, Version = Version + 1 };
}

/// <summary>The calendar by which a unit and all below it work, as far as none of those has its own.</summary>
public sealed class CalendarAssignment
{
    /// <summary>The unit.</summary>
    public required Guid UnitId { get; init; }

    /// <summary>Its calendar.</summary>
    public required Guid CalendarId { get; set; }
}
