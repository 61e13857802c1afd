using Microsoft.EntityFrameworkCore;
using Tangent.App.Feedback.Surveys;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Surveys;
using Tangent.Storage;

namespace Tangent.Tests.Feedback.Surveys;

/// <summary>A link that ends while somebody answers: what a form asks is remembered, whether it is still asked is looked up when it is written.</summary>
public sealed class LinkEndTests
{
    private static readonly Actor Analyst = House.As(Role.Analyst);

    [Theory, OnBothDatabases]
    public async Task What_is_sent_after_the_link_has_ended_or_its_time_is_over_is_not_kept(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var survey = (await house.Get<MakeSurvey>().Run(Analyst, new(house.RootUnit, Document: SurveyTemplate.Of("ces")!.Document), default)).Value.Value;
        Assert.Null((await house.Get<PublishSurvey>().Run(Analyst, new(survey), default)).Failure);
        var links = (await house.Get<MakeLinks>().Run(Analyst, new(survey, LinkKind.SingleUse, AskChannel.Email, [new(), new(), new()],
            house.Clock.GetUtcNow().UtcDateTime.AddHours(1)), default)).Value;
        foreach (var link in links) Assert.Null((await house.Get<OpenAsking>().Run(Actor.Nobody, new(link.Token), default)).Failure);

        Assert.Null((await house.Get<EndLink>().Run(Analyst, new(survey, links[0].Id), default)).Failure);
        Assert.Equal(Fail.NotFound, (await Send(house, links[0].Token)).Failure);
        Assert.True((await Send(house, links[1].Token)).Value.IsNew);
        Assert.False((await Send(house, links[1].Token)).Value.IsNew);
        house.Clock.Pass(TimeSpan.FromHours(2));
        Assert.Equal(Fail.NotFound, (await Send(house, links[2].Token)).Failure);
        Assert.Equal(1, await house.Db().SurveyResponses.CountAsync());
    }

    private static Task<Outcome<Sent>> Send(House house, string token) => house.Get<SendAnswers>().Run(Actor.Nobody, new(token, 1, "form", "browser", "zh",
        house.Clock.GetUtcNow().UtcDateTime, SurveyDocumentTests.Told(("q1", "5"))), default);
}
