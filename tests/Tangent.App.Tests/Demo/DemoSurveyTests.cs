using Microsoft.EntityFrameworkCore;
using Tangent.Analytics;
using Tangent.App.Demo;
using Tangent.App.Feedback.Published;
using Tangent.App.Feedback.Surveys;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback;
using Tangent.Domain.Feedback.Surveys;
using Tangent.Storage;

namespace Tangent.Tests.Demo;

/// <summary>The surveys of the demo company say what its judgements say, and nothing that a customer could not have sent.</summary>
public class DemoSurveyTests
{
    private static readonly World World = World.Make(new(Customers: 3_000));

    [Fact]
    public void Scores_are_those_of_the_judgements_and_every_answer_could_have_been_sent()
    {
        var surveys = DemoSurveys.All(World);
        var documents = surveys.Select(one => SurveyCodec.Read(one.Document).Value).ToList();
        var responses = DemoSurveys.Of(World).ToList();

        Assert.All(documents, document => Assert.Empty(SurveyRules.ToKeep(document).Concat(SurveyRules.ToPublish(document))));
        Assert.All(responses, one =>
        {
            var told = one.Codes.ToDictionary(code => code.Cell, code => code.Code);
            Assert.Equal(told, AnswerReading.Whole(documents[one.Survey], told).Value.Codes);
            Assert.InRange(one.Link, 0, surveys[one.Survey].Links.Count - 1);
        });
        var judged = DemoFeedback.Of(World).ToList();
        Assert.Equal(Spread(judged.Where(one => one.Instrument == Instrument.Nps).Select(one => (int)one.Score!.Value)), Scores(responses, 0));
        Assert.Equal(Spread(judged.Where(one => one.Touchpoint == "T13").Select(one => (int)one.Score!.Value)), Scores(responses, 2));
        Assert.True(Scores(responses, 1).Values.Sum() > 100);
        // Who waited longer than an hour is not content.
        var late = responses.Where(one => one.Survey == 2 && one.Codes.Contains(("came", "verylate"))).ToList();
        Assert.True(late.Count > 20 && late.Count(one => one.Codes.Contains(("content", "1")) || one.Codes.Contains(("content", "2"))) > late.Count / 2);
    }

    [Theory, OnBothDatabases]
    public async Task They_are_loaded_once_and_counted_like_answers_that_came_one_by_one(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        foreach (var unit in World.Units) await house.Unit(unit.Code);
        var part = DemoSurveys.Of(World).Take(400).ToList();
        Assert.Null(await house.Get<SurveyLoader>().Add(Actor.System, DemoSurveys.All(World), part.Take(150), default));
        Assert.Null(await house.Get<SurveyLoader>().Add(Actor.System, DemoSurveys.All(World), part, default));
        Assert.Null(await house.Get<SurveyLoader>().Add(Actor.System, DemoSurveys.All(World), part, default));

        Assert.Equal(400, await house.Db().SurveyResponses.CountAsync());
        Assert.Equal(0, await house.Db().Judgements.CountAsync());
        var survey = await house.Db().Surveys.SingleAsync(one => one.Found.Contains("办完"));
        var results = (await house.Get<ShowResults>().Run(House.As(Role.Analyst), new(survey.Id.Value), default)).Value;
        var scores = part.Where(one => one.Survey == 0).Select(one => int.Parse(one.Codes[0].Code)).ToList();
        Assert.Equal(scores.Count, results.Complete);
        Assert.Equal(100.0 * (scores.Count(score => score >= 9) - scores.Count(score => score <= 6)) / scores.Count,
            Assert.IsType<Estimate>(results.Questions[0].Figures[0].Value).Point, 6);
    }

    private static SortedDictionary<int, int> Scores(IEnumerable<ResponseToLoad> responses, int survey) =>
        Spread(responses.Where(one => one.Survey == survey).Select(one => int.Parse(one.Codes[0].Code)));

    private static SortedDictionary<int, int> Spread(IEnumerable<int> scores) =>
        new(scores.GroupBy(score => score).ToDictionary(same => same.Key, same => same.Count()));
}
