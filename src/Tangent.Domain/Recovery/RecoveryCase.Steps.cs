namespace Tangent.Domain.Recovery;

/// <summary>What was found on the first look.</summary>
/// <param name="Facts">What happened.</param>
/// <param name="Wish">What the customer wants.</param>
/// <param name="Severity">How much it weighs.</param>
/// <param name="IsSafety">Whether somebody's safety is at stake.</param>
/// <param name="Spread">How far it spreads.</param>
/// <param name="Touchpoint">What it is about, or null.</param>
public sealed record CaseAssessment(string? Facts, string? Wish, CaseSeverity Severity, bool IsSafety, CaseSpread Spread, Guid? Touchpoint);

/// <summary>Whether it is justified.</summary>
/// <param name="Verdict">The word.</param>
/// <param name="Reason">Why so.</param>
/// <param name="RuleText">By which rule, or null.</param>
/// <param name="Cause">Why it came; may be missing where nothing went wrong.</param>
public sealed record CaseJudgement(CaseVerdict Verdict, string? Reason, string? RuleText, CaseCause? Cause);

// The steps in their order. Each says what it needs; none can be left out, and none is done twice.
public sealed partial record RecoveryCase
{
    /// <summary>倾听: the customer was spoken to and told it in their own words; the first-contact clock is met.</summary>
    public Outcome<RecoveryCase> Listen(string? told, DateTime atUtc)
    {
        if (Not(CaseStep.Listen) is { } wrong) return wrong;
        var words = told ?? Details.Told;
        return words is null ? Fail.Wrong("told", "form.required")
            : (Changed() with
            {
                Step = CaseStep.Record,
                ContactedUtc = atUtc,
                Details = (Details with { Told = words }).Met(ClockKind.FirstContact, atUtc),
            }).Timed();
    }

    /// <summary>记录: what happened, what is wanted, how much it weighs. A case that weighs otherwise runs by other clocks from its beginning.</summary>
    public Outcome<RecoveryCase> Record(CaseAssessment found, ClockMaker clocks)
    {
        if (Not(CaseStep.Record) is { } wrong) return wrong;
        if (found.Facts is null) return Fail.Wrong("facts", "form.required");
        var severity = found.IsSafety ? CaseSeverity.High : found.Severity;
        return (Changed() with
        {
            Step = CaseStep.Judge,
            Severity = severity,
            IsSafety = found.IsSafety,
            Spread = found.Spread,
            Policy = severity == Severity ? Policy : clocks.Version,
            Touchpoint = found.Touchpoint ?? Touchpoint,
            Details = Details with
            {
                Facts = found.Facts,
                Wish = found.Wish ?? Details.Wish,
                Clocks = severity == Severity ? Details.Clocks : Anew(severity, clocks),
            },
        }).Timed();
    }

    /// <summary>判定: whether it is justified. What is justified has a cause; every verdict has a reason.</summary>
    public Outcome<RecoveryCase> Judge(CaseJudgement found)
    {
        if (Not(CaseStep.Judge) is { } wrong) return wrong;
        List<Problem> problems = [];
        if (found.Reason is null) problems.Add(Problem.Of("reason", "form.required"));
        if (found.Cause is null && found.Verdict != CaseVerdict.NotUpheld) problems.Add(Problem.Of("cause", "form.required"));
        return problems.Count > 0 ? new Fail.Invalid(problems) : Changed() with
        {
            Step = CaseStep.Propose,
            Verdict = found.Verdict,
            Cause = found.Cause,
            Details = Details with { Reason = found.Reason, RuleText = found.RuleText },
        };
    }

    /// <summary>方案: what is proposed. Beyond the maker's authority it waits for somebody else to approve it.</summary>
    /// <param name="remedies">What the customer gets; none where an explanation is all.</param>
    /// <param name="procedure">What makes it easy, or null.</param>
    /// <param name="treatment">How the customer is spoken to.</param>
    /// <param name="by">Who makes it.</param>
    /// <param name="authority">Up to which cost that person decides alone.</param>
    /// <param name="atUtc">When.</param>
    public Outcome<RecoveryCase> Propose(Items<CaseRemedy> remedies, string? procedure, string? treatment, Guid by, decimal authority, DateTime atUtc)
    {
        if (Not(CaseStep.Propose) is { } wrong) return wrong;
        if (Details.Current is { State: ProposalState.Offered }) return Fail.Clash("recovery.is-offered");
        if (remedies.Count == 0 && Verdict != CaseVerdict.NotUpheld) return Fail.Wrong("remedies", "recovery.no-remedy");
        if (remedies.Count > CaseProposal.MostRemedies) return Fail.Wrong("remedies", "recovery.too-many-remedies", CaseProposal.MostRemedies);
        if (treatment is null) return Fail.Wrong("treatment", "form.required");
        var proposal = new CaseProposal
        {
            MadeUtc = atUtc,
            MadeBy = by,
            Remedies = remedies,
            Procedure = procedure,
            Treatment = treatment,
            State = remedies.Sum(one => one.Cost) > authority ? ProposalState.WaitsForApproval : ProposalState.Ready,
        };
        // What nobody was told yet is replaced; what the customer answered stays beside the new one.
        bool isUntold = Details.Current is { State: ProposalState.WaitsForApproval or ProposalState.Ready };
        var file = isUntold ? Details.With(proposal) : Details with { Proposals = [.. Details.Proposals, proposal] };
        return Changed() with { Details = file };
    }

    /// <summary>Somebody whose authority covers it, and who did not make it, approves or refuses the proposal (双人复核).</summary>
    public Outcome<RecoveryCase> Decide(bool isApproved, string? why, Guid by, decimal authority)
    {
        if (Not(CaseStep.Propose) is { } wrong) return wrong;
        if (Details.Current is not { State: ProposalState.WaitsForApproval } waiting) return Fail.Clash("recovery.nothing-to-approve");
        if (waiting.MadeBy == by) return Fail.Clash("recovery.own-proposal");
        if (isApproved && waiting.Cost > authority) return Fail.Clash("recovery.beyond-authority", authority);
        if (!isApproved && why is null) return Fail.Wrong("why", "form.required");
        return Changed() with
        {
            Details = Details.With(waiting with { State = isApproved ? ProposalState.Ready : ProposalState.Refused, DecidedBy = by, Answer = why }),
        };
    }

    /// <summary>The customer was told the proposal: the solution clock and the law's are met.</summary>
    public Outcome<RecoveryCase> Offer(DateTime atUtc)
    {
        if (Not(CaseStep.Propose) is { } wrong) return wrong;
        if (Details.Current is not { State: ProposalState.Ready } ready)
            return Fail.Clash(Details.Current?.State == ProposalState.WaitsForApproval ? "recovery.not-approved" : "recovery.nothing-to-offer");
        return (Changed() with
        {
            ToldUtc = atUtc,
            ContactedUtc = ContactedUtc ?? atUtc,
            Details = Details.With(ready with { State = ProposalState.Offered, OfferedUtc = atUtc }).Met(ClockKind.Solution, atUtc)
                .Met(ClockKind.Statutory, atUtc),
        }).Timed();
    }

    /// <summary>What the customer says to it. What is accepted is done next; after a no something else is proposed, or the case ends so.</summary>
    public Outcome<RecoveryCase> Answer(bool isAccepted, string? words, DateTime atUtc)
    {
        if (Not(CaseStep.Propose) is { } wrong) return wrong;
        if (Details.Current is not { State: ProposalState.Offered } offered) return Fail.Clash("recovery.not-offered");
        var answered = offered with { State = isAccepted ? ProposalState.Accepted : ProposalState.Rejected, AnsweredUtc = atUtc, Answer = words };
        return Changed() with { Step = isAccepted ? CaseStep.Implement : CaseStep.Propose, Details = Details.With(answered) };
    }

    /// <summary>实施: one remedy was done. It is done once: no second time is possible. With the last one the clock of the return visit begins.</summary>
    /// <param name="which">Its place in the accepted proposal, from 0.</param>
    /// <param name="clocks">Makes the clock of the visit.</param>
    /// <param name="atUtc">When.</param>
    public Outcome<RecoveryCase> CarryOut(int which, ClockMaker clocks, DateTime atUtc)
    {
        if (Not(CaseStep.Implement) is { } wrong) return wrong;
        var accepted = Details.Current!;
        if (which < 0 || which >= accepted.Remedies.Count) return Fail.Wrong("remedy", "form.not-a-choice");
        if (accepted.Remedies[which].DoneUtc is not null) return Fail.Clash("recovery.remedy-done");
        var remedies = accepted.Remedies.Select((one, i) => i == which ? one with { DoneUtc = atUtc } : one).ToItems();
        var next = Changed() with { Cost = Cost + remedies[which].Cost, Details = Details.With(accepted with { Remedies = remedies }) };
        return remedies.All(one => one.DoneUtc is not null) ? next.AllDone(clocks, atUtc) : next;
    }

    /// <summary>Everything was done where nothing had to be: an explanation was all.</summary>
    public Outcome<RecoveryCase> FinishWork(ClockMaker clocks, DateTime atUtc)
    {
        if (Not(CaseStep.Implement) is { } wrong) return wrong;
        return Details.Current!.Remedies.Any(one => one.DoneUtc is null) ? Fail.Clash("recovery.remedy-open") : Changed().AllDone(clocks, atUtc);
    }

    /// <summary>回访: the customer was asked, or was not reached. Who says that it was not put right has the case proposed for again.</summary>
    public Outcome<RecoveryCase> Visit(CaseVisit visit)
    {
        if (Not(CaseStep.Visit) is { } wrong) return wrong;
        if (visit.IsReached && visit.Recovered is null) return Fail.Wrong("recovered", "form.required");
        if (visit.Satisfaction is < 1 or > 5) return Fail.Wrong("satisfaction", "form.range", 1, 5);
        var asked = visit.IsReached ? visit : visit with { Recovered = null, Satisfaction = null };
        var next = Changed() with { Details = Details with { Visits = [.. Details.Visits, asked] } };
        if (!asked.IsReached) return next;
        return (next with
        {
            Step = asked.Recovered == RecoveredWord.No ? CaseStep.Propose : CaseStep.Visit,
            VisitedUtc = asked.AtUtc,
            Recovered = asked.Recovered,
            Satisfaction = asked.Satisfaction ?? Satisfaction,
            Details = next.Details.Met(ClockKind.ReturnVisit, asked.AtUtc),
        }).Timed();
    }

    private Fail? Not(CaseStep step) => !IsOpen ? Fail.Clash("recovery.is-closed") : Step == step ? null : Fail.Clash("recovery.other-step");

    private RecoveryCase AllDone(ClockMaker clocks, DateTime atUtc)
    {
        var done = Details.Met(ClockKind.Resolution, atUtc);
        return (this with
        {
            Step = CaseStep.Visit,
            DoneUtc = atUtc,
            Details = done with { Clocks = [.. done.Clocks, clocks.Visit(atUtc, Details.Pauses)] },
        }).Timed();
    }

    // Clocks that were met stay as they are; those that run begin at the same moment by other spans.
    private Items<CaseClock> Anew(CaseSeverity severity, ClockMaker clocks)
    {
        var anew = clocks.Begin(severity, Tier, IsRepeat, isComplaint: false, OpenedUtc, Details.Pauses).ToDictionary(clock => clock.Kind);
        return Details.Clocks.Select(clock => clock.IsRunning && anew.TryGetValue(clock.Kind, out var other) ? other with { Warned = 0 } : clock).ToItems();
    }
}
