namespace Tangent.Domain.Feedback.Observed;

/// <summary>The ways in which somebody other than the customer sees the service.</summary>
public enum ObservedKind
{
    /// <summary>神秘客户暗访.</summary>
    Visit,

    /// <summary>服务监听.</summary>
    Listening,

    /// <summary>现场观察.</summary>
    Observation,

    /// <summary>流程穿越.</summary>
    WalkThrough,
}

/// <summary>A programme of observation: what is looked at, by which form, when, and by which rules.</summary>
public sealed record ObservedProgramme
{
    /// <summary>Most characters of the title and of the scenario.</summary>
    public const int LongestTitle = 120, LongestScenario = 4000;

    /// <summary>Identity.</summary>
    public required Guid Id { get; init; }

    /// <summary>Which way of observing.</summary>
    public required ObservedKind Kind { get; init; }

    /// <summary>What people call it.</summary>
    public required string Title { get; init; }

    /// <summary>The unit that runs it; it looks at units below this one.</summary>
    public required Guid UnitId { get; init; }

    /// <summary>The form.</summary>
    public required Guid FormId { get; init; }

    /// <summary>Which version of it.</summary>
    public required int FormVersion { get; init; }

    /// <summary>Code of the touchpoint that is looked at where an item names no other.</summary>
    public required string Touchpoint { get; init; }

    /// <summary>What the shopper plays, or what else to heed; null where nothing is said.</summary>
    public string? Scenario { get; init; }

    /// <summary>After how many visits to a unit the same shopper may come again.</summary>
    public int Apart { get; init; }

    /// <summary>Seed of all that is drawn in it, shown with it.</summary>
    public required long Seed { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTime MadeUtc { get; init; }

    /// <summary>When it ended, or null.</summary>
    public DateTime? EndedUtc { get; init; }

    /// <summary>Raised by every change, from 1.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Order by when it was made. Stored.</summary>
    public byte[] MadeKey { get => SortKeys.Unique(SortKeys.OfTime(MadeUtc), Id); private init { } }

    /// <summary>Whether sheets are planned; else whoever may begins one where something is to be seen.</summary>
    public bool IsPlanned => Kind is ObservedKind.Visit or ObservedKind.Listening;

    /// <summary>The programme after its end: nothing is planned or begun in it any more.</summary>
    public Outcome<ObservedProgramme> End(DateTime utc) => EndedUtc is not null ? Fail.Clash("observed.is-ended")
        : this with { EndedUtc = utc, Version = Version + 1 };

    /// <summary>The programme as one more plan was drawn in it: what is drawn next differs.</summary>
    public ObservedProgramme Drawn() => this with { Version = Version + 1 };
}
