namespace Tangent.Domain.Recovery;

/// <summary>Where a case stands in words for its customer: what is done for them now, not the names of the house's steps.</summary>
public enum OwnStage
{
    /// <summary>收到了: somebody will be in touch.</summary>
    Heard,

    /// <summary>正在了解.</summary>
    LookingInto,

    /// <summary>正在想办法: what is proposed is being made.</summary>
    Proposing,

    /// <summary>请您看看: a proposal waits for the customer's answer.</summary>
    YourAnswer,

    /// <summary>正在办: what was agreed on is being done.</summary>
    Doing,

    /// <summary>办好了吗: the customer's own word is asked for.</summary>
    YourWord,

    /// <summary>已听到您的意见: the customer has said it; the case is about to end.</summary>
    Told,

    /// <summary>已办结.</summary>
    Settled,

    /// <summary>未能一致: the customer did not accept; other ways are open.</summary>
    Disagreed,

    /// <summary>没联系上.</summary>
    NotReached,

    /// <summary>已撤回.</summary>
    Withdrawn,
}

/// <summary>Something that happened to a case, as its customer is told.</summary>
public enum OwnMoment
{
    /// <summary>It was heard.</summary>
    Heard,

    /// <summary>Somebody spoke with the customer.</summary>
    Spoken,

    /// <summary>A proposal was made.</summary>
    Offered,

    /// <summary>The customer accepted it.</summary>
    Accepted,

    /// <summary>The customer did not.</summary>
    Rejected,

    /// <summary>A part of what was agreed on was done.</summary>
    Carried,

    /// <summary>All of it was done.</summary>
    Done,

    /// <summary>The customer said whether it was put right.</summary>
    Judged,

    /// <summary>It ended.</summary>
    Closed,
}

/// <summary>What a customer reads off a case. Pure.</summary>
public static class OwnReading
{
    /// <summary>Where it stands.</summary>
    public static OwnStage Of(RecoveryCase one) => one switch
    {
        { IsOpen: false } => one.Ending switch
        {
            CaseEnd.NotAccepted => OwnStage.Disagreed,
            CaseEnd.NotReached => OwnStage.NotReached,
            CaseEnd.Withdrawn => OwnStage.Withdrawn,
            _ => OwnStage.Settled,
        },
        { Step: CaseStep.Listen } => OwnStage.Heard,
        { Step: CaseStep.Record or CaseStep.Judge } => OwnStage.LookingInto,
        { Step: CaseStep.Propose } => one.Details.Current?.State == ProposalState.Offered ? OwnStage.YourAnswer : OwnStage.Proposing,
        { Step: CaseStep.Implement } => OwnStage.Doing,
        _ => one.VisitedUtc is null ? OwnStage.YourWord : OwnStage.Told,
    };

    /// <summary>What comes next and by when: of the house's own clocks the one that runs out first, else the law's. Null when none runs.</summary>
    public static (ClockKind Kind, DateTime DueUtc)? Next(RecoveryCase one)
    {
        if (!one.IsOpen) return null;
        var next = one.Details.Clocks.Where(clock => clock is { IsRunning: true, DueUtc: not null })
            .OrderBy(clock => clock.Kind == ClockKind.Statutory).ThenBy(clock => clock.DueUtc).FirstOrDefault();
        return next is null ? null : (next.Kind, next.DueUtc!.Value);
    }

    /// <summary>What was done and when, the latest first.</summary>
    public static IReadOnlyList<(DateTime AtUtc, OwnMoment What)> Story(RecoveryCase one)
    {
        List<(DateTime AtUtc, OwnMoment What)> story = [(one.OpenedUtc, OwnMoment.Heard)];
        Add(one.ContactedUtc, OwnMoment.Spoken);
        foreach (var proposal in one.Details.Proposals)
        {
            Add(proposal.OfferedUtc, OwnMoment.Offered);
            Add(proposal.AnsweredUtc, proposal.State == ProposalState.Accepted ? OwnMoment.Accepted : OwnMoment.Rejected);
            foreach (var remedy in proposal.Remedies) Add(remedy.DoneUtc, OwnMoment.Carried);
        }
        Add(one.DoneUtc, OwnMoment.Done);
        foreach (var visit in one.Details.Visits.Where(visit => visit.IsReached)) Add(visit.AtUtc, OwnMoment.Judged);
        Add(one.ClosedUtc, OwnMoment.Closed);
        return [.. story.OrderByDescending(step => step.AtUtc).ThenByDescending(step => step.What)];

        void Add(DateTime? atUtc, OwnMoment what)
        {
            if (atUtc is { } at) story.Add((at, what));
        }
    }

    /// <summary>Until when the customer may open it again; null when it is open, or went on in another.</summary>
    public static DateTime? ReopenUntil(RecoveryCase one, int days) =>
        one is { ClosedUtc: { } at, Ending: not CaseEnd.Merged } ? at.AddDays(days) : null;
}
