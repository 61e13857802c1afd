using Microsoft.EntityFrameworkCore;
using Tangent.App.Attachments.Published;
using Tangent.App.Customers;
using Tangent.App.Feedback.Surveys;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Surveys;
using Tangent.Storage;

namespace Tangent.Tests.Feedback.Surveys;

public sealed class ResponseFileTests
{
    private static readonly Actor Analyst = House.As(Role.Analyst);
    private static readonly byte[] Photo = [0xFF, 0xD8, 0xFF, 0xE0, .. new byte[200]];

    [Theory, OnBothDatabases]
    public async Task A_photo_stands_with_its_answers_is_revealed_to_few_and_goes_with_the_customers_words(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var survey = await Published(house);
        var links = (await house.Get<MakeLinks>().Run(Analyst, new(survey, LinkKind.Personal, AskChannel.Sms, [new(Customer: "C-1")]), default)).Value;

        Assert.Equal("surveys.file-kind", (await Send(house, links[0].Token, "MZ not a photo"u8.ToArray())).Failure!.Problems[0].Code);
        Assert.Equal("surveys.file-large", (await Send(house, links[0].Token, [.. Photo, .. new byte[SentFile.Longest]])).Failure!.Problems[0].Code);
        Assert.True((await Send(house, links[0].Token, Photo)).Value.IsNew);
        Assert.False((await Send(house, links[0].Token, Photo)).Value.IsNew);

        var row = await house.Db().SurveyResponses.SingleAsync();
        Assert.Null((await house.Db().Judgements.SingleAsync()).Comment);
        var officer = House.As(Role.ComplaintOfficer);
        Assert.Equal(Photo, (await house.Get<RevealFile>().Run(officer, new(survey, row.Id, "photo"), default)).Value.Bytes);
        Assert.Equal("image/jpeg", (await house.Get<RevealFile>().Run(officer, new(survey, row.Id, "photo"), default)).Value.Type);
        Assert.IsType<Fail.Forbidden>((await house.Get<RevealFile>().Run(House.As(Role.Clerk), new(survey, row.Id, "photo"), default)).Failure);
        Assert.Equal(Fail.NotFound, (await house.Get<RevealFile>().Run(officer, new(survey, row.Id, "q1"), default)).Failure);
        Assert.Single((await house.Get<ShowResults>().Run(officer, new(survey), default)).Value.Files);
        Assert.Empty((await house.Get<ShowResults>().Run(House.As(Role.Clerk), new(survey), default)).Value.Files);

        Assert.Equal((1, 0, 0), await house.Get<AttachmentFacts>().Count(default));
        Assert.Null((await house.Get<EraseCustomer>().Run(House.As(Role.Administrator), new(row.Customer!.Value, true), default)).Failure);
        Assert.Equal((0, 0, 0), await house.Get<AttachmentFacts>().Count(default));
        Assert.Equal(Fail.NotFound, (await house.Get<RevealFile>().Run(officer, new(survey, row.Id, "photo"), default)).Failure);
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_can_name_a_file_that_is_there_already(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var survey = await Published(house);
        var entered = await house.Get<EnterResponse>().Run(Analyst,
            new(survey, "1", SurveyDocumentTests.Told(("q1", "4"), ("photo", GivenAnswers.FileMark + house.RootUnit))), default);
        Assert.Null(entered.Failure);
        Assert.Null((await house.Db().SurveyResponses.SingleAsync()).Texts);

        var first = SurveyTemplate.Of("csat")!.Document;
        Assert.Contains(SurveyRules.ToPublish(first with { Questions = [Asked, .. first.Questions] }), problem => problem.Code == "surveys.file-last");
    }

    private static Question Asked { get; } = new() { Id = "photo", Kind = QuestionKind.File, Text = Wording.Of(("zh", "拍一张照片？"), ("en", "A photo?")) };

    private static Task<Outcome<Sent>> Send(House house, string token, byte[] file) => house.Get<SendAnswers>().Run(Actor.Nobody,
        new(token, 1, "form", null, "zh", house.Clock.GetUtcNow().UtcDateTime, SurveyDocumentTests.Told(("q1", "2")), File: file), default);

    private static async Task<Guid> Published(House house)
    {
        var document = SurveyTemplate.Of("csat")!.Document;
        document = document with { Questions = [document.Questions[0], Asked] };
        var survey = (await house.Get<MakeSurvey>().Run(Analyst, new(house.RootUnit, Document: document), default)).Value.Value;
        Assert.Null((await house.Get<PublishSurvey>().Run(Analyst, new(survey), default)).Failure);
        return survey;
    }
}
