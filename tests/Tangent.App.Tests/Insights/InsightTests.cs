using Tangent.Analytics;
using Tangent.Analytics.Moments;
using Tangent.App.Encounters;
using Tangent.App.Encounters.Published;
using Tangent.App.Feedback;
using Tangent.App.Insights;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Encounters;
using Tangent.Domain.Feedback;
using Tangent.Storage;

namespace Tangent.Tests.Insights;

public sealed class InsightTests
{
    private static readonly CancellationToken Stop = CancellationToken.None;
    private static readonly Actor Director = House.As(Role.Director);
    private static readonly DateTime Start = new(2026, 3, 2, 1, 30, 0, DateTimeKind.Utc);

    [Theory, OnBothDatabases]
    public async Task A_judgement_beats_the_score_of_its_encounter_and_others_keep_theirs(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await Meet(house, Met("1", "o1") with { Score = 5, Scale = ScoreScale.OneToFive }, Met("2", "o2") with { Score = 5, Scale = ScoreScale.OneToFive },
            Met("3", "o3"));
        await Say(house, Said("o1") with { Touchpoint = "A", Score = 1, Scale = "1-5" }, Said("o3") with { Score = 8 }, Said("nowhere"));

        var cards = (await house.Get<AskScorecard>().Run(Director, new(), Stop)).Value;

        var card = Assert.Single(cards.Cards);
        Assert.Equal(("~A", 3), (card.Stop.Key, card.Encounters));
        var mean = Assert.IsType<Estimate>(card.Mean);
        Assert.Equal((3.0, 2), (mean.Point, mean.N));
        Assert.Equal(0.5, Assert.IsType<Estimate>(card.FailShare).Point);
        Assert.Equal(new SaidBasis(1, 2, 1, 1, 0), cards.Basis.Said);
        Assert.Equal("0-10", cards.Basis.Overall!.Value.Name);
        Assert.Equal("1-5", cards.Basis.Touches!.Value.Name);
    }

    [Theory, OnBothDatabases]
    public async Task What_names_a_customer_alone_speaks_of_the_journey_that_began_last_before_it(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await Meet(house, Met("1", null) with { Customer = "C1" }, Met("2", null) with { Customer = "C1", StartedUtc = Start.AddDays(90), Touchpoint = "B" });
        await Say(house, Said(null) with { Customer = "C1", Touchpoint = "A", Score = 2, Scale = "1-5", GivenUtc = Start.AddDays(2) },
            Said(null) with { ExternalId = "b", Customer = "C1", Touchpoint = "B", Score = 4, Scale = "1-5", GivenUtc = Start.AddDays(91) },
            Said(null) with { ExternalId = "early", Customer = "C1", Score = 4, GivenUtc = Start.AddDays(-1) });

        var cards = (await house.Get<AskScorecard>().Run(Director, new(), Stop)).Value;
        Assert.Equal([("~A", 1), ("~B", 1)], cards.Cards.Select(card => (card.Stop.Key, card.Encounters)));
        Assert.Equal(new SaidBasis(0, 2, 0, 1, 0), cards.Basis.Said);

        var late = (await house.Get<AskScorecard>().Run(Director, new(new JourneyFilter { FromUtc = Start.AddDays(30) }), Stop)).Value;
        Assert.Equal(("~B", 1), (Assert.Single(late.Cards).Stop.Key, late.Basis.Said.OfTouchpoints));
    }

    [Theory, OnBothDatabases]
    public async Task Somebody_of_one_unit_sees_what_was_said_there_and_a_unit_that_is_not_answers_like_one_that_is_not_seen(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var own = await house.Unit("H1");
        var other = await house.Unit("H2");
        await Meet(house, Met("1", "o1") with { Unit = "H1" }, Met("2", "o1") with { Unit = "H2", Touchpoint = "B", StartedUtc = Start.AddMinutes(9) },
            Met("3", "o2") with { Unit = "H2" });
        await Say(house, Said("o1") with { Touchpoint = "A", Score = 4, Scale = "1-5" },
            Said("o1") with { ExternalId = "b", Touchpoint = "B", Score = 1, Scale = "1-5" },
            Said("o2") with { Touchpoint = "A", Score = 1, Scale = "1-5" }, Said("o1") with { ExternalId = "all" }, Said("o2") with { ExternalId = "all2" });
        var manager = House.As(Role.UnitManager, own.Path);

        var seen = (await house.Get<AskScorecard>().Run(manager, new(), Stop)).Value;
        var card = Assert.Single(seen.Cards);
        Assert.Equal(("~A", 1, 1), (card.Stop.Key, card.Encounters, seen.Basis.Said.OfTouchpoints));
        Assert.Equal((1, null), (seen.Basis.Said.OfJourneys, seen.Basis.Said.Loose));

        Task<Outcome<AskFixFirst.Fixes>> Asked(Guid unit) => house.Get<AskFixFirst>().Run(manager, new(new JourneyFilter { Units = [unit] }), Stop);
        var (foreign, missing) = ((await Asked(other.Id)).Value, (await Asked(new Guid("00000000-0000-7000-8000-00000000dead"))).Value);
        Assert.Equal((0, 0), (foreign.Basis.Journeys.Journeys, missing.Basis.Journeys.Journeys));
        Assert.Equal(foreign.Basis with { Filter = missing.Basis.Filter }, missing.Basis);
        Assert.Equal(foreign.Reason!.Code, missing.Reason!.Code);
    }

    [Theory, OnBothDatabases]
    public async Task A_planted_destroyer_is_fixed_first_by_every_door_to_the_same_diagnosis(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var dice = new Dice(7, 1);
        List<EncounterEntry> met = [];
        List<JudgementEntry> said = [];
        for (int i = 0; i < 800; i++)
        {
            bool isBad = dice.Below(100) < 30, isSlow = dice.Below(100) < 30;
            met.Add(Met($"a{i}", $"o{i}"));
            met.Add(Met($"b{i}", $"o{i}") with { Touchpoint = "B", StartedUtc = Start.AddMinutes(9) });
            said.Add(Said($"o{i}") with { ExternalId = $"a{i}", Touchpoint = "A", Score = isBad ? 1 : 3 + dice.Below(3), Scale = "1-5" });
            said.Add(Said($"o{i}") with { ExternalId = $"b{i}", Touchpoint = "B", Score = isSlow ? 2 : 3 + dice.Below(3), Scale = "1-5" });
            said.Add(Said($"o{i}") with { ExternalId = $"w{i}", Score = 7 + dice.Below(3) - (isBad ? 4 : 0) });
        }
        await Meet(house, [.. met]);
        await Say(house, [.. said]);

        var moments = (await house.Get<AskMoments>().Run(Director, new(), Stop)).Value;
        Assert.Equal(("~A", Impact.Destroyer), (moments.All[0].Stop.Key, moments.All[0].Kind));
        Assert.Equal(-4, Assert.IsType<Tested>(moments.All[0].Penalty).Difference.Point, 0.4);
        var fixes = (await house.Get<AskFixFirst>().Run(Director, new(Target: 0), Stop)).Value;
        Assert.Equal("~A", fixes.All[0].Stop.Key);
        Assert.Equal(1.2, Assert.IsType<Estimate>(fixes.All[0].Told.Gain).Point, 0.25);
        var drivers = (await house.Get<AskDrivers>().Run(Director, new(), Stop)).Value;
        Assert.Equal("~A", drivers.All[0].Stop.Key);
        Assert.Equal(Assert.IsType<Estimate>(drivers.R2).Point, drivers.All.Sum(driver => ((Estimate)driver.Share).Point), 9);
        Assert.IsType<RuleComparison>((await house.Get<AskRule>().Run(Director, new(), Stop)).Value.Rule);
        Assert.All((await house.Get<AskChanges>().Run(Director, new(), Stop)).Value.All, change => Assert.False(change.IsClaimed));
        Assert.Equal("insights.target-range", (await house.Get<AskFixFirst>().Run(Director, new(Target: 2), Stop)).Failure!.Problems[0].Code);

        // What was said since is in the next answer.
        await Say(house, Said("o1") with { ExternalId = "more", Touchpoint = "A", Score = 1, Scale = "1-5" });
        Assert.Equal(moments.Basis.Said.OfTouchpoints + 1, (await house.Get<AskMoments>().Run(Director, new(), Stop)).Value.Basis.Said.OfTouchpoints);
    }

    [Theory, OnBothDatabases]
    public async Task An_empty_log_says_that_nothing_can_be_told(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        Assert.Empty((await house.Get<AskScorecard>().Run(Director, new(), Stop)).Value.Cards);
        Assert.Equal("analytics.no-overall", (await house.Get<AskMoments>().Run(Director, new(), Stop)).Value.Reason!.Code);
        Assert.IsType<CannotTell>((await house.Get<AskRule>().Run(Director, new(), Stop)).Value.Rule);
        Assert.IsType<CannotTell>((await house.Get<AskDrivers>().Run(Director, new(), Stop)).Value.R2);
    }

    private static EncounterEntry Met(string id, string? journey) => new() { ExternalId = id, Touchpoint = "A", StartedUtc = Start, Journey = journey };

    private static JudgementEntry Said(string? journey) =>
        new() { ExternalId = $"{journey}", Journey = journey, Score = 9, Scale = "0-10", GivenUtc = Start.AddMinutes(5) };

    private static async Task Meet(House house, params EncounterEntry[] met) =>
        Assert.Empty((await house.Get<AppendEncounters>().Run(Director, new("crm", met), Stop)).Value.Problems);

    private static async Task Say(House house, params JudgementEntry[] said) =>
        Assert.Empty((await house.Get<AppendJudgements>().Run(Director, new("survey",
            [.. said.Select((one, i) => one.ExternalId.Length > 0 ? one : one with { ExternalId = $"said{i}" })]), Stop)).Value.Problems);
}
