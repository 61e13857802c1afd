using Microsoft.EntityFrameworkCore;
using Tangent.Analytics;
using Tangent.Analytics.Surveys;
using Tangent.App.Customers;
using Tangent.App.Export;
using Tangent.App.Feedback.Surveys;
using Tangent.App.Insights;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback;
using Tangent.Domain.Feedback.Surveys;
using Tangent.Storage;

namespace Tangent.Tests.Feedback.Surveys;

public sealed class SurveyTests
{
    private static readonly Actor Analyst = House.As(Role.Analyst);

    [Theory, OnBothDatabases]
    public async Task A_survey_is_drawn_published_answered_and_counted(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var (survey, token) = await Published(house, "nps");

        for (int i = 0; i < 10; i++)
            Assert.True((await Send(house, token, $"form{i}", ("q1", i < 6 ? "10" : "3"), ("q4", i == 9 ? "=等了两小时" : ""))).Value.IsNew);
        Assert.Equal(ResponseOutcome.Declined, (await Send(house, token, "form-no", isDeclined: true)).Value.Outcome);

        var results = (await house.Get<ShowResults>().Run(Analyst, new(survey), default)).Value;
        Assert.Equal((10, 1), (results.Complete, results.Declined));
        var nps = results.Questions[0];
        Assert.Equal(10, nps.N);
        Assert.Equal(20, Assert.IsType<Estimate>(nps.Figures[0].Value).Point);
        Assert.Equal((4, 6), (nps.Bars.Single(bar => bar.Code == "3").Count, nps.Bars.Single(bar => bar.Code == "10").Count));

        var judgements = await house.Db().Judgements.OrderBy(row => row.Id).ToListAsync();
        Assert.Equal(10, judgements.Count);
        Assert.All(judgements, row => Assert.Equal(
            (Instrument.Nps, "0-10", ResponseWriter.Source, null), (row.Instrument, row.Scale, row.Source, row.Touchpoint)));
        Assert.Equal(10, judgements.Select(row => row.Journey).Distinct().Count());
        Assert.Equal("=等了两小时", judgements[^1].Comment);

        var table = (await house.Get<ExportResponses>().Run(Analyst, new(survey, new(key => key, member => member.ToString(), true)), default)).Value;
        using var file = new MemoryStream();
        await table.Write(ExportFormat.Csv, file, default);
        var text = System.Text.Encoding.UTF8.GetString(file.ToArray());
        Assert.Equal(12, text.TrimEnd().Split("\r\n").Length);
        Assert.Contains("'=等了两小时", text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_survey_that_asks_for_both_tells_the_gaps_of_service_quality(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var (other, _) = await Published(house, "nps");
        var (survey, token) = await Published(house, "servqual");
        for (int i = 0; i < 12; i++)
            Assert.True((await Send(house, token, $"form{i}", $"one{i}", [("tangibles.t1.expected", "6"), ("tangibles.t1.met", $"{4 + i % 3}"),
                ("tangibles.t2.expected", "7"), ("tangibles.t2.met", "5"), ("empathy.e1.met", "3")])).Value.IsNew);

        // A draft changes nothing before it is published.
        Assert.Null((await house.Get<WriteSurvey>().Run(Analyst, new(survey, null, SurveyTemplate.Of("nps")!.Document), default)).Failure);
        async Task<Outcome<AskGaps.Gaps>> Ask(Actor who, Guid? id) => await house.Get<AskGaps>().Run(who, new(Survey: id), default);
        var told = (await Ask(Analyst, null)).Value;
        Assert.Equal([survey], told.Offered.Select(one => one.Id));
        Assert.Equal((survey, "1-7"), (told.Survey!.Id, told.Scale.Name));
        var found = Assert.IsType<PairsFound>(told.Found);
        var tangibles = found.Dimensions.Single(one => one.Name == "tangibles");
        Assert.Equal((12, 4), (found.Rows, tangibles.Items.Count));
        Assert.Equal(-1.5, Assert.IsType<Estimate>(tangibles.Told.Gap).Point, 10);     // (−2 −1 0)/3 and −2, in the mean
        Assert.IsType<CannotTell>(found.Dimensions.Single(one => one.Name == "empathy").Told.Gap);
        Assert.Equal(Fail.NotFound, (await Ask(Analyst, other)).Failure);
        Assert.Equal(Fail.NotFound, (await Ask(Analyst, Guid.Empty)).Failure);
        Assert.Equal("insights.no-expectations", Assert.IsType<CannotTell>((await Ask(House.As(Role.UnitManager, "1.9."), null)).Value.Found).Code);
    }

    [Theory, OnBothDatabases]
    public async Task Many_at_once_with_few_rights_leave_one_response_for_each(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var (survey, _) = await Published(house, "csat");
        var links = (await house.Get<MakeLinks>().Run(Analyst, new(survey, LinkKind.SingleUse, AskChannel.Sms,
            [.. Enumerable.Range(0, 40).Select(_ => new LinkFields())]), default)).Value;
        var sent = await Task.WhenAll(Enumerable.Range(0, 400).Select(i =>
            Task.Run(() => Send(house, links[i % links.Count].Token, $"form{i}", ("q1", $"{1 + i % 5}")))));
        Assert.Equal(40, sent.Count(one => one.Value.IsNew));
        Assert.Equal(40, await house.Db().SurveyResponses.CountAsync());
        Assert.Equal(40, await house.Db().Judgements.CountAsync());
        var results = (await house.Get<ShowResults>().Run(Analyst, new(survey), default)).Value;
        Assert.Equal(40, results.Complete);
        Assert.Equal(1, Assert.IsType<Estimate>(results.ResponseRate).Point);
    }

    [Theory, OnBothDatabases]
    public async Task One_person_counts_once_by_form_by_browser_and_without_one_by_address(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var (_, token) = await Published(house, "pulse");

        Assert.True((await Send(house, token, "one", "browser", ("q1", "4"))).Value.IsNew);
        Assert.False((await Send(house, token, "one", "browser", ("q1", "4"))).Value.IsNew);
        Assert.False((await Send(house, token, "two", "browser", ("q1", "1"))).Value.IsNew);
        Assert.True((await Send(house, token, "three", "other", ("q1", "1"))).Value.IsNew);
        Assert.True((await Send(house, token, "four", null, ("q1", "5"))).Value.IsNew);
        Assert.False((await Send(house, token, "five", null, ("q1", "5"))).Value.IsNew);
        house.Clock.Pass(TimeSpan.FromDays(2));
        Assert.True((await Send(house, token, "six", "browser", ("q1", "2"))).Value.IsNew);
        Assert.Equal(4, await house.Db().SurveyResponses.CountAsync());
    }

    [Theory, OnBothDatabases]
    public async Task A_link_that_is_unknown_over_or_of_a_closed_survey_is_missing_alike(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var (survey, token) = await Published(house, "ces");
        var late = (await house.Get<MakeLinks>().Run(Analyst, new(survey, LinkKind.SingleUse, AskChannel.Email, [new()],
            house.Clock.GetUtcNow().UtcDateTime.AddHours(1)), default)).Value[0].Token;
        Assert.Null((await house.Get<OpenAsking>().Run(Actor.Nobody, new(late), default)).Failure);

        house.Clock.Pass(TimeSpan.FromHours(2));
        Assert.Equal(Fail.NotFound, (await house.Get<OpenAsking>().Run(Actor.Nobody, new(late), default)).Failure);
        Assert.Equal(Fail.NotFound, (await house.Get<OpenAsking>().Run(Actor.Nobody, new("nosuchtoken"), default)).Failure);
        Assert.Null((await house.Get<CloseSurvey>().Run(Analyst, new(survey), default)).Failure);
        await Task.Delay(1100, TestContext.Current.CancellationToken);   // open links are known for a second
        Assert.Equal(Fail.NotFound, (await house.Get<OpenAsking>().Run(Actor.Nobody, new(token), default)).Failure);
        Assert.Equal(Fail.NotFound, (await Send(house, token, "form", ("q1", "5"))).Failure);
    }

    [Theory, OnBothDatabases]
    public async Task A_full_quota_keeps_what_comes_later_apart(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var document = SurveyTemplate.Of("csat")!.Document with
        {
            Quotas = [new("low", SurveyDocumentTests.Zh("不满意的"), 2, new([new("q1", TestKind.AtMost, "2")]))],
        };
        var (survey, token) = await Published(house, document);

        var fates = new List<ResponseOutcome>();
        for (int i = 0; i < 4; i++) fates.Add((await Send(house, token, $"form{i}", ("q1", "1"))).Value.Outcome);
        fates.Add((await Send(house, token, "form-high", ("q1", "5"))).Value.Outcome);

        ResponseOutcome full = ResponseOutcome.QuotaFull, whole = ResponseOutcome.Complete;
        Assert.Equal([whole, whole, full, full, whole], fates);
        var results = (await house.Get<ShowResults>().Run(Analyst, new(survey), default)).Value;
        Assert.Equal((3, 2, 2), (results.Complete, results.OverQuota, results.Quotas[0].Counted));
        Assert.Equal(3, await house.Db().Judgements.CountAsync());
    }

    [Theory, OnBothDatabases]
    public async Task Who_began_before_a_new_version_ends_with_the_questions_that_they_began_with(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var (survey, token) = await Published(house, "csat");
        var now = (await house.Get<ShowSurvey>().Run(Analyst, new(survey), default)).Value.Survey;
        var changed = now.Draft with { Questions = [.. now.Draft.Questions.Take(1).Select(question => question with { Id = "other" })] };
        Assert.Null((await house.Get<WriteSurvey>().Run(Analyst, new(survey, now.Version, changed), default)).Failure);
        Assert.Equal("storage.changed-meanwhile",
            (await house.Get<WriteSurvey>().Run(Analyst, new(survey, now.Version, changed), default)).Failure!.Problems[0].Code);
        Assert.Null((await house.Get<PublishSurvey>().Run(Analyst, new(survey), default)).Failure);
        await Task.Delay(1100, TestContext.Current.CancellationToken);

        Assert.Equal(1, (await house.Get<OpenAsking>().Run(Actor.Nobody, new(token, 1), default)).Value.Version);
        Assert.Equal(2, (await house.Get<OpenAsking>().Run(Actor.Nobody, new(token), default)).Value.Version);
        Assert.True((await Send(house, token, "old", ("q1", "5"))).Value.IsNew);
        Assert.Equal(1, (await house.Db().SurveyResponses.SingleAsync()).Version);
    }

    [Theory, OnBothDatabases]
    public async Task What_was_begun_is_kept_for_a_week_and_found_by_its_token_alone(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var (survey, token) = await Published(house, "nps");
        var draft = (await house.Get<KeepAnswers>().Run(Actor.Nobody, new(token, 1, SurveyDocumentTests.Told(("q1", "7"))), default)).Value;

        Assert.Equal("7", (await house.Get<ResumeAnswers>().Run(Actor.Nobody, new(token, draft), default)).Value.Told["q1"]);
        var other = (await house.Get<MakeLinks>().Run(Analyst, new(survey, LinkKind.Open, AskChannel.Qr, [new("门口")]), default)).Value[0].Token;
        Assert.Equal(Fail.NotFound, (await house.Get<ResumeAnswers>().Run(Actor.Nobody, new(other, draft), default)).Failure);
        house.Clock.Pass(TimeSpan.FromDays(8));
        Assert.Equal(Fail.NotFound, (await house.Get<ResumeAnswers>().Run(Actor.Nobody, new(token, draft), default)).Failure);
    }

    [Theory, OnBothDatabases]
    public async Task A_survey_of_another_unit_is_missing_and_a_clerk_changes_nothing(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var (one, other) = (await house.Unit("ONE"), await house.Unit("OTHER"));
        var mine = House.As(Role.UnitManager, one.Path);
        var made = (await house.Get<MakeSurvey>().Run(mine, new(one.Id, "pulse"), default)).Value.Value;

        var stranger = House.As(Role.UnitManager, other.Path);
        Assert.Equal(Fail.NotFound, (await house.Get<ShowSurvey>().Run(stranger, new(made), default)).Failure);
        Assert.Equal(Fail.NotFound, (await house.Get<ShowResults>().Run(stranger, new(made), default)).Failure);
        Assert.Equal(Fail.NotFound, (await house.Get<PublishSurvey>().Run(stranger, new(made), default)).Failure);
        Assert.Empty((await house.Get<ListSurveys>().Run(stranger, new(new()), default)).Value.Items);
        Assert.Single((await house.Get<ListSurveys>().Run(mine, new(new("触点")), default)).Value.Items);
        var clerk = House.As(Role.Clerk, one.Path);
        Assert.IsType<Fail.Forbidden>((await house.Get<PublishSurvey>().Run(clerk, new(made), default)).Failure);
        Assert.IsType<Fail.Forbidden>((await house.Get<ExportResponses>().Run(clerk, new(made, new(key => key, member => "", true)), default)).Failure);
    }

    [Theory, OnBothDatabases]
    public async Task A_program_enters_what_was_answered_elsewhere_once(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var (survey, _) = await Published(house, "csat");
        Task<Outcome<Sent>> Enter(string id, string score) => house.Get<EnterResponse>().Run(Analyst,
            new(survey, id, SurveyDocumentTests.Told(("q1", score)), AskChannel.Paper, Journey: "o1"), default);

        Assert.True((await Enter("sheet-1", "4")).Value.IsNew);
        Assert.False((await Enter("sheet-1", "4")).Value.IsNew);
        Assert.Equal("surveys.answer-number", (await Enter("sheet-2", "9")).Failure!.Problems[0].Code);
        Assert.Equal("o1", (await house.Db().Judgements.SingleAsync()).Journey);
    }

    [Theory, OnBothDatabases]
    public async Task A_personal_link_speaks_for_its_customer_and_an_erasure_takes_the_words(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        var (survey, _) = await Published(house, "csat");
        var links = (await house.Get<MakeLinks>().Run(Analyst, new(survey, LinkKind.Personal, AskChannel.Email,
            [new(Customer: "C-1"), new(Customer: "C-2", Journey: "O-7")]), default)).Value;
        Assert.True((await Send(house, links[0].Token, "one", ("q1", "1"), ("q3", "我叫周某"))).Value.IsNew);
        Assert.True((await Send(house, links[1].Token, "two", ("q1", "5"), ("q3", "很好"))).Value.IsNew);
        await house.Get<KeepAnswers>().Run(Actor.Nobody, new(links[0].Token, 1, SurveyDocumentTests.Told(("q3", "周某"))), default);
        Assert.Equal("surveys.answered", (await house.Get<OpenAsking>().Run(Actor.Nobody, new(links[0].Token), default)).Failure!.Problems[0].Code);

        var judged = await house.Db().Judgements.OrderBy(row => row.Id).ToListAsync();
        var first = await house.Db().CustomerIdentifiers.SingleAsync(one => one.Value == "C-1");
        Assert.Equal([(first.CustomerId, null), (judged[1].Customer, "O-7")], judged.Select(row => (row.Customer, row.Journey)));
        Assert.Equal(["我叫周某", "很好"], judged.Select(row => row.Comment));

        Assert.Null((await house.Get<EraseCustomer>().Run(House.As(Role.Administrator), new(first.CustomerId, true), default)).Failure);
        Assert.Equal([null, """{"q3":"很好"}"""], await house.Db().SurveyResponses.OrderBy(row => row.Id).Select(row => row.Texts).ToListAsync());
        Assert.Equal([null, "很好"], await house.Db().Judgements.OrderBy(row => row.Id).Select(row => row.Comment).ToListAsync());
        Assert.Equal(2, (await house.Get<ShowResults>().Run(Analyst, new(survey), default)).Value.Complete);
    }

    private static Task<(Guid Survey, string Token)> Published(House house, string template) => Published(house, SurveyTemplate.Of(template)!.Document);

    private static async Task<(Guid Survey, string Token)> Published(House house, SurveyDocument document)
    {
        var survey = (await house.Get<MakeSurvey>().Run(Analyst, new(house.RootUnit, Document: document), default)).Value.Value;
        Assert.Null((await house.Get<PublishSurvey>().Run(Analyst, new(survey), default)).Failure);
        var links = await house.Get<MakeLinks>().Run(Analyst, new(survey, LinkKind.Open, AskChannel.Link, [new("全部客户")]), default);
        return (survey, links.Value[0].Token);
    }

    private static Task<Outcome<Sent>> Send(House house, string token, string form, params (string, string)[] told) => Send(house, token, form, form, told);

    private static Task<Outcome<Sent>> Send(House house, string token, string form, bool isDeclined) =>
        house.Get<SendAnswers>().Run(Actor.Nobody,
            new(token, 1, form, form, "zh", house.Clock.GetUtcNow().UtcDateTime, SurveyDocumentTests.Told(), isDeclined), default);

    private static Task<Outcome<Sent>> Send(House house, string token, string form, string? browser, params (string, string)[] told) =>
        house.Get<SendAnswers>().Run(Actor.Nobody,
            new(token, 1, form, browser, "zh", house.Clock.GetUtcNow().UtcDateTime, SurveyDocumentTests.Told(told), Browser: "Test"), default);
}
