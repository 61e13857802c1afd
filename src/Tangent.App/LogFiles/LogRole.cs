namespace Tangent.App.LogFiles;

/// <summary>What a column of a log says. The names are those of <c>--map</c>.</summary>
public enum LogRole
{
    /// <summary>Which journey.</summary>
    Case,

    /// <summary>Where.</summary>
    Touchpoint,

    /// <summary>When it started.</summary>
    Time,

    /// <summary>When it ended.</summary>
    End,

    /// <summary>Orders events of one time.</summary>
    Sequence,

    /// <summary>Transition of a life-cycle: start, complete.</summary>
    Lifecycle,

    /// <summary>Instance of the work that starts and completes.</summary>
    Instance,

    /// <summary>Who came.</summary>
    Customer,

    /// <summary>Which unit of the organisation.</summary>
    Unit,

    /// <summary>By which channel.</summary>
    Channel,

    /// <summary>Who served.</summary>
    Employee,

    /// <summary>Tier of the customer.</summary>
    Tier,

    /// <summary>What the customer judged.</summary>
    Score,
}

/// <summary>Which column plays which role: its position from 0, for roles that are played.</summary>
public sealed record LogColumns(IReadOnlyList<string> Names, IReadOnlyDictionary<LogRole, int> Roles)
{
    /// <summary>Position of a role's column, or -1.</summary>
    public int this[LogRole role] => Roles.TryGetValue(role, out int at) ? at : -1;

    /// <summary>Name of a role's column, or null.</summary>
    public string? NameOf(LogRole role) => this[role] is >= 0 and var at ? Names[at] : null;

    /// <summary>The optional columns that the flow needs.</summary>
    public Analytics.Flow.EventColumns Wanted => new(this[LogRole.End] >= 0, this[LogRole.Sequence] >= 0, this[LogRole.Lifecycle] >= 0);

    /// <summary>Guesses columns of logs from their names.</summary>
    internal static HeaderRoles<LogRole> Guess { get; } = new("LogFiles/columns.json", ColumnMap.OfLog, LogRole.Case, LogRole.Touchpoint, LogRole.Time);
}
