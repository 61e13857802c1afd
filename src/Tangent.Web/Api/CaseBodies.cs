using Tangent.App.Export;
using Tangent.App.Recovery;
using Tangent.App.Recovery.Steps;
using Tangent.Domain;
using Tangent.Domain.Customers;
using Tangent.Domain.Delivery;
using Tangent.Domain.Feedback.Voices;
using Tangent.Domain.Recovery;

namespace Tangent.Web.Api;

// What the endpoints of cases take.
public static partial class CasesApi
{
    /// <summary>The rules of recovery, all of them, as they are shown.</summary>
    public sealed record PolicyBody(Items<CaseRule>? Rules, ClockSpans? Low, ClockSpans? Medium, ClockSpans? High, int? VisitMinutes, Items<TierShare>? Tiers,
        int? RepeatDays, int? LeastMinutes, int? StatutoryDays, int? VisitAttempts, Items<Authority>? Authorities)
    {
        // What is missing has the value that nobody may set: the rules say so themselves.
        internal CasePolicy Policy => new()
        {
            Rules = Rules!,
            Low = Low!,
            Medium = Medium!,
            High = High!,
            VisitMinutes = VisitMinutes ?? 0,
            Tiers = Tiers ?? [],
            RepeatDays = RepeatDays ?? CasePolicy.Usual.RepeatDays,
            LeastMinutes = LeastMinutes ?? CasePolicy.Usual.LeastMinutes,
            StatutoryDays = StatutoryDays,
            VisitAttempts = VisitAttempts ?? CasePolicy.Usual.VisitAttempts,
            Authorities = Authorities ?? [],
        };
    }

    /// <summary>A case by hand.</summary>
    public sealed record OpenBody(string? Once, string? Told, string? Wish, Guid? UnitId, Guid? Touchpoint, string? Customer, string? Phone);

    /// <summary>What the customer told, and how the customer was spoken to.</summary>
    public sealed record ListenBody(string? Told, ReplyWay? Way);

    /// <summary>What was found on the first look.</summary>
    public sealed record AssessBody(string? Facts, string? Wish, CaseSeverity? Severity, bool IsSafety, CaseSpread? Spread, Guid? Touchpoint, string? Title);

    /// <summary>The verdict.</summary>
    public sealed record JudgeBody(CaseVerdict? Verdict, string? Reason, string? RuleText, CaseCause? Cause);

    /// <summary>The proposal.</summary>
    public sealed record ProposeBody(IReadOnlyList<ProposeForCase.Remedy>? Remedies, string? Procedure, string? Treatment);

    /// <summary>The decision.</summary>
    public sealed record DecideBody(bool? IsApproved, string? Why);

    /// <summary>Words, and how they are told.</summary>
    public sealed record TellBody(string? Words, ReplyWay? Way, DeliveryChannel? By, string? Subject);

    /// <summary>What the customer says.</summary>
    public sealed record AnswerBody(bool? IsAccepted, string? Words);

    /// <summary>The remedy's place, from 0.</summary>
    public sealed record RemedyBody(int? Remedy);

    /// <summary>What came of the visit.</summary>
    public sealed record VisitBody(bool? IsReached, RecoveredWord? Recovered, int? Satisfaction, string? Words);

    /// <summary>How it ends.</summary>
    public sealed record CloseBody(CaseEnd? End, string? Note);

    /// <summary>Why.</summary>
    public sealed record ReasonBody(string? Reason);

    /// <summary>To whom.</summary>
    public sealed record GiveBody(Guid? UnitId, Guid? PersonId);

    /// <summary>Whether the clocks stand still, and why.</summary>
    public sealed record PauseBody(bool? IsPaused, string? Reason);

    /// <summary>The number of the case that goes on.</summary>
    public sealed record MergeBody(string? Into);

    /// <summary>Why.</summary>
    public sealed record RevealBody(string? Purpose);

    /// <summary>Rules, and how many days back.</summary>
    public sealed record TryBody(CasePolicy? Policy, int? Days);

    /// <summary>Of which days, unit, sign and tier.</summary>
    public sealed record MeasureQuery(int? Days, Guid? UnitId, SignalKind? Origin, CustomerTier? Tier);

    /// <summary>Which signs.</summary>
    public sealed record SignalQuery(SignalKind? Kind, SignalFate? Fate, PassReason? Why, string? Cursor, int? Limit);
}

/// <summary>What the queue can be asked.</summary>
/// <param name="Q">The number, or words of the title.</param>
/// <param name="Part">Which part; without it what is open.</param>
/// <param name="Origin">For what they were opened.</param>
/// <param name="Step">Where they stand.</param>
/// <param name="Severity">How much they weigh.</param>
/// <param name="Tier">The customer's tier.</param>
/// <param name="Touchpoint">Id of the touchpoint that they are about.</param>
/// <param name="UnitId">Only this unit and those below it.</param>
/// <param name="Cause">Why they came.</param>
/// <param name="Customer">Number of the customer.</param>
/// <param name="Format">Of an export.</param>
/// <param name="Columns">Of an export, with commas.</param>
/// <param name="Cursor">Where the piece before ended.</param>
/// <param name="Limit">Rows, 1 to 200.</param>
public sealed record CaseQuery(string? Q, CasePart? Part, SignalKind? Origin, CaseStep? Step, CaseSeverity? Severity, CustomerTier? Tier, Guid? Touchpoint,
    Guid? UnitId, CaseCause? Cause, int? Customer, ExportFormat? Format, string? Columns, string? Cursor, int? Limit)
{
    internal CaseFilter Filter => new(Part ?? CasePart.Open, Q, Origin, Step, Severity, Tier, Touchpoint, UnitId, Cause, Customer);
}
