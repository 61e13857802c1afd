using Tangent.Domain.Customers;

namespace Tangent.Domain.Standards.Commitments;

/// <summary>How far the remedy of a broken promise is.</summary>
public enum BreachState
{
    /// <summary>待补偿: somebody has to do it.</summary>
    Open,

    /// <summary>已补偿.</summary>
    Done,

    /// <summary>不予补偿: with the reason.</summary>
    Refused,

    /// <summary>已撤销: the encounter was corrected, and the promise was kept after all.</summary>
    Withdrawn,
}

/// <summary>Whether the customer is told of a broken promise, or why not. How the message fares stands with the message.</summary>
public enum NoticeFate
{
    /// <summary>A message was written.</summary>
    Written,

    /// <summary>The promise names no message: the unit tells the customer.</summary>
    NotPromised,

    /// <summary>Nobody knows who the customer was.</summary>
    NoCustomer,

    /// <summary>No address is known.</summary>
    NoAddress,

    /// <summary>The customer closed this way.</summary>
    Closed,

    /// <summary>The customer was erased.</summary>
    Erased,

    /// <summary>The encounter came into the log too late.</summary>
    TooLate,
}

/// <summary>A stretch of working time that counted.</summary>
public sealed record CountedStretch(DateTime FromUtc, DateTime ToUtc);

/// <summary>What was measured when a promise was broken, kept as it was seen then.</summary>
/// <param name="Measure">What is measured.</param>
/// <param name="Value">What was measured; null for an outcome.</param>
/// <param name="Limit">The limit for the tier, with its tolerance; null for an outcome.</param>
/// <param name="Tier">The tier that the customer had then, or null.</param>
/// <param name="ClauseVersion">Version of the clause that held; null: the promise has a criterion of its own.</param>
/// <param name="Calendar">Name of the calendar, for times in working hours; else null.</param>
/// <param name="Stretches">What of it counted; the first sixty.</param>
public sealed record BreachFacts(StandardMeasure Measure, double? Value, double? Limit, CustomerTier? Tier, int? ClauseVersion, string? Calendar,
    Items<CountedStretch> Stretches)
{
    /// <summary>Most stretches that are kept.</summary>
    public const int MostStretches = 60;
}

/// <summary>One promise not kept in one encounter (违诺), with the remedy that is owed. There is at most one of each pair.</summary>
public sealed record Breach
{
    /// <summary>Longest note.</summary>
    public const int LongestNote = 500;

    /// <summary>Identity.</summary>
    public required Guid Id { get; init; }

    /// <summary>The promise.</summary>
    public required Guid CommitmentId { get; init; }

    /// <summary>Place of the encounter in the log; of one that was corrected, that of its latest version.</summary>
    public required long Encounter { get; init; }

    /// <summary>The unit that owes the remedy.</summary>
    public required Guid UnitId { get; init; }

    /// <summary>Number of the customer, or null.</summary>
    public long? Customer { get; init; }

    /// <summary>When the encounter began.</summary>
    public required DateTime StartedUtc { get; init; }

    /// <summary>When it was seen.</summary>
    public required DateTime SeenUtc { get; init; }

    /// <summary>By when the remedy is due.</summary>
    public required DateTime DueUtc { get; init; }

    /// <summary>What was measured.</summary>
    public required BreachFacts Facts { get; init; }

    /// <summary>How far the remedy is.</summary>
    public BreachState State { get; init; }

    /// <summary>Whether the customer is told.</summary>
    public required NoticeFate Notice { get; init; }

    /// <summary>When it was settled or withdrawn, or null.</summary>
    public DateTime? SettledUtc { get; init; }

    /// <summary>Who settled it, or null.</summary>
    public Guid? SettledBy { get; init; }

    /// <summary>What the remedy cost, or null.</summary>
    public decimal? Cost { get; init; }

    /// <summary>What is to be said of it: the reason of a refusal.</summary>
    public string? Note { get; init; }

    /// <summary>Counts its changes, from 1.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Whether the remedy is late.</summary>
    public bool IsOverdue(DateTime nowUtc) => State == BreachState.Open && DueUtc < nowUtc;

    /// <summary>The remedy was given.</summary>
    public Outcome<Breach> Done(Guid by, decimal? cost, string? note, DateTime atUtc) => Settle(BreachState.Done, by, cost, note, atUtc);

    /// <summary>The remedy is not given, with the reason.</summary>
    public Outcome<Breach> Refuse(Guid by, string reason, DateTime atUtc) => Settle(BreachState.Refused, by, null, reason, atUtc);

    /// <summary>The encounter was corrected: it is another row of the log, and tells something else or not.</summary>
    /// <param name="encounter">Where it stands now.</param>
    /// <param name="facts">What is measured now; null: the promise was kept, or does not speak of it.</param>
    /// <param name="atUtc">Now.</param>
    /// <remarks>What was settled stays settled. Worked example, tested: broken, kept, broken again is open, withdrawn, open, and one breach.</remarks>
    public Breach Corrected(long encounter, BreachFacts? facts, DateTime atUtc) => (State, facts) switch
    {
        (BreachState.Open, null) => this with
        {
            Encounter = encounter,
            State = BreachState.Withdrawn,
            SettledUtc = atUtc,
            Version = Version + 1,
        },
        (BreachState.Withdrawn, { } again) => this with
        {
            Encounter = encounter,
            Facts = again,
            State = BreachState.Open,
            SettledUtc = null,
            Version = Version + 1,
        },
        (BreachState.Open, { } still) => this with { Encounter = encounter, Facts = still, Version = Version + 1 },
        _ => this with { Encounter = encounter, Version = Version + 1 },
    };

    private Outcome<Breach> Settle(BreachState state, Guid by, decimal? cost, string? note, DateTime atUtc) =>
        State != BreachState.Open ? Fail.Clash("commitments.settled-already")
        : this with { State = state, SettledBy = by, Cost = cost, Note = note, SettledUtc = atUtc, Version = Version + 1 };
}
