namespace Tangent.Domain.Recovery;

// How a case ends, and how it goes on after that.
public sealed partial record RecoveryCase
{
    /// <summary>办结: nothing closes without the customer being told, unless nobody knows whom to tell.</summary>
    /// <param name="end">How.</param>
    /// <param name="attempts">How often somebody is tried before a visit is given up.</param>
    /// <param name="atUtc">When.</param>
    public Outcome<RecoveryCase> Close(CaseEnd end, int attempts, DateTime atUtc)
    {
        if (!IsOpen) return Fail.Clash("recovery.is-closed");
        var refused = end switch
        {
            CaseEnd.Resolved when Step != CaseStep.Visit || VisitedUtc is null || Recovered == RecoveredWord.No => "recovery.close.not-visited",
            CaseEnd.NotAccepted when (Details.Proposals.Count == 0 || Details.Proposals[^1].State != ProposalState.Rejected) && Recovered != RecoveredWord.No
                => "recovery.close.not-rejected",
            CaseEnd.NotReached when Details.Visits.Count(visit => !visit.IsReached) < attempts || ToldUtc is null => "recovery.close.try-again",
            CaseEnd.NobodyToTell when Customer is not null => "recovery.close.somebody",
            CaseEnd.NobodyToTell when Verdict is null => "recovery.close.not-judged",
            CaseEnd.Withdrawn when ContactedUtc is null => "recovery.close.not-told",
            CaseEnd.Merged => "recovery.merge-instead",
            _ => null,
        };
        return refused is not null ? Fail.Clash(refused) : Ended(end, atUtc);
    }

    /// <summary>Another case goes on for both: it is one need of one customer.</summary>
    public Outcome<RecoveryCase> MergeInto(RecoveryCase into, DateTime atUtc)
    {
        if (into.Id == Id) return Fail.Wrong("into", "recovery.into-itself");
        if (!IsOpen) return Fail.Clash("recovery.is-closed");
        if (!into.IsOpen) return Fail.Wrong("into", "recovery.into-closed");
        if (Customer is not null && into.Customer is not null && Customer != into.Customer) return Fail.Wrong("into", "recovery.another-customer");
        return Ended(CaseEnd.Merged, atUtc) with { MergedInto = into.Id };
    }

    /// <summary>A merge is taken back; the case goes on where it stood.</summary>
    public Outcome<RecoveryCase> Part() => Ending != CaseEnd.Merged ? Fail.Clash("recovery.not-merged")
        : (Changed() with { ClosedUtc = null, Ending = null, MergedInto = null, Step = Reached() }).Timed();

    /// <summary>Opened again: something is proposed anew, by clocks that begin now.</summary>
    public Outcome<RecoveryCase> Reopen(ClockMaker clocks, DateTime atUtc)
    {
        if (IsOpen) return Fail.Clash("recovery.is-open");
        if (Ending == CaseEnd.Merged) return Fail.Clash("recovery.is-merged");
        var anew = clocks.Begin(Severity, Tier, isRepeat: true, isComplaint: false, atUtc, Details.Pauses).Where(clock => clock.Kind != ClockKind.FirstContact);
        return (Changed() with
        {
            Step = Verdict is null ? CaseStep.Record : CaseStep.Propose,
            ClosedUtc = null,
            Ending = null,
            DoneUtc = null,
            VisitedUtc = null,
            Recovered = null,
            Reopened = Reopened + 1,
            Details = Details with { Clocks = [.. Details.Clocks, .. anew] },
        }).Timed();
    }

    private RecoveryCase Ended(CaseEnd end, DateTime atUtc) => (Changed() with
    {
        Step = CaseStep.Closed,
        ClosedUtc = atUtc,
        Ending = end,
        // What goes on in another case may be parted from it, and waits then as it did.
        Details = end == CaseEnd.Merged ? Details
            : Details with { Pauses = Details.Pauses.Select(pause => pause.ToUtc is null ? pause with { ToUtc = atUtc } : pause).ToItems() },
    }).Timed();

    private CaseStep Reached() => Recovered == RecoveredWord.No ? CaseStep.Propose : DoneUtc is not null ? CaseStep.Visit
        : Details.Current?.State == ProposalState.Accepted ? CaseStep.Implement
        : Verdict is not null ? CaseStep.Propose : Details.Facts is not null ? CaseStep.Judge : ContactedUtc is not null ? CaseStep.Record : CaseStep.Listen;
}
