using Tangent.Analytics;
using Tangent.Analytics.Surveys;
using Tangent.App.Encounters;
using Tangent.App.Feedback.Surveys;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Surveys;
using Tangent.Storage;

namespace Tangent.Tests.Feedback.Surveys;

public sealed class WeighTests
{
    private static readonly Actor Analyst = House.As(Role.Analyst);

    [Theory, OnBothDatabases]
    public async Task Who_answers_more_often_than_there_are_weighs_less(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var (survey, tokens) = await Answered(house);

        // Two hours of halls: 30 of 40 answers are from the happy one, which has a quarter of the customers.
        var told = await Weigh(house, survey, new KnownMargin("unit", [("happy", 25), ("SAD", 75)]));
        var share = told.Figures.Single(pair => pair.Kind == FigureKind.TopTwo);
        Assert.Equal((0.75, 0.25), (Point(share.Plain), Math.Round(Point(share.Weighted), 9)));
        Assert.True(Width(share.Weighted) > Width(share.Plain));
        var raked = Assert.IsType<Raked>(told.Weights);
        Assert.Equal((40L, 3.0), (told.Answers, Math.Round(told.Heaviest, 9)));
        Assert.Equal(40 / raked.DesignEffect, raked.EffectiveN, 9);

        // The log says the same about the population, and the API's other margins are refused in words.
        await house.Get<AppendEncounters>().Run(Analyst, new("crm", [.. Enumerable.Range(0, 8).Select(i => new Tangent.Domain.Encounters.EncounterEntry
        {
            ExternalId = $"{i}",
            Touchpoint = "desk",
            Unit = i < 2 ? "HAPPY" : "SAD",
            StartedUtc = house.Clock.GetUtcNow().UtcDateTime.AddHours(-i),
        })]), default);
        var fromLog = await Weigh(house, survey, new KnownMargin("unit", null));
        Assert.Equal(0.25, Point(fromLog.Figures.Single(pair => pair.Kind == FigureKind.TopTwo).Weighted), 9);
        Assert.Equal(["weights.by-unknown", "weights.not-in-log", "weights.share"], (await house.Get<WeighResults>().Run(Analyst, new(survey,
            [new("shoe", [("a", 1)]), new("channel", null), new("language", [("zh", -1)])]), default)).Failure!.Problems.Select(one => one.Code));
        Assert.Equal(tokens, tokens.Distinct());
    }

    [Theory, OnBothDatabases]
    public async Task A_plan_reckons_with_the_rate_that_was_met_and_tells_parts_alone_and_by_size(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var (survey, _) = await Answered(house);

        var plan = (await house.Get<PlanSample>().Run(Analyst, new(survey, RatePercent: 20, Strata: [("城区", 9000), ("郊区", 1000)]), default)).Value;
        Assert.Equal((370L, 1850L), (plan.Whole.Answers, plan.Whole.Invitations));
        Assert.Equal([(369L, 333L), (278L, 37L)], plan.Strata.Select(part => (part.Alone.Answers, part.Shared.Answers)));
        Assert.Equal(385, (await house.Get<PlanSample>().Run(Analyst, new(survey), default)).Value.Whole.Answers);
        Assert.Equal(["weights.margin", "weights.rate"], (await house.Get<PlanSample>().Run(Analyst, new(survey, MarginPercent: 0, RatePercent: 101), default))
            .Failure!.Problems.Select(one => one.Code));
    }

    private static async Task<WeighResults.Weighed> Weigh(House house, Guid survey, params KnownMargin[] margins) =>
        (await house.Get<WeighResults>().Run(Analyst, new(survey, margins), default)).Value;

    private static double Point(Answer answer) => Assert.IsType<Estimate>(answer).Point;

    private static double Width(Answer answer) => answer is Estimate one ? one.High - one.Low : 0;

    // 30 content at one hall, 10 who are not at the other.
    private static async Task<(Guid Survey, IReadOnlyList<string> Tokens)> Answered(House house)
    {
        await house.Unit("HAPPY");
        await house.Unit("SAD");
        var document = SurveyTemplate.Of("csat")!.Document with { AgainAfterDays = 0 };
        var survey = (await house.Get<MakeSurvey>().Run(Analyst, new(house.RootUnit, Document: document), default)).Value.Value;
        Assert.Null((await house.Get<PublishSurvey>().Run(Analyst, new(survey), default)).Failure);
        var links = (await house.Get<MakeLinks>().Run(Analyst, new(survey, LinkKind.Open, AskChannel.Qr,
            [new(Unit: "HAPPY"), new(Unit: "SAD")]), default)).Value;
        for (int i = 0; i < 40; i++)
            Assert.True((await house.Get<SendAnswers>().Run(Actor.Nobody, new(links[i < 30 ? 0 : 1].Token, 1, $"form{i}", $"b{i}", "zh",
                house.Clock.GetUtcNow().UtcDateTime, SurveyDocumentTests.Told(("q1", i < 30 ? "5" : "2"))), default)).Value.IsNew);
        return (survey, [.. links.Select(link => link.Token)]);
    }
}
