using Microsoft.EntityFrameworkCore;
using Tangent.Analytics;
using Tangent.App.Feedback.Surveys;
using Tangent.App.Feedback.Surveys.Paper;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Surveys;
using Tangent.Storage;

namespace Tangent.Tests.Feedback.Surveys;

public sealed class PaperTests
{
    private static readonly Actor Analyst = House.As(Role.Analyst), One = House.As(Role.Clerk),
        Other = One with { Id = new("00000000-0000-7000-8000-0000000002ff") };

    [Theory, OnBothDatabases]
    public async Task Two_people_key_each_form_differences_are_decided_and_then_it_counts_once(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var (survey, pile) = await Pile(house, 3);

        Assert.Equal(PaperState.KeyedOnce, (await Key(house, One, survey, pile, 1, ("q1", "4"), ("q3", "还行"))).Value);
        Assert.Equal(PaperState.KeyedOnce, (await Key(house, One, survey, pile, 1, ("q1", "4"), ("q3", "还行"))).Value);
        Assert.Equal(PaperState.KeyedOnce, (await Key(house, One, survey, pile, 2)).Value);
        Assert.Equal(PaperState.Different, (await Key(house, Other, survey, pile, 1, ("q1", "5"), ("q3", "还行"))).Value);
        Assert.Equal("paper.two-people", (await Key(house, One, survey, pile, 1)).Failure!.Problems[0].Code);
        Assert.Equal("paper.is-keyed", (await Key(house, Analyst, survey, pile, 1, ("q1", "5"))).Failure!.Problems[0].Code);
        Assert.Equal(PaperState.Alike, (await Key(house, Other, survey, pile, 2)).Value);
        Assert.Equal(PaperState.KeyedOnce, (await Key(house, Other, survey, pile, 3, ("q1", "2"))).Value);
        Assert.Equal(PaperState.Alike, (await Key(house, One, survey, pile, 3, ("q1", "2"))).Value);
        Assert.Equal("surveys.answer-number", (await Key(house, Other, survey, pile, 1, ("q1", "9"))).Failure!.Problems[0].Code);

        var opened = (await house.Get<OpenPaperForm>().Run(Analyst, new(survey, pile, 1), default)).Value;
        Assert.Equal([("q1", "4", "5")], opened.Differences.Select(one => (one.Cell, one.First!, one.Second!)));
        Assert.Empty((await house.Get<OpenPaperForm>().Run(Other, new(survey, pile, 1), default)).Value.Differences);
        Assert.Equal("paper.not-done", (await house.Get<StorePaperBatch>().Run(Analyst, new(survey, pile), default)).Failure!.Problems[0].Code);
        var says = SurveyDocumentTests.Told(("q1", "5"));
        Assert.IsType<Fail.Forbidden>((await house.Get<DecidePaperForm>().Run(One, new(survey, pile, 1, says), default)).Failure);
        Assert.Null((await house.Get<DecidePaperForm>().Run(Analyst, new(survey, pile, 1, says), default)).Failure);

        Assert.Equal(2, (await house.Get<StorePaperBatch>().Run(Analyst, new(survey, pile), default)).Value);
        Assert.Equal("paper.is-stored", (await house.Get<StorePaperBatch>().Run(Analyst, new(survey, pile), default)).Failure!.Problems[0].Code);
        var rows = await house.Db().SurveyResponses.OrderBy(row => row.OnceKey).ToListAsync();
        Assert.Equal([(AskChannel.Paper, """{"q1":"5"}"""), (AskChannel.Paper, """{"q1":"2"}""")], rows.Select(row => (row.Channel, row.Codes)));
        Assert.Equal([One.Id, Other.Id], rows.Select(row => row.EnteredBy!.Value));
        var shown = (await house.Get<ShowPaper>().Run(Analyst, new(survey, pile), default)).Value;
        Assert.Equal((2.0 / 3, 3), (Assert.IsType<Estimate>(shown.Agreement).Point, ((Estimate)shown.Agreement!).N));
        Assert.False(await house.Db().PaperForms.AnyAsync(form => form.First != null || form.Second != null || form.Decided != null));
    }

    [Theory, OnBothDatabases]
    public async Task What_the_first_has_keyed_the_second_does_not_see_and_strangers_see_nothing(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var (survey, pile) = await Pile(house, 1);
        await Key(house, One, survey, pile, 1, ("q1", "1"));

        var seen = (await house.Get<OpenPaperForm>().Run(Other, new(survey, pile, 1), default)).Value;
        Assert.True(seen is { IsSecond: true, Own.Count: 0, Differences.Count: 0 });
        Assert.Equal("1", (await house.Get<OpenPaperForm>().Run(One, new(survey, pile, 1), default)).Value.Own["q1"]);
        Assert.Equal(Fail.NotFound, (await house.Get<OpenPaperForm>().Run(One, new(survey, pile, 2), default)).Failure);
        Assert.Equal(Fail.NotFound, (await house.Get<OpenPaperForm>().Run(One, new(survey, Guid.Empty, 1), default)).Failure);
        var elsewhere = House.As(Role.UnitManager, (await house.Unit("ELSE")).Path);
        Assert.Equal(Fail.NotFound, (await house.Get<ShowPaper>().Run(elsewhere, new(survey, pile), default)).Failure);
        Assert.Equal(Fail.NotFound, (await Key(house, elsewhere, survey, pile, 1, ("q1", "1"))).Failure);
        Assert.Equal(["form.required", "paper.forms"], (await house.Get<MakePaperBatch>().Run(One, new(survey, " ", 501), default))
            .Failure!.Problems.Select(one => one.Code));
    }

    private static Task<Outcome<PaperState>> Key(House house, Actor who, Guid survey, Guid pile, int number, params (string, string)[] told) =>
        house.Get<KeyPaperForm>().Run(who, new(survey, pile, number, SurveyDocumentTests.Told(told)), default);

    private static async Task<(Guid Survey, Guid Pile)> Pile(House house, int forms)
    {
        var survey = (await house.Get<MakeSurvey>().Run(Analyst, new(house.RootUnit, "csat"), default)).Value.Value;
        Assert.Null((await house.Get<PublishSurvey>().Run(Analyst, new(survey), default)).Failure);
        return (survey, (await house.Get<MakePaperBatch>().Run(One, new(survey, "三月柜台", forms), default)).Value);
    }
}
