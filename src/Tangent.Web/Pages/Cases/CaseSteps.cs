using System.Globalization;
using Tangent.App.Recovery;
using Tangent.App.Recovery.Steps;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Delivery;
using Tangent.Domain.Feedback.Voices;
using Tangent.Domain.Recovery;
using Tangent.Web.Pages.Touchpoints;

namespace Tangent.Web.Pages.Cases;

/// <summary>What is to be done on a case now: one act, whose form its page shows.</summary>
public enum CaseAct { Listen, Assess, Judge, Propose, Decide, Offer, Answer, CarryOut, Visit, Close, Reopen, Wait }

/// <summary>The form of a step as it is sent: the fields of all of them, of which each uses its own.</summary>
public sealed class CaseStepInput
{
    public const int Remedies = 4;

    public CaseAct? Act { get; set; }
    public int? Version { get; set; }
    public string? Told { get; set; }
    public string? Way { get; set; }
    public string? Facts { get; set; }
    public string? Wish { get; set; }
    public string? Severity { get; set; }
    public bool IsSafety { get; set; }
    public string? Spread { get; set; }
    public string? Touchpoint { get; set; }
    public string? Title { get; set; }
    public string? Verdict { get; set; }
    public string? Reason { get; set; }
    public string? RuleText { get; set; }
    public string? Cause { get; set; }
    public string?[]? RemedyKind { get; set; }
    public string?[]? RemedyCost { get; set; }
    public string?[]? RemedyWords { get; set; }
    public string? Procedure { get; set; }
    public string? Treatment { get; set; }
    public string? Words { get; set; }
    public string? Is { get; set; }
    public string? Remedy { get; set; }
    public string? Recovered { get; set; }
    public string? Satisfaction { get; set; }
}

/// <summary>Turns the form of a step into the use case that it asks for.</summary>
public sealed class CaseSteps(ListenToCase listen, AssessCase assess, JudgeCase judge, ProposeForCase propose, DecideProposal decide, OfferProposal offer,
    AnswerProposal answer, CarryOutRemedy carryOut, VisitAfterCase visit, CloseCase close, ReopenCase reopen, WriteOnCase write, GiveCase give)
{
    /// <summary>Before the name of a channel: what is sent from here, unlike what was told elsewhere.</summary>
    public const string SendBy = "send:";

    /// <summary>What is to be done now.</summary>
    public static CaseAct Next(ShowCase.Shown shown) => (shown.Row.Step, shown.Details.Current?.State) switch
    {
        (CaseStep.Listen, _) => CaseAct.Listen,
        (CaseStep.Record, _) => CaseAct.Assess,
        (CaseStep.Judge, _) => CaseAct.Judge,
        (CaseStep.Propose, ProposalState.WaitsForApproval) => shown.MayDecide ? CaseAct.Decide : CaseAct.Wait,
        (CaseStep.Propose, ProposalState.Ready) => CaseAct.Offer,
        (CaseStep.Propose, ProposalState.Offered) => CaseAct.Answer,
        (CaseStep.Propose, _) => CaseAct.Propose,
        (CaseStep.Implement, _) => CaseAct.CarryOut,
        (CaseStep.Visit, _) => shown.Row.Recovered is null ? CaseAct.Visit : CaseAct.Close,
        _ => CaseAct.Reopen,
    };

    /// <summary>Ways to end it that lie beside its steps.</summary>
    public static IEnumerable<CaseEnd> Ends(ShowCase.Shown shown)
    {
        if (shown.Row.ClosedUtc is not null) yield break;
        bool isRejected = shown.Details.Proposals is { Count: > 0 } all && all[^1].State == ProposalState.Rejected;
        if (isRejected || shown.Row.Recovered == RecoveredWord.No) yield return CaseEnd.NotAccepted;
        if (shown.Details.Visits.Any(one => !one.IsReached)) yield return CaseEnd.NotReached;
        if (shown.Row.Customer is null && shown.Verdict is not null) yield return CaseEnd.NobodyToTell;
        if (shown.Row.Step > CaseStep.Listen) yield return CaseEnd.Withdrawn;
    }

    /// <summary>Does what the form asks for.</summary>
    public Task<Outcome<int>> Do(Actor who, Guid id, CaseStepInput input, string subject, CancellationToken stop) => input.Act switch
    {
        CaseAct.Listen => listen.Run(who, new(id, input.Told, Member<ReplyWay>(input.Way), input.Version), stop),
        CaseAct.Assess => assess.Run(who, new(id, input.Facts, input.Wish, Member<CaseSeverity>(input.Severity), input.IsSafety,
            Member<CaseSpread>(input.Spread),
            Guid.TryParse(input.Touchpoint, out var at) ? at : null, input.Title, input.Version), stop),
        CaseAct.Judge => judge.Run(who, new(id, Member<CaseVerdict>(input.Verdict), input.Reason, input.RuleText, Member<CaseCause>(input.Cause),
            input.Version), stop),
        CaseAct.Propose => propose.Run(who, new(id, [.. Remedies(input)], input.Procedure, input.Treatment, input.Version), stop),
        CaseAct.Decide => decide.Run(who, new(id, Is(input), input.Reason, input.Version), stop),
        CaseAct.Offer => offer.Run(who, new(id, input.Words, Told(input.Way), Sent(input.Way), subject, input.Version), stop),
        CaseAct.Answer => answer.Run(who, new(id, Is(input), input.Words, input.Version), stop),
        CaseAct.CarryOut => carryOut.Run(who,
            new(id, int.TryParse(input.Remedy, NumberStyles.None, CultureInfo.InvariantCulture, out int which) ? which : null, input.Version), stop),
        CaseAct.Visit => visit.Run(who, new(id, Is(input), Member<RecoveredWord>(input.Recovered),
            int.TryParse(input.Satisfaction, NumberStyles.None, CultureInfo.InvariantCulture, out int points) ? points : null, input.Words,
                input.Version), stop),
        CaseAct.Close => close.Run(who, new(id, CaseEnd.Resolved, input.Words, input.Version), stop),
        CaseAct.Reopen => reopen.Run(who, new(id, input.Reason, input.Version), stop),
        _ => Task.FromResult<Outcome<int>>(Fail.Clash("recovery.other-step")),
    };

    /// <summary>Ends it otherwise.</summary>
    public Task<Outcome<int>> End(Actor who, Guid id, CaseEnd? end, string? note, int? version, CancellationToken stop) =>
        close.Run(who, new(id, end, note, version), stop);

    /// <summary>Writes a note, or what the customer is told.</summary>
    public Task<Outcome<int>> Write(Actor who, Guid id, string? words, string? way, string subject, CancellationToken stop) =>
        write.Run(who, new(id, words, Told(way), Sent(way), subject), stop);

    /// <summary>Somebody takes it upon themselves.</summary>
    public Task<Outcome<int>> Take(Actor who, Guid id, CancellationToken stop) => give.Run(who, new(id, null, who.Id), stop);

    private static IEnumerable<ProposeForCase.Remedy> Remedies(CaseStepInput input)
    {
        for (int i = 0; i < (input.RemedyKind?.Length ?? 0); i++)
        {
            var (kind, cost, words) = (At(input.RemedyKind, i), At(input.RemedyCost, i), At(input.RemedyWords, i));
            if (string.IsNullOrWhiteSpace(kind) && string.IsNullOrWhiteSpace(cost) && string.IsNullOrWhiteSpace(words)) continue;
            yield return new(Member<CaseRemedyKind>(kind), string.IsNullOrWhiteSpace(cost) ? 0
                : decimal.TryParse(cost, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal amount) ? amount : -1, words);
        }
    }

    private static string? At(string?[]? texts, int i) => texts is not null && i < texts.Length ? texts[i] : null;

    private static bool? Is(CaseStepInput input) => input.Is switch { "yes" => true, "no" => false, _ => null };

    private static ReplyWay? Told(string? way) => Member<ReplyWay>(way);

    private static DeliveryChannel? Sent(string? way) =>
        way?.StartsWith(SendBy, StringComparison.Ordinal) == true ? Member<DeliveryChannel>(way[SendBy.Length..]) : null;

    private static T? Member<T>(string? text) where T : struct, Enum => TouchpointText.Member<T>(text);
}
