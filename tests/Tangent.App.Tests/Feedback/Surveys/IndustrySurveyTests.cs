using Tangent.App.Feedback.Surveys;
using Tangent.App.Touchpoints;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;

namespace Tangent.Tests.Feedback.Surveys;

/// <summary>A survey from the template of an industry.</summary>
public sealed class IndustrySurveyTests
{
    private static readonly Actor Director = House.As(Role.Director);

    [Theory, OnBothDatabases]
    public async Task Its_questions_stand_at_the_touchpoints_that_the_register_has(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        Assert.Null((await house.Get<RegisterTouchpoint>().Run(Director,
            new("T13", "上门维修", "Home repair", ContactChannel.OnSiteStaff, JourneyStage.AfterSale, house.RootUnit), default)).Failure);

        var made = await house.Get<MakeSurvey>().Run(Director, new(house.RootUnit, "industry-telecom"), default);

        Assert.Null(made.Failure);
        var draft = (await house.Get<ShowSurvey>().Run(Director, new(made.Value.Value), default)).Value.Survey.Draft;
        var standing = draft.Questions.Where(question => question.Touchpoint is not null);
        Assert.Equal([("repair", "T13")], standing.Select(question => (question.Id, question.Touchpoint!)));
        Assert.Equal(SurveyTemplate.Of("industry-telecom")!.Document.Questions.Count, draft.Questions.Count);
    }
}
