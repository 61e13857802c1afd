using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.EncounterLog;

namespace Tangent.Web.Tests.Api;

public sealed class EncounterApiTests : IAsyncLifetime
{
    private Site site = null!;
    private HttpClient analyst = null!;

    public async ValueTask InitializeAsync()
    {
        site = await Site.Start();
        analyst = await site.WithApiKey(Role.Analyst);
    }

    public ValueTask DisposeAsync()
    {
        analyst.Dispose();
        return site.DisposeAsync();
    }

    [Fact]
    public async Task A_batch_is_kept_and_sent_again_changes_nothing()
    {
        const string Batch = """
            {"source":"queue","encounters":[
              {"externalId":"A-1","touchpoint":"T03","started":"2026-03-02T09:30:00+08:00","ended":"2026-03-02T01:41:00Z","waitSeconds":420,
               "customer":4711,"unit":"DC-H1","outcome":"done","score":4,"scale":"1-5","journey":"move-88","attributes":{"desk":3,"name":"甲"}},
              {"externalId":"A-2","touchpoint":"T03","started":"2026-03-02 01:45:00"}]}
            """;
        Assert.Equal((2, 0), await Send(Batch));
        Assert.Equal((0, 2), await Send(Batch));

        var rows = await site.With(services => services.GetRequiredService<Db>().Encounters.OrderBy(row => row.Sequence).ToListAsync());
        Assert.Equal(new DateTime(2026, 3, 2, 1, 30, 0, DateTimeKind.Utc), EncounterRow.Utc(rows[0].Started));
        Assert.Equal(new DateTime(2026, 3, 2, 1, 45, 0, DateTimeKind.Utc), EncounterRow.Utc(rows[1].Started));
        Assert.Equal("""{"desk":"3","name":"甲"}""", rows[0].Attributes);
        Assert.Equal((420, 4d, "move-88"), (rows[0].Wait, rows[0].Score, rows[0].Journey));

        async Task<(int Stored, int Unchanged)> Send(string json)
        {
            var answer = await Post(json);
            return (answer.GetProperty("stored").GetInt32(), answer.GetProperty("unchanged").GetInt32());
        }
    }

    [Fact]
    public async Task Rows_that_are_wrong_are_named_by_their_place_and_spoil_no_other()
    {
        var answer = await Post("""
            {"source":"queue","encounters":[
              7, {"externalId":"1","touchpoint":"T1","started":"yesterday"}, {"externalId":"2","touchpoint":"T1","started":"2026-03-02"},
              {"externalId":"3","touchpoint":"T1"}, {"externalId":"4","touchpoint":"T1","started":"2026-03-02","colour":{"a":[1]}},
              {"externalId":"5","touchpoint":"T1","started":"2026-03-02","score":9,"scale":"1-5"},
              {"externalId":"6","touchpoint":"T1","started":"9999-12-31T23:59:59Z"}, {"externalId":"7","touchpoint":"T1","started":"0001-01-01T00:00:00Z"}]}
            """);

        Assert.Equal(["rejected", "rejected", "stored", "rejected", "rejected", "rejected", "stored", "stored"],
            answer.GetProperty("results").EnumerateArray().Select(one => one.GetString()));
        Assert.Equal([(1, "api.not-an-object"), (2, "api.wrong-type"), (4, "form.required"), (5, "api.unknown-member"), (6, "encounters.score-outside")],
            answer.GetProperty("problems").EnumerateArray().Select(one => (one.GetProperty("row").GetInt32(), one.GetProperty("code").GetString()!)));
    }

    [Theory]
    [InlineData("[]", HttpStatusCode.BadRequest, "api.not-an-object")]
    [InlineData("""{"source":"q","encounters":[{"externalId":"1" """, HttpStatusCode.BadRequest, "api.not-json")]
    [InlineData("""{"source":"q","encounters":[]} x""", HttpStatusCode.BadRequest, "api.not-json")]
    [InlineData("""{"source":"q","rows":[]}""", HttpStatusCode.BadRequest, "api.unknown-member")]
    [InlineData("""{"source":7,"encounters":[]}""", HttpStatusCode.BadRequest, "api.wrong-type")]
    [InlineData("""{"encounters":[]}""", HttpStatusCode.UnprocessableEntity, "form.required")]
    [InlineData("""{"source":"q","encounters":[{"attributes":{"a":{"a":{"a":{"a":{"a":{"a":{"a":1}}}}}}}}]}""", HttpStatusCode.BadRequest, "api.not-json")]
    public async Task What_is_no_batch_is_refused_whole(string json, HttpStatusCode status, string code)
    {
        using var sent = await analyst.PostAsync("/api/v1/encounters", new StringContent(json, Encoding.UTF8, "application/json"));

        Assert.Equal(status, sent.StatusCode);
        Assert.Contains(code, await sent.Content.ReadAsStringAsync());
        Assert.Equal(0, await site.With(services => services.GetRequiredService<Db>().Encounters.CountAsync()));
    }

    [Fact]
    public async Task Too_large_a_batch_is_refused_before_it_is_read()
    {
        using var large = new StringContent(new string(' ', (16 << 20) + 1), Encoding.UTF8, "application/json");
        using var sent = await analyst.PostAsync("/api/v1/encounters", large);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, sent.StatusCode);
    }

    private async Task<JsonElement> Post(string json)
    {
        using var sent = await analyst.PostAsync("/api/v1/encounters", new StringContent(json, Encoding.UTF8, "application/json"));
        var text = await sent.Content.ReadAsStringAsync();
        Assert.True(sent.IsSuccessStatusCode, text);
        return JsonDocument.Parse(text).RootElement;
    }
}
