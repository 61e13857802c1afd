using Tangent.Domain.Access;
using Tangent.Domain.Calendars;
using Tangent.Domain.Customers;
using Tangent.Domain.Recovery;

namespace Tangent.Tests.Recovery;

public sealed class CaseTests
{
    private static readonly DateTime Nine = new(2026, 7, 1, 1, 0, 0, DateTimeKind.Utc);   // 09:00 in Shanghai
    private static readonly Guid Clerk = Guid.Parse("00000000-0000-7000-8000-00000000000c"), Manager = Guid.Parse("00000000-0000-7000-8000-00000000000d");
    private static readonly ClockMaker Clocks = new(CasePolicy.Usual, 0, BusinessCalendar.RoundTheClock);

    [Fact]
    public void A_case_walks_its_steps_and_ends_with_the_customers_own_word()
    {
        var opened = Open();
        var listened = opened.Listen("等了五十二分钟", Nine.AddMinutes(30)).Value;
        var assessed = listened.Record(new("取号系统停了半小时", "退十元", CaseSeverity.Medium, false, CaseSpread.Several, null), Clocks).Value;
        var judged = assessed.Judge(new(CaseVerdict.Upheld, "等候超过承诺", "C12", CaseCause.Wait)).Value;
        var proposed = judged.Propose([new(CaseRemedyKind.Refund, 10, null), new(CaseRemedyKind.Apology, 0, null)], "免排队复检", "班长致电道歉", Clerk, 50, Nine).Value;
        var offered = proposed.Offer(Nine.AddHours(2)).Value;
        var accepted = offered.Answer(true, "好", Nine.AddHours(3)).Value;
        var half = accepted.CarryOut(0, Clocks, Nine.AddHours(4)).Value;
        var done = half.CarryOut(1, Clocks, Nine.AddHours(5)).Value;
        var visited = done.Visit(new(Nine.AddHours(20), Clerk, true, RecoveredWord.Yes, 5, "满意")).Value;
        var closed = visited.Close(CaseEnd.Resolved, 3, Nine.AddHours(21)).Value;

        Assert.Equal([CaseStep.Listen, CaseStep.Record, CaseStep.Judge, CaseStep.Propose, CaseStep.Propose, CaseStep.Propose, CaseStep.Implement,
                CaseStep.Implement, CaseStep.Visit, CaseStep.Visit, CaseStep.Closed],
            new[] { opened, listened, assessed, judged, proposed, offered, accepted, half, done, visited, closed }.Select(one => one.Step));
        Assert.Equal((10m, RecoveredWord.Yes, 5, CaseEnd.Resolved), (closed.Cost, closed.Recovered, closed.Satisfaction, closed.Ending));
        Assert.All(closed.Details.Clocks, clock => Assert.NotNull(clock.MetUtc));
        Assert.Equal((null, null), (closed.DueUtc, closed.LookUtc));
        Assert.Equal(11, closed.Version);
    }

    [Fact]
    public void No_step_can_be_left_out_and_none_is_done_twice()
    {
        var opened = Open();
        Assert.All(
            [
                opened.Record(new("x", null, CaseSeverity.Low, false, CaseSpread.One, null), Clocks), opened.Judge(new(CaseVerdict.Upheld, "x", null,
                    CaseCause.Wait)),
                opened.Offer(Nine), opened.Answer(true, null, Nine), opened.CarryOut(0, Clocks, Nine),
                opened.Visit(new(Nine, Clerk, true, RecoveredWord.Yes, null, null)),
            ],
            refused => Assert.Equal("recovery.other-step", refused.Failure!.Problems[0].Code));
        var listened = opened.Listen("x", Nine).Value;
        Assert.Equal("recovery.other-step", listened.Listen("x", Nine).Failure!.Problems[0].Code);
    }

    [Fact]
    public void A_remedy_is_done_once()
    {
        var accepted = Accepted(10);
        var done = accepted.CarryOut(0, Clocks, Nine).Value;
        Assert.Equal(10, done.Cost);
        Assert.Equal("recovery.other-step", done.CarryOut(0, Clocks, Nine).Failure!.Problems[0].Code);
        var two = Judged().Propose([new(CaseRemedyKind.Refund, 1, null), new(CaseRemedyKind.Gift, 2, null)], null, "道歉", Clerk, 50, Nine).Value
            .Offer(Nine).Value.Answer(true, null, Nine).Value.CarryOut(0, Clocks, Nine).Value;
        Assert.Equal("recovery.remedy-done", two.CarryOut(0, Clocks, Nine).Failure!.Problems[0].Code);
    }

    [Fact]
    public void What_goes_beyond_the_makers_limit_needs_somebody_else()
    {
        var proposed = Judged().Propose([new(CaseRemedyKind.Compensation, 60, null)], null, "道歉", Clerk, 50, Nine).Value;
        Assert.True(proposed.IsToApprove);
        Assert.Equal("recovery.not-approved", proposed.Offer(Nine).Failure!.Problems[0].Code);
        Assert.Equal("recovery.own-proposal", proposed.Decide(true, null, Clerk, 1000).Failure!.Problems[0].Code);
        Assert.Equal("recovery.beyond-authority", proposed.Decide(true, null, Manager, 59).Failure!.Problems[0].Code);
        Assert.Equal("form.required", proposed.Decide(false, null, Manager, 0).Failure!.Problems[0].Code);
        var approved = proposed.Decide(true, null, Manager, 60).Value;
        Assert.False(approved.IsToApprove);
        Assert.Equal(ProposalState.Offered, approved.Offer(Nine).Value.Details.Current!.State);
        var refused = proposed.Decide(false, "太多", Manager, 0).Value;
        Assert.Null(refused.Details.Current);
        Assert.Equal("recovery.nothing-to-offer", refused.Offer(Nine).Failure!.Problems[0].Code);
    }

    [Fact]
    public void Nothing_closes_without_the_customer_being_told()
    {
        var judged = Judged();
        Assert.Equal("recovery.close.not-visited", judged.Close(CaseEnd.Resolved, 3, Nine).Failure!.Problems[0].Code);
        Assert.Equal("recovery.close.not-rejected", judged.Close(CaseEnd.NotAccepted, 3, Nine).Failure!.Problems[0].Code);
        Assert.Equal("recovery.close.try-again", judged.Close(CaseEnd.NotReached, 3, Nine).Failure!.Problems[0].Code);
        Assert.Equal("recovery.close.somebody", judged.Close(CaseEnd.NobodyToTell, 3, Nine).Failure!.Problems[0].Code);
        Assert.Equal("recovery.close.not-told", Open().Close(CaseEnd.Withdrawn, 3, Nine).Failure!.Problems[0].Code);
        Assert.Equal("recovery.merge-instead", judged.Close(CaseEnd.Merged, 3, Nine).Failure!.Problems[0].Code);

        var rejected = Judged().Propose([new(CaseRemedyKind.Gift, 1, null)], null, "道歉", Clerk, 50, Nine).Value
            .Offer(Nine).Value.Answer(false, "不行", Nine).Value;
        Assert.Equal(CaseEnd.NotAccepted, rejected.Close(CaseEnd.NotAccepted, 3, Nine).Value.Ending);
        var nobody = Judged(Sign() with { Customer = null });
        Assert.Equal(CaseEnd.NobodyToTell, nobody.Close(CaseEnd.NobodyToTell, 3, Nine).Value.Ending);
    }

    [Fact]
    public void Who_is_not_reached_is_tried_as_often_as_the_rules_ask()
    {
        var done = Accepted(1).CarryOut(0, Clocks, Nine).Value;
        var one = done.Visit(new(Nine, Clerk, false, RecoveredWord.Yes, 5, null)).Value;
        Assert.Equal((null, null, CaseStep.Visit), (one.Recovered, one.Satisfaction, one.Step));
        Assert.Equal("recovery.close.try-again", one.Close(CaseEnd.NotReached, 2, Nine).Failure!.Problems[0].Code);
        var two = one.Visit(new(Nine, Clerk, false, null, null, null)).Value;
        Assert.Equal(CaseEnd.NotReached, two.Close(CaseEnd.NotReached, 2, Nine).Value.Ending);
    }

    [Fact]
    public void Who_says_that_it_was_not_put_right_is_offered_something_else()
    {
        var again = Accepted(5).CarryOut(0, Clocks, Nine).Value.Visit(new(Nine.AddDays(1), Clerk, true, RecoveredWord.No, 1, "没修好")).Value;
        Assert.Equal(CaseStep.Propose, again.Step);
        Assert.Equal("recovery.close.not-visited", again.Close(CaseEnd.Resolved, 3, Nine).Failure!.Problems[0].Code);
        var second = again.Propose([new(CaseRemedyKind.Redo, 20, null)], null, "上门", Clerk, 50, Nine.AddDays(1)).Value;
        Assert.Equal([ProposalState.Accepted, ProposalState.Ready], second.Details.Proposals.Select(one => one.State));
        var done = second.Offer(Nine.AddDays(1)).Value.Answer(true, null, Nine.AddDays(1)).Value.CarryOut(0, Clocks, Nine.AddDays(2)).Value;
        Assert.Equal((25m, 2), (done.Cost, done.Details.Clocks.Count(clock => clock.Kind == ClockKind.ReturnVisit)));
    }

    [Fact]
    public void What_is_at_stake_for_safety_weighs_most_and_runs_by_its_clocks()
    {
        var assessed = Open().Listen("x", Nine).Value.Record(new("漏电", null, CaseSeverity.Low, true, CaseSpread.One, null), Clocks).Value;
        Assert.Equal((CaseSeverity.High, Nine.AddHours(4)), (assessed.Severity, assessed.Details.Clock(ClockKind.Solution)!.DueUtc));
        Assert.Equal(Nine, assessed.Details.Clock(ClockKind.FirstContact)!.MetUtc);
    }

    [Fact]
    public void Better_tiers_wait_less_with_a_reason_and_nobody_more_than_the_basic_service()
    {
        var policy = CasePolicy.Usual with { Tiers = [new(CustomerTier.Gold, 50, "金卡权益")], LeastMinutes = 200 };
        var gold = new ClockMaker(policy, 3, BusinessCalendar.RoundTheClock).Begin(CaseSeverity.Medium, CustomerTier.Gold, isRepeat: true,
            isComplaint: true, Nine, []);
        var solution = gold.Single(clock => clock.Kind == ClockKind.Solution);
        Assert.Equal(
            [("recovery.clock.medium", 480), ("recovery.clock.tier", 240), ("recovery.clock.repeat", 120), ("recovery.clock.least", 200)],
            solution.Why.Select(line => (line.Code, line.Minutes)));
        Assert.Equal(Nine.AddMinutes(200), solution.DueUtc);
        Assert.Equal(Nine.AddDays(15), gold.Single(clock => clock.Kind == ClockKind.Statutory).DueUtc);
        Assert.Contains((policy with { Tiers = [new(CustomerTier.Ordinary, 150, "x")] }).Check(), problem => problem.Code == "recovery.policy.tier-share");
        Assert.Contains((policy with { Tiers = [new(CustomerTier.Gold, 50, " ")] }).Check(), problem => problem.Code == "recovery.policy.tier-reason");
        Assert.Empty(CasePolicy.Usual.Check());
    }

    [Fact]
    public void A_pause_stops_the_companys_clocks_and_not_the_laws()
    {
        var paused = Open().Pause("等客户寄回收据", Nine.AddHours(1), Clocks).Value;
        Assert.Null(paused.Details.Clock(ClockKind.Solution)!.DueUtc);
        Assert.Equal(Nine.AddDays(15), paused.DueUtc);
        var resumed = paused.Resume(Nine.AddHours(5), Clocks).Value;
        Assert.Equal(Nine.AddHours(12), resumed.Details.Clock(ClockKind.Solution)!.DueUtc);
        Assert.Equal("recovery.is-paused", paused.Pause("x", Nine, Clocks).Failure!.Problems[0].Code);
        Assert.Equal("recovery.not-paused", resumed.Resume(Nine, Clocks).Failure!.Problems[0].Code);
    }

    [Fact]
    public void Each_clock_warns_at_half_at_four_fifths_and_when_it_is_over_once_each()
    {
        var one = Open();   // first contact within 4 hours, solution within 8
        List<ClockWarning> told = [];
        for (var now = Nine; now <= Nine.AddHours(9); now = now.AddMinutes(10))
        {
            var (next, warnings) = one.Look(now);
            told.AddRange(warnings);
            one = next;
        }
        Assert.Equal(
            [
                new(ClockKind.FirstContact, 50), new(ClockKind.FirstContact, 80), new(ClockKind.FirstContact, 100), new(ClockKind.Solution, 50),
                new(ClockKind.Solution, 80), new(ClockKind.Solution, 100),
            ],
            told.OrderBy(warning => warning.Clock).ThenBy(warning => warning.Percent));
        Assert.Equal(2, one.Escalated);
    }

    [Fact]
    public void A_closed_case_is_opened_again_by_new_clocks_and_a_merged_one_is_parted()
    {
        var closed = Accepted(1).CarryOut(0, Clocks, Nine).Value.Visit(new(Nine, Clerk, true, RecoveredWord.Yes, 5, null)).Value.Close(CaseEnd.Resolved,
            3, Nine).Value;
        var opened = closed.Reopen(Clocks, Nine.AddDays(3)).Value;
        Assert.Equal((CaseStep.Propose, 1, Nine.AddDays(3).AddHours(4)), (opened.Step, opened.Reopened, opened.DueUtc));
        Assert.Equal("recovery.is-open", opened.Reopen(Clocks, Nine).Failure!.Problems[0].Code);

        var other = Open();
        var merged = Judged().MergeInto(other with { Id = Guid.Parse("00000000-0000-7000-8000-0000000000ff") }, Nine).Value;
        Assert.Equal("recovery.is-merged", merged.Reopen(Clocks, Nine).Failure!.Problems[0].Code);
        Assert.Equal((CaseStep.Propose, null), (merged.Part().Value.Step, merged.Part().Value.MergedInto));
    }

    [Fact]
    public void A_file_without_words_keeps_what_counts()
    {
        var bare = Accepted(7).WithoutWords();
        Assert.Equal((null, null, null, null), (bare.Details.Told, bare.Details.Facts, bare.Details.Reason, bare.Details.Current!.Treatment));
        Assert.Equal((7m, CaseRemedyKind.Refund), (bare.Details.Current.Cost, bare.Details.Current.Remedies[0].Kind));
    }

    private static SeenSignal Sign() => new(SignalKind.Complaint, "k", Nine, 7, null, null, null, Guid.Empty, UnitPath.Root, null, "260748315520", "太慢");

    private static RecoveryCase Open(SeenSignal? sign = null) =>
        RecoveryCase.Open(sign ?? Sign(), Guid.Parse("00000000-0000-7000-8000-0000000000aa"), "260748315520", CaseSeverity.Medium, false, Clocks, Nine);

    private static RecoveryCase Judged(SeenSignal? sign = null) => Open(sign).Listen("x", Nine).Value
        .Record(new("事实", null, CaseSeverity.Medium, false, CaseSpread.One, null), Clocks).Value.Judge(new(CaseVerdict.Upheld, "理由", null,
            CaseCause.Wait)).Value;

    private static RecoveryCase Accepted(decimal cost) => Judged().Propose([new(CaseRemedyKind.Refund, cost, "退费")], null, "道歉", Clerk, 50, Nine).Value
        .Offer(Nine).Value.Answer(true, null, Nine).Value;
}
