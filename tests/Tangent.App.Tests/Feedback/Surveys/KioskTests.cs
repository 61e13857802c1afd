using Microsoft.EntityFrameworkCore;
using Tangent.App.Feedback.Surveys;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Surveys;
using Tangent.Storage;

namespace Tangent.Tests.Feedback.Surveys;

public sealed class KioskTests
{
    private static readonly Actor Analyst = House.As(Role.Analyst);

    [Theory, OnBothDatabases]
    public async Task What_a_device_sends_again_is_no_second_response_and_keeps_the_hour_at_which_it_was_answered(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var (survey, token) = await Published(house, "nps", AskChannel.Kiosk);
        var (one, other) = (Answers(1, ("q1", "2")) with { AgoSeconds = 7200 }, Answers(2, ("q1", "9")) with { Language = "xx" });

        var first = (await Take(house, token, one)).Value;
        var again = (await Take(house, token, one, other, Answers(3, ("q1", "99")), Answers(4))).Value;
        var atOnce = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Take(house, token, one, other))));

        Assert.Equal([one.Id!], first.Kept);
        Assert.Equal([one.Id!, other.Id!], again.Kept);
        Assert.Equal(2, again.Refused.Count);
        Assert.All(atOnce, taken => Assert.Equal(2, taken.Value.Kept.Count));
        var rows = await house.Db().SurveyResponses.OrderBy(row => row.Id).ToListAsync();
        Assert.Equal([(AskChannel.Kiosk, "zh"), (AskChannel.Kiosk, "zh")], rows.Select(row => (row.Channel, row.Language)));
        Assert.Equal(7200_000_000, rows[1].Given - rows[0].Given);
        Assert.Equal(2, (await house.Get<ShowResults>().Run(Analyst, new(survey), default)).Value.Complete);
    }

    [Theory, OnBothDatabases]
    public async Task A_device_asks_what_can_be_touched_and_demands_nothing(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var (_, token) = await Published(house, "nps", AskChannel.Kiosk);
        var asked = (await house.Get<OpenKiosk>().Run(Actor.Nobody, new(token), default)).Value.Document;

        Assert.Contains(SurveyTemplate.Of("nps")!.Document.Questions, question => question.Kind == QuestionKind.Text);
        Assert.All(asked.Questions, question => Assert.True(question.Kind.CanBeTouched() && !question.IsRequired));
        var (_, phone) = await Published(house, "nps", AskChannel.Qr);
        Assert.Equal(Fail.NotFound, (await house.Get<OpenKiosk>().Run(Actor.Nobody, new(phone), default)).Failure);
        Assert.Equal(Fail.NotFound, (await Take(house, phone, Answers(1, ("q1", "2")))).Failure);
        Assert.IsType<Fail.Invalid>((await Take(house, token, Answers(1, ("q1", "2")) with { Id = "short" })).Failure);

        var words = SurveyTemplate.Of("csat")!.Document with
        {
            Questions = [new() { Id = "q1", Kind = QuestionKind.Text, Text = SurveyDocumentTests.Zh("怎么样？") }],
        };
        var made = (await house.Get<MakeSurvey>().Run(Analyst, new(house.RootUnit, Document: words), default)).Value.Value;
        var links = await house.Get<MakeLinks>().Run(Analyst, new(made, LinkKind.Open, AskChannel.Kiosk, [new()]), default);
        Assert.Equal("kiosk.nothing-to-touch", links.Failure!.Problems[0].Code);
    }

    private static Task<Outcome<TakeFromKiosk.Taken>> Take(House house, string token, params KioskAnswers[] sent) =>
        house.Get<TakeFromKiosk>().Run(Actor.Nobody, new(token, sent), default);

    private static KioskAnswers Answers(int number, params (string, string)[] told) =>
        new($"{number:x32}", 1, "zh", 0, 4, SurveyDocumentTests.Told(told));

    private static async Task<(Guid Survey, string Token)> Published(House house, string template, AskChannel channel)
    {
        var survey = (await house.Get<MakeSurvey>().Run(Analyst, new(house.RootUnit, template), default)).Value.Value;
        Assert.Null((await house.Get<PublishSurvey>().Run(Analyst, new(survey), default)).Failure);
        var links = await house.Get<MakeLinks>().Run(Analyst, new(survey, LinkKind.Open, channel, [new("3 号窗口")]), default);
        return (survey, links.Value[0].Token);
    }
}
