using Tangent.Domain.Customers;

namespace Tangent.Domain.Recovery;

/// <summary>One need of one customer that was not met, and everything that is done to put it right (补救个案).</summary>
/// <remarks>
/// What it is found and counted by stands in columns, all else in <see cref="Details"/>. Every act gives a new value or the reason why
/// not; the version is checked when it is written, so that two acts at once never both hold.
/// </remarks>
public sealed partial record RecoveryCase
{
    /// <summary>Longest title and reason of an end.</summary>
    public const int LongestTitle = 120, LongestReason = 500;

    /// <summary>Identity.</summary>
    public required Guid Id { get; init; }

    /// <summary>The number by which customers and staff speak of it: a complaint's own, 12 digits.</summary>
    public required string Number { get; init; }

    /// <summary>What it was opened for.</summary>
    public required SignalKind Origin { get; init; }

    /// <summary>What it is about in one line; null: by its touchpoint.</summary>
    public string? Title { get; init; }

    /// <summary>Number of the customer, or null where nobody knows who it is.</summary>
    public long? Customer { get; init; }

    /// <summary>The customer's tier when it was opened, or null.</summary>
    public CustomerTier? Tier { get; init; }

    /// <summary>Key of the journey that it is about, or null.</summary>
    public string? Journey { get; init; }

    /// <summary>The touchpoint that it is about, or null.</summary>
    public Guid? Touchpoint { get; init; }

    /// <summary>The unit that works on it.</summary>
    public required Guid UnitId { get; init; }

    /// <summary>Who answers for it, or null.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>Where it stands.</summary>
    public required CaseStep Step { get; init; }

    /// <summary>How much it weighs.</summary>
    public required CaseSeverity Severity { get; init; }

    /// <summary>Whether somebody's safety is at stake.</summary>
    public bool IsSafety { get; init; }

    /// <summary>How far it spreads.</summary>
    public CaseSpread Spread { get; init; }

    /// <summary>Whether it is justified; null before it is judged.</summary>
    public CaseVerdict? Verdict { get; init; }

    /// <summary>Why it came; null before it is judged, or where nothing went wrong.</summary>
    public CaseCause? Cause { get; init; }

    /// <summary>Whether the same customer had a case a short time before.</summary>
    public bool IsRepeat { get; init; }

    /// <summary>When it was opened.</summary>
    public required DateTime OpenedUtc { get; init; }

    /// <summary>When the customer was first spoken to, or null.</summary>
    public DateTime? ContactedUtc { get; init; }

    /// <summary>When the customer was told what comes of it, or null.</summary>
    public DateTime? ToldUtc { get; init; }

    /// <summary>When everything that was promised was done, or null.</summary>
    public DateTime? DoneUtc { get; init; }

    /// <summary>When the customer was reached on a return visit, or null.</summary>
    public DateTime? VisitedUtc { get; init; }

    /// <summary>When it ended, or null.</summary>
    public DateTime? ClosedUtc { get; init; }

    /// <summary>How it ended, or null.</summary>
    public CaseEnd? Ending { get; init; }

    /// <summary>Whether it was put right, in the customer's word; null when not asked.</summary>
    public RecoveredWord? Recovered { get; init; }

    /// <summary>How satisfied the customer was with how it was handled, 1 to 5; or null.</summary>
    public int? Satisfaction { get; init; }

    /// <summary>The score by which it was opened, as a share of its scale; null where there was none.</summary>
    public double? ShareBefore { get; init; }

    /// <summary>What was done for the customer has cost so much.</summary>
    public decimal Cost { get; init; }

    /// <summary>How often it was opened again.</summary>
    public int Reopened { get; init; }

    /// <summary>How many steps up it was taken: 0 its own unit.</summary>
    public int Escalated { get; init; }

    /// <summary>The case that it came out of, or null.</summary>
    public Guid? ParentId { get; init; }

    /// <summary>The case that goes on for both, or null.</summary>
    public Guid? MergedInto { get; init; }

    /// <summary>When the next of its clocks runs out; null when none runs.</summary>
    public DateTime? DueUtc { get; init; }

    /// <summary>When its clocks have to be looked at; null: not by time.</summary>
    public DateTime? LookUtc { get; init; }

    /// <summary>Version of the company's rules by which its clocks were made.</summary>
    public required int Policy { get; init; }

    /// <summary>All else.</summary>
    public required CaseFile Details { get; init; }

    /// <summary>Raised by every change, from 1.</summary>
    public int Version { get; init; } = 1;

    /// <summary>What a search looks through: the number and the title. Stored.</summary>
    public required string Found { get; init; }

    /// <summary>Order by when it was opened. Stored.</summary>
    public byte[] OpenedKey { get => SortKeys.Unique(SortKeys.OfTime(OpenedUtc), Id); private init { } }

    /// <summary>Order by what is due next; what is paused or closed comes last. Stored.</summary>
    public byte[] DueKey { get => SortKeys.Unique(SortKeys.OfTime(DueUtc ?? DateTime.MaxValue), Id); private init { } }

    /// <summary>Whether a proposal waits for somebody else to approve it. Stored.</summary>
    public bool IsToApprove { get => IsOpen && Details.Current?.State == ProposalState.WaitsForApproval; private init { } }

    /// <summary>Whether it is open.</summary>
    public bool IsOpen => ClosedUtc is null;

    /// <summary>Whether one of its clocks has run out.</summary>
    public bool IsOverdue(DateTime nowUtc) => DueUtc is { } due && due < nowUtc;

    /// <summary>A new case with its clocks.</summary>
    /// <param name="signal">The sign that opens it.</param>
    /// <param name="id">Its identity.</param>
    /// <param name="number">Its number.</param>
    /// <param name="severity">Its weight.</param>
    /// <param name="isRepeat">Whether the customer had one a short time ago.</param>
    /// <param name="clocks">Makes its clocks.</param>
    /// <param name="nowUtc">Now.</param>
    public static RecoveryCase Open(SeenSignal signal, Guid id, string number, CaseSeverity severity, bool isRepeat, ClockMaker clocks,
        DateTime nowUtc)
    {
        var file = new CaseFile
        {
            Told = signal.Told,
            Wish = signal.Wish,
            Clocks = clocks.Begin(severity, signal.Tier, isRepeat, signal.Kind == SignalKind.Complaint, nowUtc, []),
        };
        return new RecoveryCase
        {
            Id = id,
            Number = number,
            Origin = signal.Kind,
            Customer = signal.Customer,
            Tier = signal.Tier,
            Journey = signal.Journey,
            Touchpoint = signal.Touchpoint,
            UnitId = signal.UnitId,
            Step = CaseStep.Listen,
            Severity = severity,
            IsRepeat = isRepeat,
            OpenedUtc = nowUtc,
            ShareBefore = signal.Share,
            Policy = clocks.Version,
            Details = file,
            Found = FoundOf(number, null),
        }.Timed();
    }

    /// <summary>What a search looks through.</summary>
    public static string FoundOf(string number, string? title) =>
        SearchText.Fold($"{number}\n{Feedback.Voices.VoiceNumber.Shown(number)}\n{Access.MaskedText.Of(title)}").TrimEnd('\n');

    /// <summary>With another title; the same object when it is what it was.</summary>
    public RecoveryCase Call(string? title) => title == Title ? this : Changed() with { Title = title, Found = FoundOf(Number, title) };

    /// <summary>The same without anything that somebody wrote.</summary>
    public RecoveryCase WithoutWords() => this with { Title = null, Found = Number, Details = Details.WithoutWords(), Version = Version + 1 };

    private RecoveryCase Changed() => this with { Version = Version + 1 };

    // What it is found by follows from its clocks.
    private RecoveryCase Timed()
    {
        var running = IsOpen ? Details.Clocks.Where(clock => clock.IsRunning).ToList() : [];
        return this with
        {
            DueUtc = running.Min(clock => clock.DueUtc),
            LookUtc = running.Min(clock => clock.NextLookUtc),
        };
    }
}
