using System.Net;
using System.Text;
using System.Text.Json;
using Tangent.Domain.Access;

namespace Tangent.Web.Tests.Api;

public sealed class JourneyApiTests : IAsyncLifetime
{
    private Site site = null!;
    private HttpClient analyst = null!;

    public async ValueTask InitializeAsync()
    {
        site = await Site.Start();
        analyst = await site.WithApiKey(Role.Analyst);
        var rows = from i in Enumerable.Range(0, 60)
                   from step in Enumerable.Range(0, i < 40 ? 3 : 1)
                   select $$"""
                       {"externalId":"{{i}}-{{step}}","touchpoint":"{{"abc"[step]}}","started":"2026-03-02T0{{step + 1}}:{{i:00}}:00Z","journey":"j{{i}}",
                        "channel":"{{(i % 2 == 0 ? "app" : "hall")}}","outcome":"{{(step == 2 ? "done" : "open")}}","attributes":{"product":"p{{i % 4}}"} }
                       """;
        using var sent = await analyst.PostAsync("/api/v1/encounters", Json($$"""{"source":"q","encounters":[{{string.Join(',', rows)}}]}"""));
        Assert.Equal(HttpStatusCode.OK, sent.StatusCode);
    }

    public ValueTask DisposeAsync()
    {
        analyst.Dispose();
        return site.DisposeAsync();
    }

    [Fact]
    public async Task Every_question_is_answered_under_the_same_filter()
    {
        var map = await Ask("map", """{"filter":{"channels":["app"]}}""");
        Assert.Equal(30, map.GetProperty("basis").GetProperty("journeys").GetInt32());
        Assert.Equal((2, 20), (map.GetProperty("variantCount").GetInt32(), map.GetProperty("edges")[0].GetProperty("count").GetInt32()));
        Assert.Equal(3600, map.GetProperty("edges")[0].GetProperty("time").GetProperty("medianSeconds").GetDouble());
        Assert.Equal("analytics.no-observations", map.GetProperty("touchpoints")[0].GetProperty("score").GetProperty("reason").GetString());

        var funnel = await Ask("funnel", """{"steps":["~a","~c"],"filter":{"attributes":[{"name":"product","value":"p1"}]}}""");
        Assert.Equal([15, 10], funnel.GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("reached").GetInt32()));
        Assert.Equal(10 / 15.0, funnel.GetProperty("steps")[1].GetProperty("ofAll").GetProperty("point").GetDouble(), 12);

        Assert.Equal(140, (await Ask("contacts", "{}")).GetProperty("repeatContacts").GetProperty("n").GetInt32());
        var kept = await Ask("conformance", """{"path":["~a","~b","~c"]}""");
        Assert.Equal(40 / 60.0, kept.GetProperty("keeping").GetProperty("point").GetDouble(), 12);
        Assert.InRange(kept.GetProperty("tokenReplay").GetProperty("fitness").GetDouble(), 0.5, 0.99);
        var credits = await Ask("credits", """{"goodOutcomes":["done"],"filter":{"paths":[{"relation":"through","touchpoint":"~a"}]}}""");
        Assert.Equal(40, credits.GetProperty("good").GetInt32());
        Assert.Equal(40, credits.GetProperty("touchpoints").EnumerateArray().Sum(one => one.GetProperty("shapleyCredit").GetDouble()), 9);
    }

    [Theory]
    [InlineData("map", """{"filter":{"chanels":["app"]}}""", 400)]
    [InlineData("map", """{"filter":{"cut":"week"}}""", 400)]
    [InlineData("map", """{"variants":5000}""", 422)]
    [InlineData("map", """{"filter":{"paths":[{"relation":"through","touchpoint":"~nowhere"}]}}""", 422)]
    [InlineData("map", """{"filter":{"gapDays":0}}""", 422)]
    [InlineData("funnel", """{"steps":["~nowhere"]}""", 422)]
    [InlineData("contacts", """{"windowDays":400}""", 422)]
    [InlineData("conformance", "{}", 422)]
    [InlineData("conformance", """{"net":"PGEvPg=="}""", 422)]
    [InlineData("conformance", """{"net":"!"}""", 400)]
    [InlineData("credits", "{}", 422)]
    [InlineData("credits", "[]", 400)]
    public async Task What_cannot_be_asked_is_refused(string question, string body, int status)
    {
        using var answer = await analyst.PostAsync($"/api/v1/journeys/{question}", Json(body));
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("""{"filter":{"paths":[{"relation":"x"}]}}""", "filter.paths", "array")]
    [InlineData("""{"filter":{"leastSeconds":"a"}}""", "filter.leastSeconds", "number")]
    [InlineData("""{"filter":[]}""", "filter", "object")]
    public async Task What_is_wrong_within_a_filter_is_told_by_its_place(string body, string field, string type)
    {
        using var answer = await analyst.PostAsync("/api/v1/journeys/map", Json(body));
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("problems")[0];
        Assert.Equal((HttpStatusCode.BadRequest, field), (answer.StatusCode, problem.GetProperty("field").GetString()));
        Assert.Contains(type, problem.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    private async Task<JsonElement> Ask(string question, string body)
    {
        using var answer = await analyst.PostAsync($"/api/v1/journeys/{question}", Json(body));
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, text);
        return JsonDocument.Parse(text).RootElement.Clone();
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");
}
