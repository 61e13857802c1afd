using System.Net;
using System.Text;
using System.Text.Json;
using Tangent.Domain.Access;

namespace Tangent.Web.Tests.Api;

public sealed class InsightApiTests : IAsyncLifetime
{
    private Site site = null!;
    private HttpClient analyst = null!;

    public async ValueTask InitializeAsync()
    {
        site = await Site.Start();
        analyst = await site.WithApiKey(Role.Analyst);
        var rows = Enumerable.Range(0, 120).SelectMany(i => "ab".Select((at, step) =>
            $$"""{"externalId":"{{i}}-{{step}}","touchpoint":"{{at}}","started":"2026-03-02T0{{step + 1}}:{{i % 60:00}}:00Z","journey":"j{{i}}"}"""));
        using var sent = await analyst.PostAsync("/api/v1/encounters", Json($$"""{"source":"q","encounters":[{{string.Join(',', rows)}}]}"""));
        Assert.Equal(HttpStatusCode.OK, sent.StatusCode);
    }

    public ValueTask DisposeAsync()
    {
        analyst.Dispose();
        return site.DisposeAsync();
    }

    [Fact]
    public async Task Judgements_come_in_once_and_every_question_is_answered_from_them()
    {
        var said = Enumerable.Range(0, 120).SelectMany(i => new[]
        {
            $$"""{"externalId":"a{{i}}","case":"j{{i}}","touchpoint":"a","score":{{(i % 3 == 0 ? 1 : 3 + i % 2)}},"scale":"1-5","instrument":"csat"}""",
            $$"""{"case":"j{{i}}","touchpoint":"b","score":{{2 + i % 4}},"scale":"1-5"}""",
            $$"""{"externalId":"w{{i}}","case":"j{{i}}","score":{{(i % 3 == 0 ? 3 + i % 2 : 7 + i % 4)}},"instrument":"nps","comment":"还行"}""",
        });
        var batch = $$"""{"source":"survey","judgements":[{{string.Join(',', said)}},{"case":"j1","score":99,"scale":"0-10"},{"score":1}]}""";
        var first = await Send(batch);
        Assert.Equal((360, 0, 2), Counts(first));
        Assert.Equal(["361 feedback.score-outside", "362 feedback.of-nobody"],
            first.GetProperty("problems").EnumerateArray().Select(one => $"{one.GetProperty("row")} {one.GetProperty("code").GetString()}"));
        Assert.Equal((0, 360, 2), Counts(await Send(batch)));

        var cards = await Ask("scorecards");
        Assert.Equal((120, 120), (cards.GetProperty("basis").GetProperty("said").GetProperty("ofJourneys").GetInt32(),
            cards.GetProperty("scorecards")[0].GetProperty("mean").GetProperty("n").GetInt32()));
        Assert.Equal("~a", (await Ask("moments")).GetProperty("moments")[0].GetProperty("touchpoint").GetProperty("key").GetString());
        var fix = (await Ask("fix-first", "?target=0")).GetProperty("fixFirst")[0];
        Assert.Equal("~a", fix.GetProperty("touchpoint").GetProperty("key").GetString());
        Assert.True(fix.GetProperty("gain").GetProperty("low").GetDouble() > 0);
        Assert.NotEmpty(fix.GetProperty("why").GetString()!);
        Assert.Equal(120, (await Ask("rule")).GetProperty("journeys").GetInt32());
        Assert.Equal(JsonValueKind.Object, (await Ask("drivers")).GetProperty("r2").ValueKind);
        Assert.Equal(JsonValueKind.Array, (await Ask("changes")).GetProperty("changes").ValueKind);
        var card = await Ask("touchpoint", "?touchpoint=~a");
        Assert.Equal(cards.GetProperty("scorecards")[0].GetProperty("mean").GetRawText(), card.GetProperty("mean").GetRawText());
        var csat = card.GetProperty("csat");
        Assert.Equal(("1-5", 120), (csat.GetProperty("scale").GetString(), csat.GetProperty("score").GetProperty("n").GetInt32()));
        Assert.Equal(["fast", "easy", "right", "pleasant"],
            card.GetProperty("criteria").EnumerateArray().Select(one => one.GetProperty("criterion").GetString()));
        Assert.Equal("analytics.no-observations", card.GetProperty("ces").GetProperty("score").GetProperty("reason").GetProperty("code").GetString());
        Assert.Equal(0, (await Ask("units")).GetProperty("compared").GetProperty("units").GetArrayLength());
        var trends = (await Ask("trends")).GetProperty("trends");
        Assert.Equal(["2026-03-01"], trends[0].GetProperty("trend").GetProperty("months").EnumerateArray()
            .Select(month => month.GetProperty("month").GetString()));
        Assert.Equal(3, trends.GetArrayLength());
        var none = await Ask("scorecards", "?before=2026-01-01T00:00:00Z");
        Assert.Equal(0, none.GetProperty("basis").GetProperty("journeys").GetProperty("journeys").GetInt32());
    }

    [Theory]
    [InlineData("fix-first?target=2", 422)]
    [InlineData("fix-first?target=much", 422)]
    [InlineData("moments?gapDays=0", 422)]
    [InlineData("touchpoint", 422)]
    [InlineData("touchpoint?touchpoint=T99", 422)]
    [InlineData("units?touchpoint=T99", 422)]
    [InlineData("moments?cut=week", 400)]
    [InlineData("moments?chanel=app", 400)]
    public async Task What_cannot_be_asked_is_refused(string question, int status)
    {
        using var answer = await analyst.GetAsync($"/api/v1/insights/{question}");
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Who_may_not_bring_feedback_in_is_refused()
    {
        using var clerk = await site.WithApiKey(Role.Clerk);
        using var answer = await clerk.PostAsync("/api/v1/judgements/batch", Json("""{"source":"s","judgements":[{"case":"j1","score":1}]}"""));
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    private static (int Stored, int Unchanged, int Rejected) Counts(JsonElement answer) => (answer.GetProperty("stored").GetInt32(),
        answer.GetProperty("unchanged").GetInt32(), answer.GetProperty("rejected").GetInt32());

    private async Task<JsonElement> Send(string batch)
    {
        using var answer = await analyst.PostAsync("/api/v1/judgements/batch", Json(batch));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
    }

    private async Task<JsonElement> Ask(string question, string query = "")
    {
        using var answer = await analyst.GetAsync($"/api/v1/insights/{question}{query}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");
}
