using Tangent.App.Touchpoints;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Customers;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;
using static Tangent.Tests.Touchpoints.Attached;

namespace Tangent.Tests.Touchpoints;

public sealed class DiscretionTests
{
    [Theory, OnBothDatabases]
    public async Task Ten_packs_of_ketchup_go_one_step_up_and_one_or_two_are_given_at_once(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var at = await house.Add("T1");
        await Add(house, at, Rule("小薯", 1));
        await Add(house, at, Rule("大薯", 2));

        Assert.Equal("值班经理", Assert.IsType<DiscretionAnswer.StepUp>(await Ask(house, at, "小薯", 10)).By.EscalateTo);
        Assert.IsType<DiscretionAnswer.Alone>(await Ask(house, at, "小薯", 1));
        Assert.IsType<DiscretionAnswer.StepUp>(await Ask(house, at, "小薯", 2));
        Assert.IsType<DiscretionAnswer.Alone>(await Ask(house, at, " 大薯 ", 2));
        Assert.Equal(2, Assert.IsType<DiscretionAnswer.StepUp>(await Ask(house, at, "大薯", 10)).By.Amount);
        Assert.IsType<DiscretionAnswer.NoRule>(await Ask(house, at, "汉堡", 1));
    }

    [Theory, OnBothDatabases]
    public async Task A_rule_that_speaks_of_the_same_case_on_the_same_days_is_refused_by_naming_the_other(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var at = await house.Add("T1");
        await Add(house, at, Rule("小薯", 1, to: "2026-06-30"));

        var overlapping = await house.Get<AddDiscretion>().Run(House.As(Role.Director), new(at, Rule(" 小薯 ", 3, CustomerTier.Gold, from: "2026-06-30")), Stop);

        var problem = Assert.IsType<Fail.Invalid>(overlapping.Failure).Problems[0];
        Assert.Equal("discretion.overlaps", problem.Code);
        Assert.Equal(["点餐员", "小薯", 1m, "包", "2026-01-01", "2026-06-30"], problem.Arguments);
        await Add(house, at, Rule("小薯", 3, from: "2026-07-01"));                               // the day after
        await Add(house, at, Rule("小薯", 9, period: DiscretionPeriod.Month));                   // another count
        await Add(house, at, Rule("小薯", 1, post: "值班经理"));                                  // another post
        await Add(house, await house.Add("T2"), Rule("小薯", 1));                                // elsewhere
    }

    [Theory, OnBothDatabases]
    public async Task Rules_hold_for_their_tier_on_their_days_by_the_calendar_of_the_unit(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var at = await house.Add("T1");
        await Add(house, at, Rule("小薯", 1, CustomerTier.Ordinary));
        await Add(house, at, Rule("小薯", 5, CustomerTier.Diamond, to: "2026-03-31"));

        Assert.Equal([1m], await Amounts(CustomerTier.Ordinary, "2026-03-31"));
        Assert.Equal([5m], await Amounts(CustomerTier.Diamond, "2026-03-31"));
        Assert.Empty(await Amounts(CustomerTier.Diamond, "2026-04-01"));
        Assert.Empty(await Amounts(null, "2026-03-31"));
        Assert.Empty(await Amounts(CustomerTier.Ordinary, "2025-12-31"));
        var today = (await house.Get<AskDiscretion>().Run(House.As(Role.Clerk), new(at, "点餐员"), Stop)).Value.Day;
        Assert.Equal(DateOnly.FromDateTime(house.Clock.GetUtcNow().UtcDateTime.AddHours(8)), today);   // Asia/Shanghai

        async Task<IEnumerable<decimal>> Amounts(CustomerTier? tier, string day) =>
            (await house.Get<AskDiscretion>().Run(House.As(Role.Clerk), new(at, "点餐员", tier, DateOnly.Parse(day)), Stop)).Value.Holding
                .Select(terms => terms.Amount);
    }

    [Theory, OnBothDatabases]
    public async Task A_rule_is_ended_by_its_last_day_and_makes_room_for_the_next(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var at = await house.Add("T1");
        var id = await Add(house, at, Rule("小薯", 1));

        Assert.Equal(2, (await Edit(Rule("小薯", 1, to: "2026-05-31"))).Value);
        Assert.Equal(2, (await Edit(Rule("小薯", 1, to: "2026-05-31"))).Value);
        await Add(house, at, Rule("小薯", 2, from: "2026-06-01"));
        Assert.Equal("discretion.overlaps", Assert.IsType<Fail.Invalid>((await Edit(Rule("小薯", 1))).Failure).Problems[0].Code);
        Assert.Equal([1m, 2m], (await house.Get<ListDiscretion>().Run(House.As(Role.Clerk), new(at), Stop)).Value.Select(rule => rule.Terms.Amount));

        Task<Outcome<int>> Edit(DiscretionFields fields) => house.Get<EditDiscretion>().Run(House.As(Role.Director), new(id, null, fields), Stop);
    }

    [Theory, OnBothDatabases]
    public async Task Every_problem_of_a_rule_is_listed_at_once_and_only_who_keeps_the_touchpoint_gives_discretion(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var (east, west) = (await house.Unit("EAST"), await house.Unit("WEST"));
        var at = await house.Add("T1", unit: west.Id);

        var failed = await house.Get<AddDiscretion>().Run(House.As(Role.Director),
            new(at, new("", "a\nb", null, null, 1.005m, null, null, null, null, "x")), Stop);

        Assert.Equal(["post", "situation", "unit", "kind", "period", "amount", "from"],
            Assert.IsType<Fail.Invalid>(failed.Failure).Problems.Select(problem => problem.Field));
        Assert.IsType<Fail.Forbidden>((await house.Get<AddDiscretion>().Run(House.As(Role.UnitManager, east.Path), new(at, Rule("小薯", 1)), Stop)).Failure);
        Assert.IsType<Fail.Missing>((await house.Get<ListDiscretion>().Run(House.As(Role.Clerk), new(east.Id), Stop)).Failure);
    }

    private static async Task<Guid> Add(House house, Guid at, DiscretionFields fields)
    {
        var added = await house.Get<AddDiscretion>().Run(House.As(Role.Director), new(at, fields), Stop);
        Assert.Null(added.Failure);
        return added.Value.Value;
    }

    private static async Task<DiscretionAnswer?> Ask(House house, Guid at, string situation, decimal amount) =>
        (await house.Get<AskDiscretion>().Run(House.As(Role.Clerk), new(at, "点餐员", CustomerTier.Ordinary, new(2026, 4, 1), situation,
            DiscretionKind.ExtraQuantity, amount), Stop)).Value.Answer;
}
