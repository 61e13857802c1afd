using Tangent.Analytics;
using Tangent.Analytics.Diagnosis;
using Tangent.App.Encounters;
using Tangent.App.Encounters.Journeys;
using Tangent.App.Encounters.Published;
using Tangent.App.Feedback;
using Tangent.App.Insights;
using Tangent.Domain.Access;
using Tangent.Domain.Encounters;
using Tangent.Domain.Feedback;
using Tangent.Storage;

namespace Tangent.Tests.Insights;

/// <summary>The scorecard of one touchpoint, units side by side and trends, from encounters and feedback in the database.</summary>
public sealed class ScorecardTests
{
    private static readonly CancellationToken Stop = CancellationToken.None;
    private static readonly Actor Director = House.As(Role.Director);
    private static readonly DateTime Start = new(2026, 3, 2, 1, 30, 0, DateTimeKind.Utc);

    [Theory, OnBothDatabases]
    public async Task A_scorecard_tells_each_instrument_from_its_own_answers_and_how_encounters_ended(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await Meet(house, Met("1", "o1") with { Outcome = "done" }, Met("2", "o2") with { Outcome = "done" }, Met("3", "o3") with { Outcome = "failed" },
            Met("4", "o3") with { Touchpoint = "B", StartedUtc = Start.AddDays(1) }, Met("5", "o4") with { Touchpoint = "B" });
        await Say(house,
            Said("o1") with { ExternalId = "c1", Touchpoint = "A", Score = 5, Scale = "1-5", Instrument = Instrument.Csat },
            Said("o2") with { ExternalId = "c2", Touchpoint = "A", Score = 4, Scale = "1-5", Instrument = Instrument.Csat },
            Said("o3") with { ExternalId = "c3", Touchpoint = "A", Score = 1, Scale = "1-5", Instrument = Instrument.Csat },
            Said("o1") with { ExternalId = "e1", Touchpoint = "A", Score = 7, Scale = "1-7", Instrument = Instrument.Ces },
            Said("o2") with { ExternalId = "e2", Touchpoint = "A", Score = 4, Scale = "1-7", Instrument = Instrument.Ces },
            Said("o1") with { ExternalId = "n1", Score = 10, Scale = null, Instrument = Instrument.Nps },
            Said("o4") with { ExternalId = "n4", Score = 0, Scale = null, Instrument = Instrument.Nps });

        var card = (await house.Get<AskTouchpoint>().Run(Director, new("~a"), Stop)).Value;

        Assert.Equal(("~A", 3, 3), (card.Stop.Key, card.Told.Encounters, card.Told.Journeys));
        Assert.Equal((0.75, 4), (Point(card.Told.Reach), ((Estimate)card.Told.Reach).N));
        Assert.Equal((2.0 / 3, "1-5"), (Point(card.Told.Csat.Score), card.Told.Csat.Scale!.Value.Name));
        Assert.Equal((5.5, "1-7"), (Point(card.Told.Ces.Score), card.Told.Ces.Scale!.Value.Name));
        // The journey that never came here does not count.
        Assert.Equal((true, 100.0, 1), (card.Told.Nps.IsOfJourneys, Point(card.Told.Nps.Score), ((Estimate)card.Told.Nps.Score).N));
        Assert.Equal([("done", 2.0 / 3), ("failed", 1.0 / 3)], card.Outcomes.Select(one => (one.Outcome, Point(one.Told.Share))));
        Assert.Equal([(null, 1.0)], card.Before.Select(one => (one.Stop?.Key, Point(one.Share))));
        Assert.Equal([(null, 2.0 / 3), ("~B", 1.0 / 3)], card.After.Select(one => (one.Stop?.Key, Point(one.Share))));
        Assert.Equal("insights.no-touchpoint", (await house.Get<AskTouchpoint>().Run(Director, new("T99"), Stop)).Failure!.Problems[0].Code);

        // One more answer is in the next card.
        await Say(house, Said("o4") with { ExternalId = "late", Touchpoint = "A", Score = 5, Scale = "1-5", Instrument = Instrument.Csat });
        Assert.Equal(0.75, Point((await house.Get<AskTouchpoint>().Run(Director, new("~A"), Stop)).Value.Told.Csat.Score));
    }

    [Theory, OnBothDatabases]
    public async Task The_map_of_journeys_tells_what_customers_said_of_their_encounters_to_who_may_read_it(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var carried = Met("3", "o2") with { Score = 1, Scale = ScoreScale.OneToFive };
        await Meet(house, Met("1", "o1"), Met("2", "o1") with { Touchpoint = "B", StartedUtc = Start.AddDays(1) }, carried,
            carried with { ExternalId = "4", Journey = "o3", Score = 2 }, Met("5", "o2") with { Touchpoint = "B", StartedUtc = Start.AddDays(1) });
        await Say(house, Satisfied("o1", "B", 5), Satisfied("o2", "B", 4));

        var judged = (await house.Get<ExploreJourneys>().Run(Director, new(IsJudged: true), Stop)).Value;
        Assert.Equal([("~A", 1.5), ("~B", 4.5)], judged.Nodes.Select(node => (node.Stop.Key, Point(node.Score))));
        Assert.Equal((ScoreScale.OneToFive, 4.5), (judged.Scale, Point(judged.Edges[0].Score)));
        var told = (await house.Get<ExploreJourneys>().Run(Director, new(), Stop)).Value;
        Assert.Equal([true, false], told.Nodes.Select(node => node.Score is Estimate));

        // One more answer is in the next map, in place of the score that came with the encounter.
        await Say(house, Satisfied("o2", "A", 3));
        Assert.Equal(2.5, Point((await house.Get<ExploreJourneys>().Run(Director, new(IsJudged: true), Stop)).Value.Nodes[0].Score));

        static JudgementEntry Satisfied(string journey, string touchpoint, double score) =>
            Said(journey) with { ExternalId = journey + touchpoint, Touchpoint = touchpoint, Score = score, Scale = "1-5", Instrument = Instrument.Csat };
    }

    [Theory, OnBothDatabases]
    public async Task Units_have_the_names_that_the_register_gives_them_and_a_manager_sees_the_own_alone(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var own = await house.Unit("H1");
        await house.Unit("H2");
        List<EncounterEntry> met = [];
        List<JudgementEntry> said = [];
        for (int i = 0; i < 80; i++)
        {
            met.Add(Met($"{i}", $"o{i}") with { Unit = i % 2 == 0 ? "H1" : "H2" });
            said.Add(Said($"o{i}") with { ExternalId = $"{i}", Touchpoint = "A", Score = i % 2 == 0 ? 4 + i / 2 % 2 : 1 + i / 2 % 2, Scale = "1-5" });
        }
        said.Add(Said("o0") with { ExternalId = "elsewhere", Touchpoint = "A", Score = 1, Scale = "1-5", Unit = "外包点" });
        await Meet(house, [.. met]);
        await Say(house, [.. said]);

        var all = (await house.Get<AskUnits>().Run(Director, new(), Stop)).Value;
        Assert.Equal([("H1", Standing.Above, 40), ("H2", Standing.Below, 40)], all.All.Select(one => (one.Unit.Code, one.Told.Standing, one.Told.N)));
        Assert.Equal(own.Id, all.All[0].Unit.Id);
        var thin = Assert.Single(all.Thin);
        Assert.Equal((null, "外包点", 1), (thin.Unit.Id, thin.Unit.NameZh, thin.N));
        var at = (await house.Get<AskUnits>().Run(Director, new(Touchpoint: "~A"), Stop)).Value;
        Assert.Equal(("~A", 2), (at.Stop!.Key, at.All.Count));
        Assert.Equal("insights.no-touchpoint", (await house.Get<AskUnits>().Run(Director, new(Touchpoint: "~Z"), Stop)).Failure!.Problems[0].Code);

        var seen = (await house.Get<AskUnits>().Run(House.As(Role.UnitManager, own.Path), new(), Stop)).Value;
        Assert.Equal("H1", Assert.Single(seen.All).Unit.Code);
        Assert.IsType<CannotTell>(seen.All[0].Told.Difference);
    }

    [Theory, OnBothDatabases]
    public async Task Trends_stand_by_month_of_the_journey_whole_journeys_first(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await Meet(house, [.. Enumerable.Range(0, 30).Select(i => Met($"{i}", $"o{i}") with { StartedUtc = Start.AddDays(2 * i) })]);
        await Say(house, [.. Enumerable.Range(0, 30).SelectMany(i => new[]
        {
            Said($"o{i}") with { ExternalId = $"a{i}", Touchpoint = "A", Score = 3 + i % 3, Scale = "1-5", GivenUtc = Start.AddDays(90) },
            Said($"o{i}") with { ExternalId = $"w{i}", Score = 5 + i % 5 },
        })]);

        var trends = (await house.Get<AskTrends>().Run(Director, new(), Stop)).Value;

        Assert.Equal([null, "~A"], trends.All.Select(one => one.Stop?.Key));
        Assert.Equal([(3, 15), (4, 15)], trends.All[1].Told.Months.Select(month => (month.From.Month, month.N)));
        Assert.Equal("analytics.too-few", Assert.IsType<CannotTell>(trends.All[0].Told.Means).Code);
        var april = (await house.Get<AskTrends>().Run(Director, new(new JourneyFilter { FromUtc = new(2026, 4, 1, 0, 0, 0, DateTimeKind.Utc) }), Stop)).Value;
        Assert.Equal(trends.All[1].Told.Months[1], Assert.Single(april.All[1].Told.Months));
    }

    [Theory, OnBothDatabases]
    public async Task An_empty_log_has_no_trends_and_no_units(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        Assert.Empty((await house.Get<AskTrends>().Run(Director, new(), Stop)).Value.All);
        var units = (await house.Get<AskUnits>().Run(Director, new(), Stop)).Value;
        Assert.Empty(units.All);
        Assert.Null(units.Told.FailCentre);
    }

    private static double Point(Answer answer) => Assert.IsType<Estimate>(answer).Point;

    private static EncounterEntry Met(string id, string? journey) => new() { ExternalId = id, Touchpoint = "A", StartedUtc = Start, Journey = journey };

    private static JudgementEntry Said(string? journey) => new() { ExternalId = $"{journey}", Journey = journey, Score = 9, Scale = "0-10" };

    private static async Task Meet(House house, params EncounterEntry[] met) =>
        Assert.Empty((await house.Get<AppendEncounters>().Run(Director, new("crm", met), Stop)).Value.Problems);

    private static async Task Say(House house, params JudgementEntry[] said) =>
        Assert.Empty((await house.Get<AppendJudgements>().Run(Director, new("survey", said), Stop)).Value.Problems);
}
