using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tangent.Analytics;
using Tangent.Analytics.Attainment;
using Tangent.App.Customers;
using Tangent.App.Delivery.Published;
using Tangent.App.Encounters;
using Tangent.App.Standards.Attainment;
using Tangent.App.Standards.Clauses;
using Tangent.App.Standards.Commitments;
using Tangent.App.Touchpoints;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Customers;
using Tangent.Domain.Delivery;
using Tangent.Domain.Encounters;
using Tangent.Domain.Standards;
using Tangent.Domain.Standards.Commitments;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;

namespace Tangent.Tests.Standards;

/// <summary>Promises to customers: written, checked, published, broken, remedied.</summary>
public sealed class CommitmentTests
{
    private static readonly Actor Director = House.As(Role.Director);
    private static readonly RemedyTerms Voucher = new(RemedyKind.Voucher, "赠 10 元话费券", "A voucher of 10 yuan", 24, 10);

    [Fact]
    public void A_promise_is_published_once_and_holds_from_the_next_day()
    {
        var now = new DateTime(2026, 7, 1, 1, 0, 0, DateTimeKind.Utc);
        DateOnly today = new(2026, 7, 1);
        var written = new Commitment { Id = Guid.Empty, Number = 7, UnitId = Guid.Empty, Terms = Own() with { From = new(2026, 1, 1) }, ChangedUtc = now };
        var seen = new CapacitySeen(today.AddDays(-90), today.AddDays(-1), 100, 99);
        Assert.False(written.Holds(today));
        Assert.IsType<Fail.Conflict>(written.Withdraw(today, now).Failure);

        var published = written.Publish(today, seen, null, now).Value;
        Assert.Equal((false, true), (published.Holds(today), published.Holds(today.AddDays(1))));
        Assert.Equal("2026-06-30 100 99", published.Capacity!.Mark);
        Assert.IsType<Fail.Conflict>(published.Publish(today, seen, null, now).Failure);
        Assert.IsType<Fail.Conflict>(published.With(Own(), now).Failure);
        Assert.IsType<Fail.Conflict>((written with { Terms = Own() with { To = today } }).Publish(today, seen, null, now).Failure);
        Assert.Equal(new(2026, 8, 1), (written with { Terms = Own() with { From = new(2026, 8, 1) } }).Publish(today, seen, null, now).Value.HoldsFrom!.Value);

        // It is taken back at the end of the day, for who came because of it in the morning.
        var over = published.Withdraw(today.AddDays(5), now).Value;
        Assert.Equal((true, false), (over.Holds(today.AddDays(5)), over.Holds(today.AddDays(6))));
    }

    [Fact]
    public void A_promise_says_all_that_is_wrong_with_it()
    {
        Assert.Empty(Own().Problems());
        var wrong = new CommitmentTerms
        {
            Remedy = new((RemedyKind)9, "", "x", 0),
            Notice = new(DeliveryChannel.Webhook, "", "x"),
            SharePercent = 0,
            To = new(2026, 1, 1),
        };
        Assert.Equal(["textZh", "textEn", "remedyZh", "noticeZh", "clause", "sharePercent", "remedyKind", "remedyHours", "noticeBy", "from"],
            wrong.Problems().Select(problem => problem.Field));
        // Only what the log tells can be promised: nobody would see it broken.
        var unseen = Own() with { Own = Own().Own! with { Measure = StandardMeasure.Transfers } };
        Assert.Equal(["commitments.not-measured"], unseen.Problems().Select(one => one.Code));
        Assert.Equal(["commitments.one-criterion"], (Own() with { Clause = Guid.Empty }).Problems().Select(one => one.Code));
    }

    [Fact]
    public void A_corrected_encounter_takes_its_breach_along()
    {
        var now = new DateTime(2026, 7, 2, 0, 0, 0, DateTimeKind.Utc);
        var facts = new BreachFacts(StandardMeasure.Waiting, 900, 600, null, null, null, []);
        var broken = new Breach
        {
            Id = Guid.Empty,
            CommitmentId = Guid.Empty,
            Encounter = 3,
            UnitId = Guid.Empty,
            StartedUtc = now,
            SeenUtc = now,
            DueUtc = now.AddHours(8),
            Facts = facts,
            Notice = NoticeFate.NotPromised,
        };
        // Broken, kept, broken again: open, withdrawn, open, and one breach.
        var kept = broken.Corrected(5, null, now);
        Assert.Equal((5L, BreachState.Withdrawn), (kept.Encounter, kept.State));
        Assert.IsType<Fail.Conflict>(kept.Done(Guid.Empty, null, null, now).Failure);
        var again = kept.Corrected(6, facts with { Value = 700 }, now);
        Assert.Equal((6L, BreachState.Open, 700.0, null), (again.Encounter, again.State, again.Facts.Value, again.SettledUtc));
        // What was given stays given.
        var done = again.Done(Guid.Empty, 10, null, now).Value.Corrected(7, null, now);
        Assert.Equal((7L, BreachState.Done, 10m), (done.Encounter, done.State, done.Cost));
        Assert.Equal((true, false), (broken.IsOverdue(now.AddHours(9)), broken.IsOverdue(now.AddHours(8))));
    }

    [Theory, OnBothDatabases]
    public async Task It_is_published_by_who_saw_the_check_and_says_why_where_that_does_not_bear_it(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var hall = await Company(house);
        // Of the last weeks 60 of 100 waited no longer than ten minutes.
        await Tell(house, "past", Enumerable.Range(0, 100).Select(n => (house.Clock.GetUtcNow().UtcDateTime.AddDays(-20).AddMinutes(n), n < 60 ? 300 : 900)));
        var id = (await house.Get<AddCommitment>().Run(Director, new(hall.Id, Own()), default)).Value;
        var shown = (await house.Get<ShowCommitment>().Run(Director, new(id), default)).Value;
        Assert.Equal((100L, 60L, false), (shown.Capacity!.Seen.Measured, shown.Capacity.Seen.Kept, shown.Capacity.IsBorne));
        Assert.Equal((0.6, 0.502, 0.691), Rounded(Assert.IsType<Estimate>(shown.Capacity.Share)));

        Task<Outcome<int>> Publish(string? seen, string? reason = null, Actor? who = null) =>
            house.Get<PublishCommitment>().Run(who ?? Director, new(id, seen, reason), default);
        Assert.Equal("commitments.check-unseen", (await Publish(null, "x")).Failure!.Problems[0].Code);
        Assert.Equal("commitments.check-changed", (await Publish("2026-06-30 99 99", "x")).Failure!.Problems[0].Code);
        Assert.Equal("commitments.reason-missing", (await Publish(shown.Capacity.Seen.Mark)).Failure!.Problems[0].Code);
        Assert.IsType<Fail.Forbidden>((await Publish(shown.Capacity.Seen.Mark, "x", House.As(Role.UnitManager))).Failure);
        Assert.Null((await Publish(shown.Capacity.Seen.Mark, "增加了窗口")).Failure);
        var row = Assert.Single((await house.Get<ListCommitments>().Run(Director, new(), default)).Value.Rows);
        Assert.Equal(("P1", new DateOnly(2026, 7, 2), "增加了窗口", Kept.TooFew),
            (row.Promise.Code, row.Promise.HoldsFrom!.Value, row.Promise.Reason, row.Kept!.Kept));
        Assert.Equal("commitments.published-stays", (await house.Get<EditCommitment>().Run(Director, new(id, Own()), default)).Failure!.Problems[0].Code);
        Assert.Equal("commitments.published-stays", (await house.Get<RemoveCommitment>().Run(Director, new(id), default)).Failure!.Problems[0].Code);

        // A draft is changed and thrown away by who keeps standards there; elsewhere it is refused.
        var draft = (await house.Get<AddCommitment>().Run(Director, new(hall.Id, Own()), default)).Value;
        var stranger = House.As(Role.UnitManager, (await house.Unit("FAR")).Path);
        Assert.IsType<Fail.Forbidden>((await house.Get<EditCommitment>().Run(stranger, new(draft, Own()), default)).Failure);
        Assert.Equal(2, (await house.Get<EditCommitment>().Run(Director, new(draft, Own() with { SharePercent = 90 }, 1), default)).Value);
        Assert.IsType<Fail.Conflict>((await house.Get<EditCommitment>().Run(Director, new(draft, Own(), 1), default)).Failure);
        Assert.Null((await house.Get<RemoveCommitment>().Run(Director, new(draft), default)).Failure);
        Assert.Equal(["unitId"], (await house.Get<AddCommitment>().Run(stranger, new(hall.Id, Own()), default)).Failure!.Problems.Select(one => one.Field));
        var lost = Own() with { Own = null, Clause = Guid.CreateVersion7(house.Clock.GetUtcNow()), Units = ["NOWHERE"] };
        Assert.Equal(["commitments.clause-missing", "commitments.unit-unknown"],
            (await house.Get<AddCommitment>().Run(Director, new(hall.Id, lost), default)).Failure!.Problems.Select(one => one.Code));
        Assert.Null((await house.Get<WithdrawCommitment>().Run(Director, new(id), default)).Failure);
        Assert.IsType<Fail.Conflict>((await house.Get<WithdrawCommitment>().Run(Director, new(id), default)).Failure);
    }

    [Theory, OnBothDatabases]
    public async Task Each_encounter_that_breaks_it_makes_one_breach_however_often_it_is_looked_at(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var hall = await Company(house);
        var clause = (await house.Get<AddStandard>().Run(Director, new(house.RootUnit, new()
        {
            Touchpoint = "T1",
            Item = "排队",
            Target = 600,
            From = new(2026, 1, 1),
            Tiers = [new(CustomerTier.Gold, 300)],
        }), default)).Value;
        var notice = new NoticeTerms(DeliveryChannel.Sms, "抱歉:{promise},{remedy}", "Sorry: {promise}");
        var id = await Published(house, hall.Id, Own() with { Own = null, Clause = clause, Notice = notice });
        house.Clock.Pass(TimeSpan.FromDays(2));
        var noon = house.Clock.GetUtcNow().UtcDateTime;
        await Tell(house, "a", [(noon, 500), (noon, 700), (noon, 601)], customer: "gold");
        await Tell(house, "b", [(noon, 700)], unit: "OTHER");
        await Tell(house, "old", [(noon.AddDays(-5), 700)]);
        long gold = await house.Db().Customers.MaxAsync(c => c.Id);
        Assert.Null((await house.Get<AddIdentifier>().Run(Director, new(gold, IdentifierKind.Phone, "13800000001"), default)).Failure);

        await Judge(house);
        await Judge(house);
        // Two of the hall; the one elsewhere and the one before it held are none.
        Assert.Equal([700.0, 601.0], (await All(house)).Select(one => one.Facts.Value!.Value));
        var first = (await All(house))[0];
        Assert.Equal((id, hall.Id, (int?)1, 600.0, BreachState.Open, NoticeFate.Written, gold),
            (first.CommitmentId, first.UnitId, first.Facts.ClauseVersion, first.Facts.Limit!.Value, first.State, first.Notice, first.Customer!.Value));
        Assert.Equal(noon.AddHours(24), first.DueUtc);
        Assert.Equal(2, await house.Db().Messages.CountAsync(m => m.Kind == MessageKind.PromiseNotice));
        Assert.Equal(2, await house.Db().OutboxMessages.CountAsync(m => m.Type == "webhooks.promise-broken"));
        // Broken off and begun again: the place is moved back, and nothing is made twice.
        await house.Db().CommitmentStates.ExecuteDeleteAsync();
        await Judge(house);
        Assert.Equal(2, (await All(house)).Count);

        // One is corrected and was kept, one is corrected twice and was not.
        await Tell(house, "a", [(noon, 500), (noon, 200), (noon, 650)], customer: "gold");
        await Tell(house, "a", [(noon, 500), (noon, 200), (noon, 660)], customer: "gold");
        await Judge(house);
        Assert.Equal([(BreachState.Withdrawn, 700.0), (BreachState.Open, 660.0)], (await All(house)).Select(one => (one.State, one.Facts.Value!.Value)));
        var guard = house.Scope().GetServices<IMessageGuard>().Single(one => one.IsFor(MessageKind.PromiseNotice));
        Assert.Equal("commitments.notice-over", await guard.Stops(BreachWriter.KeyOf(first.Id), default));

        // The counts say the same.
        await house.Get<CountAttainment>().Whole(["first"], null, null, default);
        var row = Assert.Single((await house.Get<ListCommitments>().Run(Director, new(), default)).Value.Rows);
        Assert.Equal((3L, 2L), await Counted(house));
        Assert.Equal((1, 0), row.Owed);
        var told = (await house.Get<AskAttainment>().Run(Director, new(new DateOnly(2026, 7, 3)), default)).Value;
        Assert.DoesNotContain(told.Lines, line => line.Clause.Number < 0);
    }

    private static async Task<(long, long)> Counted(House house)
    {
        var rows = await house.Db().AttainmentCounts.Where(row => row.Clause == -1).ToListAsync();
        return (rows.Sum(row => row.Measured), rows.Sum(row => row.Met));
    }

    private static (double, double, double) Rounded(Estimate told) => (told.Point, Math.Round(told.Low, 3), Math.Round(told.High, 3));

    private static Task<List<Breach>> All(House house) => house.Db().Breaches.AsNoTracking().OrderBy(b => b.Encounter).ToListAsync();

    private static async Task Judge(House house)
    {
        while (await house.Get<JudgeCommitments>().Next(default)) { }
    }

    private static async Task<Guid> Published(House house, Guid unit, CommitmentTerms terms)
    {
        var id = (await house.Get<AddCommitment>().Run(Director, new(unit, terms), default)).Value;
        var mark = (await house.Get<ShowCommitment>().Run(Director, new(id), default)).Value.Capacity!.Seen.Mark;
        Assert.Null((await house.Get<PublishCommitment>().Run(Director, new(id, mark, "新开"), default)).Failure);
        return id;
    }

    private static CommitmentTerms Own() => new()
    {
        TextZh = "排队不超过 10 分钟",
        TextEn = "No more than 10 minutes in the queue",
        Form = CommitmentForm.TimeLimit,
        Remedy = Voucher,
        Own = new("T1", StandardMeasure.Waiting, 600, []),
        From = new(2026, 1, 1),
    };

    private static async Task<OrgUnit> Company(House house)
    {
        var hall = await house.Unit("HALL");
        await house.Unit("OTHER");
        Assert.Null((await house.Get<RegisterTouchpoint>().Run(Director, new("T1", "排队", "Queue", ContactChannel.HallStaff, JourneyStage.InSale, hall.Id),
            default)).Failure);
        return hall;
    }

    private static async Task Tell(House house, string name, IEnumerable<(DateTime At, int Wait)> some, string unit = "HALL", string? customer = null) =>
        Assert.Null((await house.Get<AppendEncounters>().Run(Director, new("desk", [.. some.Select((one, n) => new EncounterEntry
        {
            ExternalId = $"{name}{n}", Touchpoint = "T1", StartedUtc = one.At, WaitSeconds = one.Wait, Customer = customer, Unit = unit,
        })]), default)).Failure);
}
