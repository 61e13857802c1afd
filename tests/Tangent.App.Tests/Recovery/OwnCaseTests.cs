using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tangent.App.Customers.Published;
using Tangent.App.Feedback.Published;
using Tangent.App.Feedback.Voices;
using Tangent.App.Recovery.Own;
using Tangent.App.Recovery.Published;
using Tangent.App.Recovery.Signals;
using Tangent.App.Recovery.Steps;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Voices;
using Tangent.Domain.Recovery;
using Tangent.Storage;
using Tangent.Tests.Customers;
using Tangent.Tests.Delivery;

namespace Tangent.Tests.Recovery;

/// <summary>What customers see of their own cases and do about them.</summary>
public sealed class OwnCaseTests
{
    private static readonly CancellationToken Stop = CancellationToken.None;
    private static readonly Actor Officer = House.As(Role.Director);

    [Theory, OnBothDatabases]
    public async Task A_customer_follows_a_case_answers_and_says_whether_it_was_put_right(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var (id, number, customer) = await Complain(house, "13812342716");
        var own = await Enter(house, null, customer, isSure: true);
        Assert.Equal(OwnStage.Heard, (await Show(house, own, number)).Stage);
        await ToOffer(house, id);

        var shown = await Show(house, own, number);
        Assert.Equal((OwnStage.YourAnswer, true), (shown.Stage, shown.IsWhole));
        Assert.Equal([OwnMoment.Offered, OwnMoment.Spoken, OwnMoment.Heard], shown.Story.Select(step => step.What));
        Assert.Null((await house.Get<WriteOnOwnCase>().Run(Actor.Nobody, new(own, number, "周六上午在家"), Stop)).Failure);
        house.Clock.Pass(TimeSpan.FromMinutes(1));
        Assert.Null((await house.Get<AnswerOwnProposal>().Run(Actor.Nobody, new(own, number, true, "好"), Stop)).Failure);
        house.Clock.Pass(TimeSpan.FromMinutes(1));
        Assert.Equal("recovery.other-step", (await house.Get<AnswerOwnProposal>().Run(Actor.Nobody, new(own, number, true), Stop)).Failure!.Problems[0].Code);
        Assert.Null((await house.Get<CarryOutRemedy>().Run(Officer, new(id, 0), Stop)).Failure);
        Assert.Null((await house.Get<JudgeOwnCase>().Run(Actor.Nobody, new(own, number, RecoveredWord.Yes, 5, "满意"), Stop)).Failure);
        Assert.NotNull((await house.Get<JudgeOwnCase>().Run(Actor.Nobody, new(own, number, RecoveredWord.No), Stop)).Failure);
        Assert.Null((await house.Get<CloseCase>().Run(Officer, new(id, CaseEnd.Resolved), Stop)).Failure);

        var one = await house.Db().RecoveryCases.SingleAsync();
        Assert.Equal((CaseEnd.Resolved, RecoveredWord.Yes, 5), (one.Ending, one.Recovered, one.Satisfaction));
        var acts = await house.Db().AuditEntries.Where(e => e.Act.StartsWith("recovery.did.own-")).OrderBy(e => e.AtUtc).ThenBy(e => e.Id)
            .Select(e => e.Act + " " + e.ActorName).ToListAsync();
        Assert.Equal(["recovery.did.own-write customer", "recovery.did.own-answer customer", "recovery.did.own-judge customer"], acts);

        Assert.Null((await house.Get<ReopenOwnCase>().Run(Actor.Nobody, new(own, number, "又断网了"), Stop)).Failure);
        Assert.Equal(OwnStage.Proposing, (await Show(house, own, number)).Stage);
    }

    [Theory, OnBothDatabases]
    public async Task A_link_that_a_page_showed_tells_how_it_stands_and_no_more(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var (id, number, customer) = await Complain(house, "13812342716");
        await ToOffer(house, id);
        var shownByPage = await Enter(house, number, customer, isSure: false);

        var shown = await Show(house, shownByPage, number);
        Assert.Equal((OwnStage.YourAnswer, false, null, null), (shown.Stage, shown.IsWhole, shown.Told, shown.Offer));
        Assert.Empty(shown.Words);
        Assert.IsType<Fail.Missing>((await house.Get<AnswerOwnProposal>().Run(Actor.Nobody, new(shownByPage, number, true), Stop)).Failure);
        Assert.Null((await house.Get<WriteOnOwnCase>().Run(Actor.Nobody, new(shownByPage, number, "补充"), Stop)).Failure);
        Assert.Equal("unproven", (await house.Db().CaseEntries.SingleAsync(e => e.Kind == CaseEntryKind.Customer)).About);
        // Sent to the customer's own contact, the same link opens all of the case.
        Assert.True((await Show(house, await Enter(house, number, customer, isSure: true), number)).IsWhole);
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_reaches_a_case_of_somebody_else(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var (_, number, _) = await Complain(house, "13812342716");
        var (_, other, stranger) = await Complain(house, "13912342716");
        foreach (var cookie in new[] { null, "x", await Enter(house, null, stranger, isSure: true), await Enter(house, other, stranger, isSure: true),
            await Enter(house, other, null, isSure: true) })
        {
            Assert.IsType<Fail.Missing>((await house.Get<ShowOwnCase>().Run(Actor.Nobody, new(cookie, number), Stop)).Failure);
            Assert.IsType<Fail.Missing>((await house.Get<WriteOnOwnCase>().Run(Actor.Nobody, new(cookie, number, "x"), Stop)).Failure);
            Assert.IsType<Fail.Missing>((await house.Get<ReopenOwnCase>().Run(Actor.Nobody, new(cookie, number, "x"), Stop)).Failure);
            Assert.IsType<Fail.Missing>((await house.Get<JudgeOwnCase>().Run(Actor.Nobody, new(cookie, number, RecoveredWord.Yes), Stop)).Failure);
        }
        // A missing one and a foreign one are the same.
        var own = await Enter(house, null, stranger, isSure: true);
        Assert.Equal((await house.Get<ShowOwnCase>().Run(Actor.Nobody, new(own, "260748315520"), Stop)).Failure!.Problems,
            (await house.Get<ShowOwnCase>().Run(Actor.Nobody, new(own, number), Stop)).Failure!.Problems);
        Assert.Equal(other, Assert.Single((await house.Get<ShowOwnCases>().Run(Actor.Nobody, new(own), Stop)).Value.Lines).Number);
    }

    [Theory, OnBothDatabases]
    public async Task A_complaint_is_acknowledged_once_at_the_known_address_with_a_link_that_opens_it(DatabaseProvider provider)
    {
        await using var smtp = new FakeSmtp();
        await using var house = await MessageTests.Open(provider, delivery => MessageTests.Smtp(delivery, smtp));
        var (id, number, _) = await Complain(house, null, "zhou@example.com");
        var opened = new CaseOpened(id, number, house.RootUnit, SignalKind.Complaint, house.Clock.GetUtcNow().UtcDateTime, null);
        for (int i = 0; i < 2; i++) await house.Get<TellOwnCustomer>().Handle(opened, Guid.Empty, Stop);
        await house.Pump();

        var told = OwnDoorTests.BodyOf(Assert.Single(smtp.Mails));
        Assert.Contains(VoiceNumber.Shown(number), told, StringComparison.Ordinal);
        Assert.Matches("/my/open/[0-9a-f]{32}", told);
        Assert.True((await house.Db().OwnLinks.SingleAsync()).IsSent);
        // From a past that was loaded: what was said days ago is answered by somebody.
        var (old, oldNumber, _) = await Complain(house, null, "li@example.com");
        house.Clock.Pass(TimeSpan.FromDays(2));
        await house.Get<TellOwnCustomer>().Handle(opened with { Case = old, Number = oldNumber }, Guid.Empty, Stop);
        Assert.Equal(1, await house.Db().Messages.CountAsync());
    }

    private static async Task<ShowOwnCase.Shown> Show(House house, string cookie, string number) =>
        (await house.Get<ShowOwnCase>().Run(Actor.Nobody, new(cookie, number), Stop)).Value;

    private static async Task<string> Enter(House house, string? number, long? customer, bool isSure)
    {
        var scope = house.Scope();
        var cookie = scope.GetRequiredService<OwnVisitors>().Add(number, customer, isSure);
        await scope.GetRequiredService<Db>().SaveChangesAsync();
        return cookie;
    }

    private static async Task ToOffer(House house, Guid id)
    {
        Assert.Null((await house.Get<ListenToCase>().Run(Officer, new(id, null, ReplyWay.Phone), Stop)).Failure);
        Assert.Null((await house.Get<AssessCase>().Run(Officer, new(id, "排班没同步", null, CaseSeverity.Medium), Stop)).Failure);
        Assert.Null((await house.Get<JudgeCase>().Run(Officer, new(id, CaseVerdict.Upheld, "爽约", "承诺", CaseCause.Handover), Stop)).Failure);
        Assert.Null((await house.Get<ProposeForCase>().Run(Officer, new(id, [new(CaseRemedyKind.Refund, 10, "一天宽带费")], "周六复检", "致电道歉"), Stop))
            .Failure);
        Assert.Null((await house.Get<OfferProposal>().Run(Officer, new(id, "退 10 元", ReplyWay.Phone), Stop)).Failure);
    }

    private static async Task<(Guid Id, string Number, long Customer)> Complain(House house, string? phone, string? email = null)
    {
        var taken = (await house.Get<TakeVoice>().Run(Officer,
            new(new(VoiceKind.Complaint, VoiceWay.Hotline, "约的上午，三点才来", Phone: phone, Email: email, UnitId: house.RootUnit)), Stop)).Value;
        await house.Get<FollowSigns>().Handle(new ComplaintReceived(taken.Id, taken.Number, house.RootUnit, taken.DueUtc, taken.DueUtc), Guid.Empty, Stop);
        var one = await house.Db().RecoveryCases.SingleAsync(c => c.Number == taken.Number);
        return (one.Id, one.Number, one.Customer!.Value);
    }
}
