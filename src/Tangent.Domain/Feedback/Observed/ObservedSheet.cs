namespace Tangent.Domain.Feedback.Observed;

/// <summary>Why a sheet exists.</summary>
public enum SheetRole
{
    /// <summary>首评.</summary>
    First,

    /// <summary>复评: a second observer scores the same thing without seeing the first score.</summary>
    Second,

    /// <summary>校准: everybody scores the same thing; it says how far they agree and counts for no unit.</summary>
    Calibration,
}

/// <summary>What became of a dispute.</summary>
public enum DisputeEnd
{
    /// <summary>维持原结果.</summary>
    Upheld,

    /// <summary>撤销结果: it counts no more.</summary>
    Annulled,
}

/// <summary>How far a sheet is.</summary>
public enum SheetState
{
    /// <summary>待执行.</summary>
    Planned,

    /// <summary>已完成.</summary>
    Sent,

    /// <summary>申诉中.</summary>
    Disputed,

    /// <summary>已撤销.</summary>
    Annulled,
}

/// <summary>One sheet: a visit, a call that is scored, a time of watching, a walk-through; planned, then filled in once.</summary>
public sealed record ObservedSheet
{
    /// <summary>Most characters of the observer's words, of a reason, and of the name of what is looked at.</summary>
    public const int LongestWords = 2000, LongestSubject = 200;

    /// <summary>Most marks of a sheet.</summary>
    public const int MostMarks = 500;

    /// <summary>Identity: of a sheet that nobody planned the one that the observer's telephone gave it.</summary>
    public required Guid Id { get; init; }

    /// <summary>The programme.</summary>
    public required Guid ProgrammeId { get; init; }

    /// <summary>What is scored: sheets on the same thing are compared with each other.</summary>
    public required Guid ThingId { get; init; }

    /// <summary>Why it exists.</summary>
    public SheetRole Role { get; init; }

    /// <summary>The unit that is looked at.</summary>
    public required Guid UnitId { get; init; }

    /// <summary>Whose sheet it is.</summary>
    public required Guid ObserverId { get; init; }

    /// <summary>Which recorded call or chat, as the log names it; null elsewhere.</summary>
    public string? Subject { get; init; }

    /// <summary>From when it may be filled in.</summary>
    public required DateTime FromUtc { get; init; }

    /// <summary>Until when.</summary>
    public required DateTime ToUtc { get; init; }

    /// <summary>When what is told was seen; null while it is planned.</summary>
    public DateTime? SeenUtc { get; init; }

    /// <summary>When it came in.</summary>
    public DateTime? SentUtc { get; init; }

    /// <summary>The answers, as text.</summary>
    public string? Answers { get; init; }

    /// <summary>The marks, as text.</summary>
    public string? Marks { get; init; }

    /// <summary>What the observer says besides; null when nothing, or when it was erased.</summary>
    public string? Words { get; init; }

    /// <summary>Points from 0 to 100; null where nothing was scored.</summary>
    public double? Points { get; init; }

    /// <summary>Critical items that failed.</summary>
    public int CriticalFailed { get; init; }

    /// <summary>When the unit disputed it, who, and why; null while it did not.</summary>
    public DateTime? DisputedUtc { get; init; }

    /// <summary>Who disputed it.</summary>
    public Guid? DisputedBy { get; init; }

    /// <summary>Why.</summary>
    public string? DisputeReason { get; init; }

    /// <summary>How the dispute ended, or null.</summary>
    public DisputeEnd? Decision { get; init; }

    /// <summary>When.</summary>
    public DateTime? DecidedUtc { get; init; }

    /// <summary>Why it was decided so.</summary>
    public string? DecisionReason { get; init; }

    /// <summary>Raised by every change, from 1.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Order by when it was seen, or shall be. Stored.</summary>
    public byte[] SeenKey { get => SortKeys.Unique(SortKeys.OfTime(SeenUtc ?? FromUtc), Id); private init { } }

    /// <summary>How far it is.</summary>
    public SheetState State => SentUtc is null ? SheetState.Planned
        : Decision == DisputeEnd.Annulled ? SheetState.Annulled
        : DisputedUtc is not null && Decision is null ? SheetState.Disputed : SheetState.Sent;

    /// <summary>Whether its score counts for its unit.</summary>
    public bool Counts => SentUtc is not null && Role == SheetRole.First && Decision != DisputeEnd.Annulled;

    /// <summary>Filled in. The same again is no second time; something else is refused.</summary>
    public Outcome<ObservedSheet> Fill(FormDocument form, Filled filled, DateTime now)
    {
        string answers = FormCodec.Write(new SortedDictionary<string, string>(filled.Answers.ToDictionary(), StringComparer.Ordinal)),
            marks = FormCodec.Write(filled.Marks);
        if (SentUtc is not null) return Answers == answers && Marks == marks ? this : Fail.Clash("observed.is-sent");
        var score = SheetScore.Of(form, filled.Answers, filled.Marks);
        return this with
        {
            SeenUtc = filled.SeenUtc,
            SentUtc = now,
            Answers = answers,
            Marks = marks,
            Words = filled.Words,
            Points = score.Points,
            CriticalFailed = score.CriticalFailed,
            Version = Version + 1,
        };
    }

    /// <summary>Disputed by its unit, once.</summary>
    public Outcome<ObservedSheet> Dispute(Guid who, string reason, DateTime now) =>
        SentUtc is null ? Fail.Clash("observed.not-sent")
        : DisputedUtc is not null ? Fail.Clash("observed.disputed-once")
        : this with { DisputedUtc = now, DisputedBy = who, DisputeReason = reason, Version = Version + 1 };

    /// <summary>The dispute decided, once.</summary>
    public Outcome<ObservedSheet> Decide(DisputeEnd decision, string reason, DateTime now) =>
        State != SheetState.Disputed ? Fail.Clash("observed.nothing-to-decide")
        : this with { Decision = decision, DecisionReason = reason, DecidedUtc = now, Version = Version + 1 };
}

/// <summary>What an observer fills in.</summary>
/// <param name="Answers">Answers by item.</param>
/// <param name="Marks">What was seen along the way, in order.</param>
/// <param name="Words">What is said besides, or null.</param>
/// <param name="SeenUtc">When it was seen.</param>
public sealed record Filled(IReadOnlyDictionary<string, string> Answers, IReadOnlyList<Mark> Marks, string? Words, DateTime SeenUtc);
