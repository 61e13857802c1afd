using Microsoft.EntityFrameworkCore;
using Tangent.App.Customers;
using Tangent.App.Feedback;
using Tangent.App.Feedback.Published;
using Tangent.App.Feedback.Voices;
using Tangent.App.Recovery;
using Tangent.App.Recovery.Signals;
using Tangent.App.Recovery.Steps;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback;
using Tangent.Domain.Feedback.Voices;
using Tangent.Domain.Recovery;
using Tangent.Storage;

namespace Tangent.Tests.Recovery;

public sealed class SignalTests
{
    private static readonly CancellationToken Stop = CancellationToken.None;
    private static readonly Actor Director = House.As(Role.Director);

    [Theory, OnBothDatabases]
    public async Task A_complaint_opens_one_case_under_its_own_number_however_often_it_is_told(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var taken = await Complain(house, "等了五十二分钟", "C1");
        for (int i = 0; i < 3; i++) await Hear(house, taken);

        var one = await house.Db().RecoveryCases.SingleAsync();
        Assert.Equal((taken.Number, SignalKind.Complaint, CaseStep.Listen, "等了五十二分钟"), (one.Number, one.Origin, one.Step, one.Details.Told));
        Assert.Equal(1, await house.Db().AuditEntries.CountAsync(e => e.Act == "recovery.did.open"));
        Assert.Equal("complaints", (await house.Db().Signals.SingleAsync()).Rule);
    }

    [Theory, OnBothDatabases]
    public async Task Each_low_score_has_one_case_or_one_reason(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await Say(house, [Score("1", 2, "C1"), Score("2", 9, "C1"), Score("3", 3, null, "J3"), Score("4", 1, "C1", "J9"), Score("5", 0, "C2", daysAgo: 40)]);
        await Follow(house);

        var signals = await house.Db().Signals.ToDictionaryAsync(s => s.Key[(s.Key.IndexOf('\n') + 1)..]);
        Assert.Equal(["1", "3", "4", "5"], signals.Keys.Order());
        Assert.Equal((SignalFate.Opened, null), (signals["1"].Fate, signals["1"].Why));
        Assert.Equal((SignalFate.Passed, PassReason.NobodyKnown), (signals["3"].Fate, signals["3"].Why));
        Assert.Equal(SignalFate.Opened, signals["4"].Fate);   // another journey: another need
        Assert.Equal((SignalFate.Passed, PassReason.TooOld), (signals["5"].Fate, signals["5"].Why));
        Assert.Equal(2, await house.Db().RecoveryCases.CountAsync());
        Assert.False(await house.Get<FollowSigns>().Next(Stop));
    }

    [Theory, OnBothDatabases]
    public async Task A_low_score_whose_source_names_no_unit_belongs_to_the_unit_where_its_journey_was(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var (hall, team) = (await house.Unit("H1"), await house.Unit("I1"));
        var noon = new DateTime(2026, 6, 30, 4, 0, 0, DateTimeKind.Utc);
        Domain.Encounters.EncounterEntry Met(string id, string at, string unit, int hours) =>
            new() { ExternalId = id, Journey = "J1", Customer = "C1", Touchpoint = at, Unit = unit, StartedUtc = noon.AddHours(hours) };
        Assert.Null((await house.Get<App.Encounters.AppendEncounters>().Run(Director, new("crm",
            [Met("1", "T1", "H1", 0), Met("2", "T2", "I1", 2), Met("3", "T1", "I1", 30)]), Stop)).Failure);
        await Say(house, [Score("1", 2, "C1", "J1") with { Touchpoint = "T1" }, Score("2", 3, "C1", "J1"), Score("3", 3, "C1", "J2")]);
        await Follow(house);

        var signals = await house.Db().Signals.ToDictionaryAsync(s => s.Key[(s.Key.IndexOf('\n') + 1)..], s => s.UnitId);
        Assert.Equal((hall.Id, team.Id, house.RootUnit), (signals["1"], signals["2"], signals["3"]));
    }

    [Theory, OnBothDatabases]
    public async Task One_need_of_one_customer_is_one_case_over_all_ways(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await Say(house, [Score("1", 2, "C1", "J1"), Score("2", 0, "C1", "J1")]);
        await Follow(house);
        var first = await house.Db().RecoveryCases.SingleAsync();
        Assert.Equal((0d, 1), (first.ShareBefore, first.Version));

        await Say(house, [Score("3", 1, "C1", "J1")]);
        await Follow(house);
        Assert.Equal(2, (await house.Db().RecoveryCases.SingleAsync()).Version);
        Assert.Equal([SignalFate.Opened, SignalFate.Joined, SignalFate.Joined],
            (await house.Db().Signals.OrderBy(s => s.Key).ToListAsync()).Select(s => s.Fate));
    }

    [Theory, OnBothDatabases]
    public async Task After_a_case_is_closed_low_scores_wait_and_complaints_do_not(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await Say(house, [Score("1", 2, "C1", "J1")]);
        await Follow(house);
        var id = (await house.Db().RecoveryCases.SingleAsync()).Id;
        await house.Db().RecoveryCases.Where(c => c.Id == id).ExecuteUpdateAsync(set => set.SetProperty(c => c.ClosedUtc, house.Clock.GetUtcNow().UtcDateTime));
        await Say(house, [Score("2", 2, "C1", "J1")]);
        await Follow(house);
        await Hear(house, await Complain(house, "又来了", "C1"));

        Assert.Equal(PassReason.CoolDown, (await house.Db().Signals.SingleAsync(s => s.Key == "nps\n2")).Why);
        var second = await house.Db().RecoveryCases.SingleAsync(c => c.Id != id);
        Assert.True(second.IsRepeat);
    }

    [Theory, OnBothDatabases]
    public async Task Whatever_comes_twice_at_once_or_broken_off_each_sign_is_decided_on_once(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var draw = new Random(20260701);
        List<TakenVoice> complaints = [];
        for (int round = 0; round < 6; round++)
        {
            await Say(house, [.. Enumerable.Range(0, 25).Select(i => Score($"{round}-{draw.Next(40)}", draw.Next(0, 11), draw.Next(3) == 0 ? null
                : $"C{draw.Next(6)}",
                draw.Next(2) == 0 ? null : $"J{draw.Next(9)}")).DistinctBy(entry => entry.ExternalId)]);
            if (draw.Next(2) == 0) complaints.Add(await Complain(house, "投诉", $"C{draw.Next(6)}"));
            using var broken = new CancellationTokenSource();
            var work = complaints.SelectMany(one => Enumerable.Repeat(one, 2)).Select(one => Quietly(() => Hear(house, one)))
                .Concat(Enumerable.Range(0, 3).Select(i => Quietly(async () => await house.Get<FollowSigns>().Next(i == 0 ? broken.Token : Stop)))).ToList();
            await broken.CancelAsync();
            await Task.WhenAll(work);
        }
        await Follow(house);
        foreach (var one in complaints) await Hear(house, one);

        var signals = await house.Db().Signals.AsNoTracking().ToListAsync();
        var low = (await house.Db().Judgements.ToListAsync()).Where(LowComments.IsLow).Select(row => $"{row.Source}\n{row.ExternalId}").Order();
        Assert.Equal(low, signals.Where(s => s.Kind == SignalKind.LowScore).Select(s => s.Key).Order());
        Assert.Equal(complaints.Select(one => $"{one.Id}").Order(), signals.Where(s => s.Kind == SignalKind.Complaint).Select(s => s.Key).Order());
        Assert.All(signals, s => Assert.True(s.CaseId is null == (s.Why is not null)));
        var cases = await house.Db().RecoveryCases.ToListAsync();
        Assert.Equal(cases.Select(c => c.Id).Order(), signals.Where(s => s.Fate == SignalFate.Opened).Select(s => s.CaseId!.Value).Order());
        Assert.Equal(cases.Count, cases.Select(c => (c.Customer, c.Journey, c.Touchpoint, c.Customer is null ? c.Id : Guid.Empty)).Distinct().Count());
    }

    [Theory, OnBothDatabases]
    public async Task What_was_said_ends_with_its_case_and_not_before(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var taken = await Complain(house, "太慢", "C1");
        await Hear(house, taken);
        var early = await house.Get<EndVoices>().Run(Director, new([taken.Id], Disposition.NoAction, "x"), Stop);
        Assert.Equal("voices.has-case", early.Value[0].Failure!.Problems[0].Code);

        var id = (await house.Db().RecoveryCases.SingleAsync()).Id;
        await Walk(house, id);
        var ended = await house.Db().OutboxMessages.SingleAsync(m => m.Type == "inbox.case-ended");
        await house.Get<EndWithCase>().Handle(System.Text.Json.JsonSerializer.Deserialize<App.Recovery.Published.CaseEnded>(ended.Payload)!, ended.Id, Stop);

        var voice = await house.Db().Voices.SingleAsync();
        Assert.Equal((Disposition.Answered, VoiceNumber.Shown(taken.Number)), (voice.How, voice.Reason));
        Assert.NotNull(voice.RepliedUtc);
    }

    [Theory, OnBothDatabases]
    public async Task Erasing_a_customer_takes_the_words_out_of_the_case_and_leaves_what_counts(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await Hear(house, await Complain(house, "我是雍正明，太慢", "C1"));
        var id = (await house.Db().RecoveryCases.SingleAsync()).Id;
        await Walk(house, id);
        var erased = await house.Get<EraseCustomer>().Run(Director, new(1, true), Stop);
        Assert.Null(erased.Failure);

        var one = await house.Db().RecoveryCases.SingleAsync();
        Assert.Equal((null, 10m, RecoveredWord.Yes), (one.Details.Told, one.Cost, one.Recovered));
        Assert.All(await house.Db().CaseEntries.ToListAsync(), entry => Assert.Null(entry.Words));
    }

    [Theory, OnBothDatabases]
    public async Task Two_who_save_at_once_never_both_hold(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await Hear(house, await Complain(house, "太慢", "C1"));
        var id = (await house.Db().RecoveryCases.SingleAsync()).Id;
        var both = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => house.Get<ListenToCase>().Run(Director, new(id, $"话 {i}", ReplyWay.Phone, 1), Stop)));

        Assert.Single(both, one => one.Failure is null);
        Assert.Equal(1, await house.Db().CaseEntries.CountAsync());
        Assert.Equal(2, (await house.Db().RecoveryCases.SingleAsync()).Version);
    }

    [Theory, OnBothDatabases]
    public async Task A_unit_sees_its_own_cases_alone_and_anothers_are_missing(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var (here, there) = (await house.Unit("H1"), await house.Unit("H2"));
        await Hear(house, await Complain(house, "这里", "C1", here.Id));
        await Hear(house, await Complain(house, "那里", "C2", there.Id));
        var clerk = House.As(Role.Clerk, here.Path);

        var seen = await house.Get<ListCases>().Run(clerk, new(new()), Stop);
        Assert.Equal(here.Id, Assert.Single(seen.Value.Items).Unit.Id);
        var other = (await house.Db().RecoveryCases.SingleAsync(c => c.UnitId == there.Id)).Id;
        Assert.IsType<Fail.Missing>((await house.Get<ShowCase>().Run(clerk, new(other), Stop)).Failure);
        Assert.IsType<Fail.Missing>((await house.Get<ListenToCase>().Run(clerk, new(other, "x", ReplyWay.Phone), Stop)).Failure);
        Assert.IsType<Fail.Forbidden>((await house.Get<ListenToCase>().Run(House.As(Role.Analyst), new(other, "x", ReplyWay.Phone), Stop)).Failure);
    }

    private static async Task Walk(House house, Guid id)
    {
        await Fine(house.Get<ListenToCase>().Run(Director, new(id, null, ReplyWay.Phone), Stop));
        await Fine(house.Get<AssessCase>().Run(Director, new(id, "取号机停了", "退费", CaseSeverity.Medium), Stop));
        await Fine(house.Get<JudgeCase>().Run(Director, new(id, CaseVerdict.Upheld, "超过承诺", null, CaseCause.Wait), Stop));
        await Fine(house.Get<ProposeForCase>().Run(Director, new(id, [new(CaseRemedyKind.Refund, 10)], null, "班长致歉"), Stop));
        await Fine(house.Get<OfferProposal>().Run(Director, new(id, "退您十元", ReplyWay.Phone), Stop));
        await Fine(house.Get<AnswerProposal>().Run(Director, new(id, true, "好"), Stop));
        await Fine(house.Get<CarryOutRemedy>().Run(Director, new(id, 0), Stop));
        await Fine(house.Get<VisitAfterCase>().Run(Director, new(id, true, RecoveredWord.Yes, 5, "谢谢"), Stop));
        await Fine(house.Get<CloseCase>().Run(Director, new(id, CaseEnd.Resolved), Stop));
    }

    private static async Task Fine(Task<Outcome<int>> act) => Assert.Null((await act).Failure);

    // What is broken off, or met by somebody faster, comes again.
    private static async Task Quietly(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (Exception exception) when (exception is OperationCanceledException or InvalidOperationException)
        {
            await Task.Yield();
        }
    }

    private static async Task Follow(House house)
    {
        for (int i = 0; i < 50 && await house.Get<FollowSigns>().Next(Stop); i++) { }
    }

    private static Task Hear(House house, TakenVoice taken) =>
        house.Get<FollowSigns>().Handle(new ComplaintReceived(taken.Id, taken.Number, house.RootUnit, taken.DueUtc, taken.DueUtc), Guid.Empty, Stop);

    private sealed record TakenVoice(Guid Id, string Number, DateTime DueUtc);

    private static async Task<TakenVoice> Complain(House house, string words, string customer, Guid? unit = null)
    {
        var taken = await house.Get<TakeVoice>().Run(Director,
            new(new(VoiceKind.Complaint, VoiceWay.Hotline, words, Customer: customer, UnitId: unit ?? house.RootUnit)), Stop);
        return new(taken.Value.Id, taken.Value.Number, taken.Value.DueUtc);
    }

    private static async Task Say(House house, IReadOnlyList<JudgementEntry> entries) =>
        Assert.Null((await house.Get<AppendJudgements>().Run(Director, new("nps", entries), Stop)).Failure);

    private static JudgementEntry Score(string id, double score, string? customer, string? journey = null, int daysAgo = 0) => new()
    {
        ExternalId = id,
        Score = score,
        Instrument = Instrument.Nps,
        Customer = customer,
        Journey = journey,
        GivenUtc = new DateTime(2026, 7, 1, 0, 59, 0, DateTimeKind.Utc).AddDays(-daysAgo),
    };
}
