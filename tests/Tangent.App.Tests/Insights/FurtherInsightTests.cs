using Tangent.Analytics;
using Tangent.Analytics.Diagnosis;
using Tangent.Analytics.Moments;
using Tangent.Analytics.Paths;
using Tangent.Analytics.Surveys;
using Tangent.App.Encounters;
using Tangent.App.Feedback;
using Tangent.App.Feedback.Surveys;
using Tangent.App.Insights;
using Tangent.App.Touchpoints;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Encounters;
using Tangent.Domain.Feedback;
using Tangent.Domain.Feedback.Surveys;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;
using Tangent.Tests.Touchpoints;

namespace Tangent.Tests.Insights;

/// <summary>Reliability, importance and performance, coming again, waiting, and the team's lists, over a database.</summary>
public sealed class FurtherInsightTests
{
    private static readonly CancellationToken Stop = CancellationToken.None;
    private static readonly Actor Director = House.As(Role.Director);
    private static readonly DateTime Start = new(2026, 1, 5, 1, 0, 0, DateTimeKind.Utc);

    [Theory, OnBothDatabases]
    public async Task Reliability_importance_returns_and_waits_are_told_from_the_same_journeys(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await Fill(house);

        var reliability = (await house.Get<AskReliability>().Run(Director, new(Target: 0.9), Stop)).Value;
        var whole = Assert.IsType<JourneysWithoutFailure>(reliability.Found);
        // A fails in every third journey and B never.
        Assert.Equal((0.665, 200, 2, 0.9), (whole.Journeys.Observed.Point, whole.Journeys.Observed.N, whole.Asked, whole.Target));
        Assert.Equal(Math.Sqrt(0.9), whole.Required, 12);
        Assert.Equal("~A", reliability.All[0].Stop.Key);
        Assert.Equal(0.335, Assert.IsType<Estimate>(reliability.All[0].Told.Alone).Point, 12);
        Assert.True(Assert.IsType<Tested>(reliability.All[0].Told.Penalty).Difference.High < 0);
        Assert.Equal(268, reliability.Basis.Journeys.Journeys);

        var importance = (await house.Get<AskImportance>().Run(Director, new(), Stop)).Value;
        Assert.Null(importance.Reason);
        Assert.Equal(("~A", Analytics.Surveys.Quadrant.Concentrate), (importance.All[0].Stop.Key, importance.All[0].Quadrant));
        Assert.Equal(1, importance.All[0].Priority, 12);
        var drivers = (await house.Get<AskDrivers>().Run(Director, new(), Stop)).Value;
        Assert.Equal(drivers.All[0].Share, importance.All[0].Importance);
        Assert.Equal(3, (await house.Get<AskImportance>().Run(Director, new(Cross: CrossAt.Scale), Stop)).Value.PerformanceCut);

        var returns = Assert.IsType<ReturnsFound>((await house.Get<AskReturns>().Run(Director, new(Days: 30), Stop)).Value.Found);
        // Who judges with 9 comes again after 20 days, who judges with 8 does not.
        Assert.Equal((1.0, 0.0), (Assert.IsType<Estimate>(returns.Top.Share).Point, Assert.IsType<Estimate>(returns.Next.Share).Point));
        Assert.True(Assert.IsType<Estimate>(returns.Odds).Low > 10);

        var waits = (await house.Get<AskWaits>().Run(Director, new(), Stop)).Value;
        Assert.Equal(("~A", "~A"), (waits.Shown!.Key, waits.All.Single().Stop.Key));
        var slope = Assert.IsType<Tested>(waits.All[0].Told.Slope).Difference;
        Assert.True(slope.High < 0, $"{slope}");
        Assert.Equal(200, waits.All[0].Told.Pairs);
        var other = (await house.Get<AskWaits>().Run(Director, new(Touchpoint: "~B"), Stop)).Value;
        Assert.Equal("analytics.no-waits", Assert.IsType<CannotTell>(other.Found).Code);
    }

    [Theory, OnBothDatabases]
    public async Task What_customers_answered_who_were_asked_directly_stands_beside_the_kind_that_the_data_show(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await Fill(house);
        await house.Add(Register.Fields(house, "A"));
        var document = SurveyTemplate.Of("kano")!.Document with { Touchpoint = "a" };
        document = document.Add(SurveyTemplate.Of("tolerance")!.Document.Questions[0]);
        var survey = (await house.Get<MakeSurvey>().Run(Director, new(house.RootUnit, Document: document), Stop)).Value.Value;
        Assert.Null((await house.Get<PublishSurvey>().Run(Director, new(survey), Stop)).Failure);
        var link = (await house.Get<MakeLinks>().Run(Director, new(survey, LinkKind.Open, AskChannel.Link, [new("all")]), Stop)).Value[0].Token;
        var answers = new Dictionary<string, string>
        {
            ["remind.with"] = "neutral",
            ["remind.without"] = "dislike",
            ["choose.with"] = "like",
            ["choose.without"] = "neutral",
            ["tangibles.t1.adequate"] = "5",
            ["tangibles.t1.desired"] = "8",
            ["tangibles.t1.met"] = "4",
        };
        for (int i = 0; i < 24; i++)
            Assert.Null((await house.Get<SendAnswers>().Run(Actor.Nobody,
                new(link, 1, $"f{i}", $"b{i}", "zh", house.Clock.GetUtcNow().UtcDateTime, answers), Stop)).Failure);

        var told = (await house.Get<AskAgreement>().Run(Director, new(), Stop)).Value;

        var kind = told.Asked[0].Kind;
        Assert.Contains(kind, (Impact[])[Impact.Baseline, Impact.Destroyer]);     // A fails in every third journey and costs
        Assert.Equal(("A", 24, ListVerdict.Both), (told.Asked[0].Stop.Key, told.Asked[0].N, told.Asked[0].Verdict));
        Assert.Equal(KanoKind.MustBe, Assert.IsType<KanoTold>(told.Asked[0].Found).Kind);
        var delights = told.Asked.Single(one => one.Found is KanoTold { Kind: KanoKind.Attractive });
        Assert.Equal(ListVerdict.TeamAlone, delights.Verdict);
        Assert.Equal(0, told.Asked.Single(one => one.Text.Equals(document["track"]!.Text)).N);
        var zone = told.Asked.Single(one => one.Found is ToleranceTold);
        var found = (ToleranceTold)zone.Found;
        Assert.Equal((5.0, 8.0, 4.0, ListVerdict.Both), (found.Adequate, found.Desired, found.Perceived, zone.Verdict));
        Assert.Empty((await house.Get<AskAgreement>().Run(Director with { Grants = [new(Role.UnitManager, UnitPath.From("1.9."))] }, new(), Stop)).Value.Asked);
    }

    [Theory, OnBothDatabases]
    public async Task The_teams_lists_stand_beside_the_data_with_their_agreement(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await Fill(house);
        var touchpoint = await house.Add(Register.Fields(house, "A"));
        var moment = await house.Get<RegisterMoment>().Run(Director, new(touchpoint, "\u7b49\u5f85", "Wait",
            Items: [new(MomentList.Detractor, "nobody looks up"), new(MomentList.Enhancer, "a glass of water")]), Stop);
        Assert.Null(moment.Failure);

        var told = (await house.Get<AskAgreement>().Run(Director, new(), Stop)).Value;

        var at = Assert.Single(told.All);
        Assert.Equal(("A", 1), (at.Stop.Key, at.Notes.Moments));
        Assert.Equal(["nobody looks up"], at.Notes.Of(MomentList.Detractor));
        Assert.Equal(ListVerdict.Both, at.Verdicts.Breaks);
        Assert.Equal(at.Kind is Impact.Destroyer or Impact.Baseline ? ListVerdict.DataAlone : ListVerdict.Neither, at.Verdicts.Expected);
        Assert.IsType<Domain.Fail.Forbidden>((await house.Get<AskAgreement>().Run(Actor.Nobody, new(), Stop)).Failure);
    }

    [Theory, OnBothDatabases]
    public async Task What_cannot_be_asked_is_refused_and_an_empty_log_says_why_nothing_can_be_told(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        async Task<string> Code<T>(Task<Outcome<T>> asked) => (await asked).Failure!.Problems[0].Code;
        Assert.Equal("insights.target-inside", await Code(house.Get<AskReliability>().Run(Director, new(Target: 1), Stop)));
        Assert.Equal("journeys.range", await Code(house.Get<AskReliability>().Run(Director, new(Touches: 0), Stop)));
        Assert.Equal("journeys.range", await Code(house.Get<AskReturns>().Run(Director, new(Days: 0), Stop)));
        Assert.Equal("journeys.no-such-touchpoint", await Code(house.Get<AskWaits>().Run(Director, new(Touchpoint: "nowhere"), Stop)));
        Assert.IsType<CannotTell>((await house.Get<AskReliability>().Run(Director, new(), Stop)).Value.Found);
        Assert.NotNull((await house.Get<AskImportance>().Run(Director, new(), Stop)).Value.Reason);
        Assert.Equal("analytics.no-overall", Assert.IsType<CannotTell>((await house.Get<AskReturns>().Run(Director, new(), Stop)).Value.Found).Code);
        Assert.Equal("analytics.no-waits", Assert.IsType<CannotTell>((await house.Get<AskWaits>().Run(Director, new(), Stop)).Value.Found).Code);
        Assert.Equal("insights.no-expectations", Assert.IsType<CannotTell>((await house.Get<AskGaps>().Run(Director, new(), Stop)).Value.Found).Code);
        Assert.Equal("insights.columns-needed", await Code(house.Get<AskChain>().Run(Director, new(null), Stop)));
    }

    [Fact]
    public async Task Columns_of_a_file_are_read_with_their_units_and_a_wrong_cell_is_named()
    {
        await using var house = await House.Open(DatabaseProvider.Sqlite);
        var file = Path.Combine(house.Settings.Database.Folder, "chain.csv");
        await File.WriteAllLinesAsync(file, ["unit,month,satisfaction,loyalty", "H1,2026-01,1,2", "H2,2026-01,2,1", "H1,2026-02,3,4",
            "H2,2026-02,4,3", "H1,2026-03,5,5", "H2,2026-03,,9"]);
        var sheet = ColumnSheet.Read(file, Stop).Value;
        Assert.Equal((6, 2), (sheet.Rows, sheet.Units.Distinct().Count()));
        var told = Assert.IsType<ChainFound>((await house.Get<AskChain>().Run(Director, new(sheet), Stop)).Value.Found);
        Assert.Equal(0.8, Assert.IsType<Tested>(told.Links.Single().Correlation).Difference.Point, 12);
        Assert.Equal("analytics.few-units", told.Model!.Code);

        await File.WriteAllLinesAsync(file, ["unit,satisfaction,loyalty", "H1,good,2"]);
        var wrong = ColumnSheet.Read(file, Stop).Failure!.Problems.Single();
        Assert.Equal(("insights.no-number", "satisfaction", 2), (wrong.Code, wrong.Field, wrong.Row));
        Assert.Equal("analyse.file-unreadable", ColumnSheet.Read(file + ".none", Stop).Failure!.Problems[0].Code);
    }

    // 200 judged journeys of a customer each: A fails in every third one, and the longer the wait there the lower the score.
    private static async Task Fill(House house)
    {
        List<EncounterEntry> met = [];
        List<JudgementEntry> said = [];
        for (int i = 0; i < 200; i++)
        {
            bool isBad = i % 3 == 0;
            int overall = isBad ? 3 + i % 2 : 8 + i % 2;
            met.Add(new()
            {
                ExternalId = $"a{i}",
                Touchpoint = "A",
                Journey = $"o{i}",
                Customer = $"C{i}",
                StartedUtc = Start.AddMinutes(i),
                WaitSeconds = isBad ? 1500 + i : 100 + i,
            });
            met.Add(new() { ExternalId = $"b{i}", Touchpoint = "B", Journey = $"o{i}", Customer = $"C{i}", StartedUtc = Start.AddMinutes(i + 1) });
            said.Add(new() { ExternalId = $"a{i}", Journey = $"o{i}", Touchpoint = "A", Score = isBad ? 1 + i % 2 : 4 + i % 2, Scale = "1-5" });
            said.Add(new() { ExternalId = $"b{i}", Journey = $"o{i}", Touchpoint = "B", Score = 3 + i / 3 % 3, Scale = "1-5" });
            said.Add(new() { ExternalId = $"w{i}", Journey = $"o{i}", Score = overall, Scale = "0-10" });
            if (overall == 9)
                met.Add(new() { ExternalId = $"c{i}", Touchpoint = "B", Journey = $"r{i}", Customer = $"C{i}", StartedUtc = Start.AddDays(20).AddMinutes(i) });
        }
        met.Add(new() { ExternalId = "last", Touchpoint = "B", Journey = "last", StartedUtc = Start.AddDays(60) });
        Assert.Empty((await house.Get<AppendEncounters>().Run(Director, new("crm", met), Stop)).Value.Problems);
        Assert.Empty((await house.Get<AppendJudgements>().Run(Director, new("survey", said), Stop)).Value.Problems);
    }
}
