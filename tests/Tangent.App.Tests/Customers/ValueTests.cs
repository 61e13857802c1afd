using Microsoft.EntityFrameworkCore;
using Tangent.Analytics;
using Tangent.App.Customers;
using Tangent.App.Customers.Published;
using Tangent.App.Customers.Value;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Customers;
using Tangent.Domain.Encounters;
using Tangent.Storage;
using Tangent.Storage.Customers;
using static Tangent.Tests.Customers.MatchingTests;

namespace Tangent.Tests.Customers;

/// <summary>Values and tiers of a small company of buyers: the first buys daily to the end, later ones ever less and earlier.</summary>
public sealed class ValueTests
{
    private const int Customers = 80;
    private static readonly CancellationToken Stop = CancellationToken.None;
    private static readonly Actor Director = House.As(Role.Director);
    private static readonly ValuePolicy Policy = new()
    {
        Touchpoints = ["BUY"],
        Money = "paid",
        MovesTiers = true,
        CutBy = CutKind.ByShare,
        Cuts = [5, 15, 30],
    };

    [Theory, OnBothDatabases]
    public async Task Customers_are_valued_once_in_a_period_and_their_tiers_follow(DatabaseProvider provider)
    {
        await using var house = await Company(provider);
        Assert.Null((await house.Get<ValueWriter>().Run(null, Stop)).Value);   // without a policy nobody is valued
        await Set(house, Policy);
        var run = await Value(house);
        Assert.Equal((Customers, 0), (run.Model!.Customers, run.Model.LeftOut));
        Assert.Equal([4, 12, 24, 40], run.Model.After);
        Assert.Equal(Customers, run.Model.Grid.Sum());
        var best = (await house.Get<ShowCustomerValue>().Run(Director, new(1), Stop)).Value.Value!;
        Assert.Equal((CustomerTier.Diamond, ValueMove.First), (best.Tier, best.Move));
        Assert.True(best.Told.Worth is Estimate { Point: > 0, Method: "customer-worth" } worth && worth.Low < worth.Point);
        var now = house.Clock.GetUtcNow().UtcDateTime;
        Assert.Equal(CustomerTier.Diamond, (await house.Get<CustomerTiers>().Now([1], now, Stop))[1]);

        // The same period again comes to the same and changes nothing.
        await Value(house);
        Assert.Equal(Customers, await house.Db().CustomerTiers.CountAsync());
        Assert.Equal(Customers, await house.Db().TierMoves.CountAsync());
        Assert.Equal(2, await house.Db().ValueRuns.CountAsync());
        Assert.Equal(0, await house.Db().OutboxMessages.CountAsync(m => m.Type == "webhooks.customer-tier-changed"));
    }

    [Theory, OnBothDatabases]
    public async Task Who_stays_away_falls_after_the_patience_and_what_somebody_decided_stays(DatabaseProvider provider)
    {
        await using var house = await Company(provider);
        await Set(house, Policy with { CutBy = CutKind.ByValue, Cuts = [200, 100, 20] });
        await Value(house);
        Assert.Equal(CustomerTier.Diamond, await TierOf(1));
        Assert.Null((await house.Get<SetTier>().Run(Director, new(2, CustomerTier.Diamond, null, "founder", null), Stop)).Failure);

        house.Clock.Pass(TimeSpan.FromDays(120));   // nobody buys any more
        await Value(house);
        var waits = (await house.Get<ShowCustomerValue>().Run(Director, new(1), Stop)).Value.Value!;
        Assert.Equal((CustomerTier.Diamond, ValueMove.Waits, 1), (waits.Tier, waits.Move, waits.PeriodsBelow));
        await Value(house);
        Assert.Equal(CustomerTier.Diamond, await TierOf(1));   // the same period counts once
        house.Clock.Pass(TimeSpan.FromDays(30));
        await Value(house);
        Assert.True(await TierOf(1) > CustomerTier.Diamond);
        Assert.Equal(CustomerTier.Diamond, await TierOf(2));
        var decided = (await house.Get<ShowCustomerValue>().Run(Director, new(2), Stop)).Value;
        Assert.Equal(("founder", true), (decided.ByHand!.Reason, decided.Value is not null));
        var moved = (await house.Get<ListTierMoves>().Run(Director, new(IsUp: false, Piece: new(Limit: 200)), Stop)).Value.Items;
        Assert.Contains(moved, one => one is { Customer: 1, From: CustomerTier.Diamond, IsDone: true, Move: ValueMove.Down, Cut: 200 });
        Assert.DoesNotContain(moved, one => one.Customer == 2);
        Assert.NotEqual(0, await house.Db().OutboxMessages.CountAsync(m => m.Type == "webhooks.customer-tier-changed"));

        async Task<CustomerTier> TierOf(long number) =>
            (await house.Get<CustomerTiers>().Now([number], house.Clock.GetUtcNow().UtcDateTime, Stop))[number];
    }

    [Theory, OnBothDatabases]
    public async Task A_policy_is_tried_before_it_holds_and_may_value_without_moving(DatabaseProvider provider)
    {
        await using var house = await Company(provider);
        var tried = (await house.Get<TryValuePolicy>().Run(Director, new(Policy), Stop)).Value;
        Assert.Equal((0, 0, Customers), (tried.Up, tried.Down, tried.First));
        Assert.Equal([0, 0, 0, 0, Customers], tried.Model!.Before);
        Assert.Empty(await house.Db().ValueRuns.ToListAsync());
        var few = (await house.Get<TryValuePolicy>().Run(Director, new(Policy with { Touchpoints = ["NOWHERE"] }), Stop)).Value;
        Assert.Equal("analytics.too-few", few.Cannot!.Code);

        await Set(house, Policy with { MovesTiers = false });
        await Value(house);
        Assert.Empty(await house.Db().CustomerTiers.ToListAsync());
        Assert.All((await house.Get<ListTierMoves>().Run(Director, new(), Stop)).Value.Items, one => Assert.False(one.IsDone));
        var upgrades = (await house.Get<ListUpgrades>().Run(Director, new(), Stop)).Value.Items;
        Assert.NotEmpty(upgrades);
        Assert.Equal(upgrades.OrderByDescending(one => one.Share).Select(one => one.Customer), upgrades.Select(one => one.Customer));
    }

    [Theory, OnBothDatabases]
    public async Task Who_refuses_a_profile_or_is_erased_is_not_valued(DatabaseProvider provider)
    {
        await using var house = await Company(provider);
        await Set(house, Policy);
        await Value(house);
        await house.Get<RecordConsent>().Run(Director, new(1, ConsentPurpose.Profiling, false, "by phone"), Stop);
        await house.Get<EraseCustomer>().Run(Director, new(2, IsConfirmed: true), Stop);
        Assert.Equal(0, await house.Db().CustomerValues.CountAsync(v => v.CustomerId == 2));
        Assert.Equal(0, await house.Db().TierMoves.CountAsync(m => m.CustomerId == 2));
        var run = await Value(house);
        Assert.Equal(Customers - 2, run.Model!.Customers);
        Assert.Null((await house.Get<ShowCustomerValue>().Run(Director, new(1), Stop)).Value.Value);
        var values = await house.Get<CustomerValues>().Of([1, 3], Stop);
        Assert.Equal([3L], values.Keys);
    }

    [Theory, OnBothDatabases]
    public async Task A_unit_sees_the_moves_of_its_own_customers(DatabaseProvider provider)
    {
        await using var house = await Company(provider);
        await Set(house, Policy);
        await Value(house);
        var hall = await house.Unit("HALL");
        await Append(house, Entry("900") with { Customer = "C5", Unit = "HALL" });
        var manager = House.As(Role.UnitManager, hall.Path);
        Assert.Equal([5L], (await house.Get<ListTierMoves>().Run(manager, new(), Stop)).Value.Items.Select(one => one.Customer));
        Assert.IsType<Fail.Missing>((await house.Get<ShowCustomerValue>().Run(manager, new(6), Stop)).Failure);
        Assert.IsType<Fail.Forbidden>((await house.Get<SetValuePolicy>().Run(manager, new(Policy), Stop)).Failure);
        Assert.IsType<Fail.Forbidden>((await house.Get<TryValuePolicy>().Run(manager, new(Policy), Stop)).Failure);
        Assert.IsType<Fail.Forbidden>((await house.Get<StartValuing>().Run(manager, new(), Stop)).Failure);
    }

    [Theory, OnBothDatabases]
    public async Task The_server_asks_once_in_each_period(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        Assert.IsType<Fail.Conflict>((await house.Get<StartValuing>().Run(Director, new(), Stop)).Failure);
        var pump = house.Get<ValuePump>();
        await pump.Once(Stop);
        Assert.Empty(await house.Db().Jobs.ToListAsync());
        await Set(house, Policy);
        await pump.Once(Stop);
        await pump.Once(Stop);
        Assert.Single(await house.Db().Jobs.ToListAsync());
        await Value(house);
        Assert.Equal("analytics.too-few", (await house.Db().ValueRuns.SingleAsync()).Cannot);
    }

    private static async Task<ValueRun> Value(House house)
    {
        var done = await house.Get<ValueWriter>().Run(null, Stop);
        Assert.True(done.Failure is null, string.Join(' ', done.Failure?.Problems.Select(problem => problem.Code) ?? []));
        return done.Value!;
    }

    private static async Task Set(House house, ValuePolicy policy) =>
        Assert.Null((await house.Get<SetValuePolicy>().Run(Director, new(policy), Stop)).Failure);

    // 80 customers over 200 days up to the clock's now; the k-th buys every k-th day and stops the earlier the larger k.
    private static async Task<House> Company(DatabaseProvider provider)
    {
        var house = await House.Open(provider);
        var start = house.Clock.GetUtcNow().UtcDateTime.AddDays(-200);
        List<EncounterEntry> entries = [];
        for (int k = 1; k <= Customers; k++)
            for (int day = k % 7; day < 200 - 2 * k; day += k)
                entries.Add(Entry("1") with
                {
                    ExternalId = $"{k}-{day}",
                    Customer = $"C{k}",
                    Touchpoint = "BUY",
                    StartedUtc = start.AddDays(day),
                    Attributes = [new("paid", $"{10 + k % 5 + day % 3}.50")],
                });
        foreach (var part in entries.OrderBy(one => int.Parse(one.Customer![1..], null)).Chunk(900)) await Append(house, [.. part]);
        return house;
    }
}
