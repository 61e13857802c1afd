namespace Tangent.Domain.Recovery;

/// <summary>A time that the clocks do not count, because the customer has to do something first.</summary>
/// <param name="FromUtc">From when.</param>
/// <param name="ToUtc">Until when; null while it lasts.</param>
/// <param name="Reason">Why; null when it was erased.</param>
public sealed record CasePause(DateTime FromUtc, DateTime? ToUtc, string? Reason);

/// <summary>Something that is done for the customer.</summary>
/// <param name="Kind">What.</param>
/// <param name="Cost">What it costs the company, 0 to 1,000,000 with two decimals.</param>
/// <param name="Words">What exactly, up to 200 characters; or null.</param>
/// <param name="DoneUtc">When it was done, or null.</param>
public sealed record CaseRemedy(CaseRemedyKind Kind, decimal Cost, string? Words, DateTime? DoneUtc = null);

/// <summary>A proposal to the customer: it has to be fair in its result, in its procedure and in how the customer is treated.</summary>
public sealed record CaseProposal
{
    /// <summary>Most remedies of one proposal, and longest texts.</summary>
    public const int MostRemedies = 12, LongestWords = 200, LongestText = 1000;

    /// <summary>When it was made.</summary>
    public required DateTime MadeUtc { get; init; }

    /// <summary>Who made it.</summary>
    public required Guid MadeBy { get; init; }

    /// <summary>结果: what the customer gets.</summary>
    public Items<CaseRemedy> Remedies { get; init; } = [];

    /// <summary>过程: what makes it easy, and what will be otherwise; or null.</summary>
    public string? Procedure { get; init; }

    /// <summary>对待: how the customer is spoken to, and by whom; or null.</summary>
    public string? Treatment { get; init; }

    /// <summary>Where it stands.</summary>
    public required ProposalState State { get; init; }

    /// <summary>Who approved or refused it, or null.</summary>
    public Guid? DecidedBy { get; init; }

    /// <summary>When the customer was told, or null.</summary>
    public DateTime? OfferedUtc { get; init; }

    /// <summary>When the customer answered, or null.</summary>
    public DateTime? AnsweredUtc { get; init; }

    /// <summary>What the customer said to it, or why it was refused; or null.</summary>
    public string? Answer { get; init; }

    /// <summary>What all of it costs.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public decimal Cost => Remedies.Sum(remedy => remedy.Cost);
}

/// <summary>A return visit, or the attempt of one (回访).</summary>
/// <param name="AtUtc">When.</param>
/// <param name="By">Who asked.</param>
/// <param name="IsReached">Whether the customer was reached.</param>
/// <param name="Recovered">Whether it was put right, in the customer's word; null when not reached.</param>
/// <param name="Satisfaction">How satisfied the customer is with how it was handled, 1 to 5; null when not asked.</param>
/// <param name="Words">What the customer said; null when nothing, or erased.</param>
/// <param name="NewIssue">The case of something new that came up, or null.</param>
public sealed record CaseVisit(DateTime AtUtc, Guid By, bool IsReached, RecoveredWord? Recovered, int? Satisfaction, string? Words, Guid? NewIssue = null);

/// <summary>All that a case holds beside what it is found by: kept as one document, changed as a whole.</summary>
public sealed record CaseFile
{
    /// <summary>Longest texts.</summary>
    public const int LongestTold = 4000, LongestText = 2000, LongestRule = 1000, LongestWish = 500;

    /// <summary>What the customer told, in the customer's words (原话).</summary>
    public string? Told { get; init; }

    /// <summary>What the customer wants to have done (诉求).</summary>
    public string? Wish { get; init; }

    /// <summary>What was found to have happened: when, where, who.</summary>
    public string? Facts { get; init; }

    /// <summary>Why it is justified, or is not.</summary>
    public string? Reason { get; init; }

    /// <summary>The rule, the clause or the promise by which it was judged.</summary>
    public string? RuleText { get; init; }

    /// <summary>Proposals, the oldest first; at most one of them is accepted.</summary>
    public Items<CaseProposal> Proposals { get; init; } = [];

    /// <summary>Return visits and attempts, the oldest first.</summary>
    public Items<CaseVisit> Visits { get; init; } = [];

    /// <summary>Its clocks, in the order in which they began.</summary>
    public Items<CaseClock> Clocks { get; init; } = [];

    /// <summary>Times that the clocks did not count.</summary>
    public Items<CasePause> Pauses { get; init; } = [];

    /// <summary>The proposal that is spoken of: the last one that was neither rejected nor refused. Null when there is none.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public CaseProposal? Current => Proposals.LastOrDefault(one => one.State is not (ProposalState.Rejected or ProposalState.Refused));

    /// <summary>Whether the clocks stand still.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsPaused => Pauses.Any(pause => pause.ToUtc is null);

    /// <summary>A clock that has begun: the last of its kind. Null when none has.</summary>
    public CaseClock? Clock(ClockKind kind) => Clocks.LastOrDefault(clock => clock.Kind == kind);

    /// <summary>With the last proposal that still counts replaced.</summary>
    internal CaseFile With(CaseProposal proposal)
    {
        var current = Current!;
        return this with { Proposals = Proposals.Select(one => ReferenceEquals(one, current) ? proposal : one).ToItems() };
    }

    /// <summary>With a clock met, when it runs.</summary>
    internal CaseFile Met(ClockKind kind, DateTime atUtc) => this with
    {
        Clocks = Clocks.Select(clock => clock.Kind == kind && clock.IsRunning ? clock with { MetUtc = atUtc } : clock).ToItems(),
    };

    /// <summary>The same without anything that somebody wrote; kinds, costs and times stay.</summary>
    public CaseFile WithoutWords() => Masked(_ => null);

    /// <summary>The same with everything that somebody wrote shown in another way.</summary>
    /// <param name="mask">What is shown of a text; it is given no null.</param>
    public CaseFile Masked(Func<string, string?> mask)
    {
        return this with
        {
            Told = Shown(Told),
            Wish = Shown(Wish),
            Facts = Shown(Facts),
            Reason = Shown(Reason),
            RuleText = Shown(RuleText),
            Proposals = Proposals.Select(one => one with
            {
                Remedies = one.Remedies.Select(remedy => remedy with { Words = Shown(remedy.Words) }).ToItems(),
                Procedure = Shown(one.Procedure),
                Treatment = Shown(one.Treatment),
                Answer = Shown(one.Answer),
            }).ToItems(),
            Visits = Visits.Select(visit => visit with { Words = Shown(visit.Words) }).ToItems(),
            Pauses = Pauses.Select(pause => pause with { Reason = Shown(pause.Reason) }).ToItems(),
        };

        string? Shown(string? words) => words is null ? null : mask(words);
    }
}
