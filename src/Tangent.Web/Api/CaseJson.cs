using Tangent.App.Recovery;
using Tangent.App.Recovery.Signals;
using Tangent.App.Touchpoints.Published;
using Tangent.Domain.Customers;
using Tangent.Domain.Recovery;

namespace Tangent.Web.Api;

/// <summary>A case as the API shows it; what is personal is masked where isMasked is true.</summary>
public sealed record CaseJson(Guid Id, string Number, string? Title, SignalKind Origin, long? Customer, CustomerTier? Tier, VoiceJson.PlaceJson? Touchpoint,
    TouchpointJson.UnitJson Unit, TouchpointJson.PersonJson? Person, CaseStep Step, CaseSeverity Severity, bool IsSafety, DateTime OpenedUtc, DateTime? DueUtc,
    ClockKind? Clock, bool IsPaused, int Escalated, CaseCause? Cause, decimal Cost, RecoveredWord? Recovered, CaseEnd? End, DateTime? ClosedUtc, int Version)
{
    /// <summary>Everything else, where one case is shown.</summary>
    public WholeJson? Whole { get; init; }

    internal static object Of(CaseRow row) => Row(row);

    internal static object Of(ShowCase.Shown shown) => Row(shown.Row) with
    {
        Whole = new(shown.IsMasked, shown.Verdict, shown.Spread, shown.Details.Told, shown.Details.Wish, shown.Details.Facts, shown.Details.Reason,
            shown.Details.RuleText,
            shown.Details.Proposals, shown.Details.Visits, [.. shown.Clocks.Select(told => new ClockJson(told.Clock.Kind, told.Clock.StartUtc,
                told.Clock.Minutes,
                told.Clock.DueUtc, told.Clock.MetUtc, told.IsLate, told.Clock.Why))], shown.Details.Pauses, shown.Calendar, shown.Policy, shown.Authority,
            [.. shown.Entries.Select(one => new EntryJson(one.AtUtc, one.Kind, one.Writer, one.About, one.Words))],
            [.. shown.Acts.Select(one => new ActJson(one.AtUtc, one.Actor, one.Act))], [.. shown.Signals.Select(Of)]),
    };

    internal static object Sign(SignalLine line) => Of(line);

    private static SignJson Of(SignalLine line) => new(line.Kind, line.AtUtc, line.DecidedUtc, line.Share, line.Fate, line.Why, line.Rule, line.Policy,
        line.Customer, Place(line.Touchpoint), line.Unit.Code, line.CaseNumber is null ? null : line.CaseId, line.CaseNumber);

    private static CaseJson Row(CaseRow row) => new(row.Id, row.Number, row.Title, row.Origin, row.Customer, row.Tier, Place(row.Touchpoint),
        new(row.Unit.Id, row.Unit.Code, row.Unit.NameZh, row.Unit.NameEn), row.Person is { } person ? new(person.Id, person.Name) : null, row.Step,
            row.Severity,
        row.IsSafety, row.OpenedUtc, row.DueUtc, row.Clock, row.IsPaused, row.Escalated, row.Cause, row.Cost, row.Recovered, row.Ending, row.ClosedUtc,
        row.Version);

    private static VoiceJson.PlaceJson? Place(TouchpointFact? at) => at is null ? null : new(at.Id, at.Code, at.NameZh, at.NameEn);

    /// <summary>What a case holds.</summary>
    public sealed record WholeJson(bool IsMasked, CaseVerdict? Verdict, CaseSpread Spread, string? Told, string? Wish, string? Facts, string? Reason,
        string? RuleText, IReadOnlyList<CaseProposal> Proposals, IReadOnlyList<CaseVisit> Visits, IReadOnlyList<ClockJson> Clocks,
        IReadOnlyList<CasePause> Pauses, string? Calendar, int Policy, decimal Authority, IReadOnlyList<EntryJson> Entries, IReadOnlyList<ActJson> Acts,
        IReadOnlyList<SignJson> Signals);

    /// <summary>A clock, in minutes of working time, and why it runs so long.</summary>
    public sealed record ClockJson(ClockKind Kind, DateTime StartUtc, int Minutes, DateTime? DueUtc, DateTime? MetUtc, bool IsLate,
        IReadOnlyList<ClockLine> Why);

    /// <summary>Words on it.</summary>
    public sealed record EntryJson(DateTime AtUtc, CaseEntryKind Kind, string? Writer, string? About, string? Words);

    /// <summary>An act on it, by the code of its words.</summary>
    public sealed record ActJson(DateTime AtUtc, string? Actor, string Act);

    /// <summary>A sign that was decided on.</summary>
    public sealed record SignJson(SignalKind Kind, DateTime AtUtc, DateTime DecidedUtc, double? Share, SignalFate Fate, PassReason? Why, string? Rule,
        int Policy,
        long? Customer, VoiceJson.PlaceJson? Touchpoint, string Unit, Guid? Case, string? CaseNumber);
}
