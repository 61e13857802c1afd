using Microsoft.EntityFrameworkCore;
using Tangent.Analytics;
using Tangent.Analytics.Flow;
using Tangent.App.Customers;
using Tangent.App.Encounters;
using Tangent.App.Encounters.Journeys;
using Tangent.App.Encounters.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Customers;
using Tangent.Domain.Encounters;
using Tangent.Storage;
using Tangent.Tests.Touchpoints;

namespace Tangent.Tests.Encounters;

public sealed class ExploreJourneysTests
{
    private static readonly CancellationToken Stop = CancellationToken.None;
    private static readonly DateTime Start = new(2026, 3, 2, 1, 30, 0, DateTimeKind.Utc);

    [Theory, OnBothDatabases]
    public async Task The_map_counts_what_follows_what_under_the_names_of_the_register(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await house.Add("T1");
        await Append(house, Told("1", "o1", "t1", 0) with { Score = 5, Scale = ScoreScale.OneToFive, WaitSeconds = 60 },
            Told("2", "o1", "网点", 10) with { Score = 1, Scale = ScoreScale.OneToFive, WaitSeconds = 600, EndedUtc = Start.AddMinutes(40) },
            Told("3", "o2", "T1", 0), Told("4", "o2", "网点", 30) with { Outcome = "solved" }, Told("5", "o3", "T1", 5),
            Told("6", null, "T1", 9));

        var map = (await Explore(house, new())).Value;

        Assert.Equal((3, 5, 1L), (map.Basis.Journeys, map.Basis.Encounters, map.Basis.Loose));
        Assert.Equal([("T1", 3, 3, 1), ("~网点", 2, 0, 2)], map.Nodes.Select(node => (node.Stop.Key, node.Encounters, node.Starts, node.Ends)));
        Assert.True(map.Nodes[0].Stop.IsRegistered);
        Assert.Equal((600, 600.0), (map.Nodes[1].Wait!.Value.MedianSeconds, map.Nodes[1].WaitedSeconds));
        var edge = Assert.Single(map.Edges);
        Assert.Equal((0, 1, 2, 1200.0), (edge.From, edge.To, edge.Count, edge.Time.MedianSeconds));
        Assert.Equal([(2, 2 / 3.0), (1, 1 / 3.0)], map.Variants.Select(way => (way.Count, way.Share)));
        Assert.Equal([("solved", 1), (null, 1)], map.Variants[0].Endings.OrderByDescending(one => one.Outcome).Select(one => (one.Outcome, one.Count)));
        Assert.Equal(ScoreScale.OneToFive, map.Scale);
        Assert.Equal("analytics.too-few", Assert.IsType<CannotTell>(map.Nodes[1].Score).Code);
    }

    [Theory, OnBothDatabases]
    public async Task A_word_that_gets_a_meaning_later_has_it_for_all_that_came_before(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await Append(house, Told("1", "o1", "T7", 0), Told("2", "o1", "另一处", 1));
        Assert.Equal(["~T7", "~另一处"], (await Explore(house, new())).Value.Nodes.Select(node => node.Stop.Key).Order(StringComparer.Ordinal));
        await house.Add("T7");
        Assert.Equal(["T7", "~另一处"], (await Explore(house, new())).Value.Nodes.Select(node => node.Stop.Key).Order(StringComparer.Ordinal));
    }

    [Theory, OnBothDatabases]
    public async Task Filters_choose_whole_journeys(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var hall = await house.Unit("HALL");
        await Append(house, Told("1", "o1", "A", 0) with { Unit = "hall", Channel = "app" }, Told("2", "o1", "B", 10), Told("3", "o1", "C", 20),
            Told("4", "o2", "A", 60) with { Score = 2, Scale = ScoreScale.OneToTen }, Told("5", "o2", "C", 70) with { Outcome = "lost" },
            Told("6", "o2", "B", 80), Told("7", "o3", "C", 600) with { Score = 10, Scale = ScoreScale.OneToTen }, Told("8", "o3", "C", 900));

        await Chooses(house, new() { Units = [hall.Id] }, 1);
        await Chooses(house, new() { Channels = ["app"] }, 1);
        await Chooses(house, new() { Channels = ["fax"] }, 0);
        await Chooses(house, new() { Outcomes = ["lost"] }, 1);
        await Chooses(house, new() { FromUtc = Start.AddMinutes(60) }, 2);
        await Chooses(house, new() { FromUtc = Start.AddMinutes(60), BeforeUtc = Start.AddMinutes(600) }, 1);
        await Chooses(house, new() { Paths = [new(PathRelation.DirectlyBefore, "~A", "~B")] }, 1);
        await Chooses(house, new() { Paths = [new(PathRelation.EventuallyBefore, "~A", "~B")] }, 2);
        await Chooses(house, new() { Paths = [new(PathRelation.EventuallyBefore, "~B", "~A")] }, 0);
        await Chooses(house, new() { Paths = [new(PathRelation.Through, "~C"), new(PathRelation.NotThrough, "~A")] }, 1);
        await Chooses(house, new() { Paths = [new(PathRelation.Repeats, "~C")] }, 1);
        await Chooses(house, new() { Paths = [new(PathRelation.BeginsAt, "~A"), new(PathRelation.EndsAt, "~B")] }, 1);
        await Chooses(house, new() { LeastSeconds = 1200, MostSeconds = 1200 }, 2);
        await Chooses(house, new() { LeastEncounters = 3 }, 2);
        await Chooses(house, new() { LeastScore = 5 }, 1);
        await Chooses(house, new() { MostScore = 2 }, 1);
        await Chooses(house, new() { MostScore = 1.9 }, 0);
        var nowhere = await Explore(house, new() { Paths = [new(PathRelation.Through, "nowhere")] });
        Assert.Equal("journeys.no-such-touchpoint", nowhere.Failure!.Problems[0].Code);
        await Chooses(house, new() { Units = [Guid.Empty] }, 0);
        var wrong = await Explore(house, new() { GapDays = 0, LeastScore = 2, MostScore = 1, LeastEncounters = 3, MostEncounters = 2 });
        Assert.Equal(["gapDays", "mostScore", "mostEncounters"], wrong.Failure!.Problems.Select(problem => problem.Field));
    }

    [Theory, OnBothDatabases]
    public async Task Journeys_are_chosen_by_attributes_and_by_the_tier_that_the_customer_had_then(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await Append(house, Told("1", "o1", "A", 0) with { Attributes = [new("product", "5G \"plus\""), new("desk", "3")] },
            Told("2", "o1", "B", 10), Told("3", "o2", "A", 20) with { Attributes = [new("desk", "33")] },
            Told("4", null, "A", 30) with { Customer = "C1" }, Told("5", null, "B", 60 * 24 * 60) with { Customer = "C1" },
            Told("6", null, "C", 40) with { Customer = "C2" });
        await Chooses(house, new() { Attributes = [new("product", "5G \"plus\"")] }, 1);
        await Chooses(house, new() { Attributes = [new("desk", "3")] }, 1);
        await Chooses(house, new() { Attributes = [new("desk", "3"), new("product", "4G")] }, 0);
        await Chooses(house, new() { Attributes = [new("desk' or '1'='1", "3")] }, 0);
        var many = await Explore(house, new() { Attributes = [.. Enumerable.Repeat(new AttributeWish("a", "b"), 6)] });
        Assert.Equal("form.too-many", many.Failure!.Problems[0].Code);

        var (one, two) = (await Number("C1"), await Number("C2"));
        await Set(one, CustomerTier.Gold, Start.AddDays(-1));
        await Set(one, CustomerTier.Silver, Start.AddDays(30));
        await Set(two, CustomerTier.Silver, Start.AddDays(30));
        await Chooses(house, new() { Tiers = [CustomerTier.Gold] }, 1);
        await Chooses(house, new() { Tiers = [CustomerTier.Silver] }, 1);
        await Chooses(house, new() { Tiers = [CustomerTier.Gold, CustomerTier.Silver] }, 2);
        await Chooses(house, new() { Tiers = [CustomerTier.Diamond] }, 0);

        // Two who are found to be one have the tiers of both.
        Assert.Null((await house.Get<MergeCustomers>().Run(House.As(Role.Administrator), new(two, one), Stop)).Failure);
        await Chooses(house, new() { Tiers = [CustomerTier.Gold] }, 1, encounters: 2);
        await Set(one, CustomerTier.Diamond, Start.AddHours(-1));
        await Chooses(house, new() { Tiers = [CustomerTier.Gold] }, 0);         // the answers that were kept are of other records
        await Chooses(house, new() { Tiers = [CustomerTier.Diamond] }, 1, encounters: 2);

        Task<long> Number(string text) => house.Get<Db>().CustomerIdentifiers.Where(known => known.Value == text)
            .Select(known => known.CustomerId).SingleAsync();
        async Task Set(long number, CustomerTier tier, DateTime from) =>
            Assert.Null((await house.Get<SetTier>().Run(House.As(Role.Administrator), new(number, tier, from), Stop)).Failure);
    }

    [Theory, OnBothDatabases]
    public async Task An_answer_is_given_again_until_the_log_its_words_or_the_scope_are_others(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await house.Unit("NEAR");
        await Append(house, Told("1", "o1", "A", 0), Told("2", "o1", "B", 10) with { Unit = "NEAR" });
        var first = (await Explore(house, new())).Value;
        Assert.Same(first, (await Explore(house, new() { Channels = [] })).Value);
        Assert.NotSame(first, (await Explore(house, new() { GapDays = 7 })).Value);
        var within = House.As(Role.UnitManager, (await house.Db().OrgUnits.SingleAsync(unit => unit.Code == "NEAR")).Path);
        Assert.Equal(1, (await house.Get<ExploreJourneys>().Run(within, new(), Stop)).Value.Basis.Encounters);

        await house.Add("A");
        var named = (await Explore(house, new())).Value;
        Assert.Contains(named.Nodes, node => node.Stop is { Key: "A", IsRegistered: true });
        await Append(house, Told("3", "o1", "C", 20));
        Assert.Equal(3, (await Explore(house, new())).Value.Basis.Encounters);

        var answers = house.Get<JourneyAnswers>();
        for (int days = 1; days <= 80; days++) await Explore(house, new() { GapDays = days });
        Assert.InRange(answers.Count, 1, 65);
    }

    [Fact]
    public async Task A_large_log_that_is_asked_twice_is_put_in_order_and_answers_the_same_until_it_goes_on()
    {
        await using var house = await House.Open(DatabaseProvider.Sqlite);
        var ranks = house.Get<JourneyRanks>();
        ranks.FewestRows = 1;
        var draw = new Random(3);
        string[] at = ["A", "B", "C"];
        await Append(house, [.. Enumerable.Range(0, 300).Select(i => Told($"{i}", $"o{draw.Next(80)}", at[draw.Next(3)], draw.Next(5_000))
            with { WaitSeconds = draw.Next(90), Score = draw.Next(1, 6), Scale = ScoreScale.OneToFive })]);
        var through = new JourneyFilter { Paths = [new(PathRelation.Through, "~B")] };
        var before = (await Explore(house, through)).Value;
        Assert.True(ranks.Made.IsCompleted);

        await Explore(house, new() { LeastScore = 2 });
        await ranks.Made;
        var after = (await Explore(house, through with { LeastEncounters = 1 })).Value;     // the same journeys, and a question of its own
        Assert.Equal(before.Edges, after.Edges);
        Assert.Equal(before.Nodes, after.Nodes);
        Assert.Equal((before.JourneyTime, before.VariantCount, before.Basis), (after.JourneyTime, after.VariantCount, after.Basis));
        Assert.Equal(before.Variants.Select(way => (string.Join(' ', way.Path), way.Count, way.Time, way.Score as Estimate)),
            after.Variants.Select(way => (string.Join(' ', way.Path), way.Count, way.Time, way.Score as Estimate)));

        await Append(house, Told("300", "o1", "D", 9));
        Assert.Contains((await Explore(house, new())).Value.Nodes, node => node.Stop.Key == "~D");
    }

    [Fact]
    public async Task A_filter_moves_no_touchpoint_on_the_map_until_the_log_goes_on()
    {
        await using var house = await House.Open(DatabaseProvider.Sqlite);
        await Append(house, Told("1", "o1", "A", 0), Told("2", "o1", "B", 10), Told("3", "o2", "C", 20), Told("4", "o2", "B", 30));
        var whole = (await Explore(house, new())).Value.Frame;
        Assert.NotNull(whole);
        Assert.Same(whole, (await Explore(house, new() { Paths = [new(PathRelation.Through, "~C")] })).Value.Frame);
        await Append(house, Told("5", "o3", "D", 40));
        Assert.NotSame(whole, (await Explore(house, new())).Value.Frame);
        var within = House.As(Role.UnitManager, "1.9.");
        Assert.Null((await house.Get<ExploreJourneys>().Run(within, new(), Stop)).Value.Frame);
    }

    [Theory, OnBothDatabases]
    public async Task Who_answers_for_one_unit_sees_its_encounters_alone(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var far = await house.Unit("FAR");
        await house.Unit("NEAR");
        await Append(house, Told("1", "o1", "A", 0) with { Unit = "FAR" }, Told("2", "o1", "B", 1) with { Unit = "NEAR" },
            Told("3", "o1", "C", 2) with { Unit = "FAR" }, Told("4", "o2", "B", 1) with { Unit = "NEAR" }, Told("5", "o2", "B", 1));

        var map = (await house.Get<ExploreJourneys>().Run(House.As(Role.UnitManager, far.Path), new(), Stop)).Value;

        Assert.Equal(["~A", "~C"], map.Nodes.Select(node => node.Stop.Key));
        Assert.Equal((1, 2, 1, null), (map.Basis.Journeys, map.Basis.Encounters, map.Basis.Hidden, map.Basis.Loose));
        Assert.Equal((0, 1, 1), (map.Edges[0].From, map.Edges[0].To, map.Edges[0].Count));
    }

    [Theory, OnBothDatabases]
    public async Task An_empty_log_has_an_empty_map(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var map = (await Explore(house, new())).Value;
        Assert.Equal((0, 0, 0), (map.Basis.Journeys, map.Nodes.Count, map.Edges.Count));
        Assert.Null(map.JourneyTime);
    }

    private static async Task Chooses(House house, JourneyFilter filter, int journeys, int? encounters = null)
    {
        var basis = (await Explore(house, filter)).Value.Basis;
        Assert.Equal(journeys, basis.Journeys);
        if (encounters is { } count) Assert.Equal(count, basis.Encounters);
    }

    private static Task<Outcome<ExploreJourneys.Map>> Explore(House house, JourneyFilter filter) =>
        house.Get<ExploreJourneys>().Run(House.As(Role.Analyst), new(filter), Stop);

    private static EncounterEntry Told(string id, string? journey, string touchpoint, int minute) => new()
    {
        ExternalId = id,
        Touchpoint = touchpoint,
        StartedUtc = Start.AddMinutes(minute),
        Journey = journey,
    };

    private static async Task Append(House house, params EncounterEntry[] batch) =>
        Assert.Empty((await house.Get<AppendEncounters>().Run(House.As(Role.Analyst), new("queue", batch), Stop)).Value.Problems);
}
