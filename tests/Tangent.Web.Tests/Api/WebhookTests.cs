using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.EncounterLog;

namespace Tangent.Web.Tests.Api;

public sealed class WebhookTests : IAsyncLifetime
{
    private Site site = null!;
    private HttpClient administrator = null!, sender = null!;
    private string key = "", secret = "";

    public async ValueTask InitializeAsync()
    {
        site = await Site.Start();
        administrator = await site.WithApiKey(Role.Administrator);
        sender = new HttpClient { BaseAddress = site.Url };
        (key, secret) = await Make("crm");
    }

    public ValueTask DisposeAsync()
    {
        administrator.Dispose();
        sender.Dispose();
        return site.DisposeAsync();
    }

    [Fact]
    public async Task A_signed_message_is_in_the_log_once_however_often_it_comes_also_after_a_correction()
    {
        Assert.StartsWith("whsec_", secret, StringComparison.Ordinal);
        const string First = """
            {"type":"visit.ended","timestamp":"2026-03-02T09:30:00Z",
             "data":{"externalId":"A-1","touchpoint":"T03","started":"2026-03-02T09:30:00Z","outcome":"open"}}
            """;
        const string Corrected = """
            {"data":[{"externalId":"A-1","touchpoint":"T03","started":"2026-03-02T09:30:00Z","outcome":"done"},
                     {"externalId":"A-2","touchpoint":"T03","started":"soon"}]}
            """;

        Assert.Equal((1, 0, 0, 0), Counts(await Send("m1", First)));
        Assert.Equal((0, 0, 1, 1), Counts(await Send("m2", Corrected)));
        Assert.Equal((1, 0, 0, 0), Counts(await Send("m1", First)));

        Assert.Equal(2, await site.With(services => services.GetRequiredService<Db>().Encounters.CountAsync()));
        Assert.Equal(HttpStatusCode.Conflict, (await Send("m1", Corrected)).Status);
        Assert.Equal("crm", await site.With(services => services.GetRequiredService<Db>().LogWords
            .Where(word => word.Kind == LogWordKind.Source && word.Id != EncounterRow.TestSource).Select(word => word.Text).SingleAsync()));
    }

    [Fact]
    public async Task Who_does_not_hold_the_secret_learns_nothing_and_writes_nothing()
    {
        const string Message = """{"data":{"externalId":"A-1","touchpoint":"T03","started":"2026-03-02T09:30:00Z"}}""";
        var wrong = "whsec_" + Convert.ToBase64String(new byte[32]);
        var unsigned = await Send("m1", Message, wrong);

        Assert.Equal(HttpStatusCode.Unauthorized, unsigned.Status);
        Assert.Equal(Without(unsigned.Body), Without((await Send("m1", Message, secret, to: Guid.Empty.ToString())).Body));
        Assert.Equal(Without(unsigned.Body), Without((await Send("m1", Message, secret, age: TimeSpan.FromMinutes(6))).Body));
        // The secret signs; it is no key that is shown at the door.
        using var bearer = new HttpRequestMessage(HttpMethod.Get, "/api/v1/encounters") { Headers = { Authorization = new("Bearer", secret) } };
        Assert.Equal(HttpStatusCode.Unauthorized, (await sender.SendAsync(bearer)).StatusCode);
        Assert.Equal(0, await site.With(services => services.GetRequiredService<Db>().Encounters.CountAsync()));

        Assert.Equal(HttpStatusCode.OK, (await Send("m1", Message)).Status);
        using var revoked = await administrator.PostAsync($"/api/v1/api-keys/{key}/revoke", null);
        Assert.True(revoked.IsSuccessStatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Send("m2", Message)).Status);
        Assert.DoesNotContain(secret, await site.With(services => services.GetRequiredService<Db>().ApiKeys
            .Where(one => one.SigningSecret != null).Select(one => one.SigningSecret!).SingleAsync()));
    }

    [Theory]
    [InlineData("{", HttpStatusCode.BadRequest)]
    [InlineData("[]", HttpStatusCode.BadRequest)]
    [InlineData("{\"type\":\"x\"}", HttpStatusCode.BadRequest)]
    [InlineData("{\"data\":{\"a\":{\"b\":{\"c\":{\"d\":{\"e\":{\"f\":{\"g\":{\"h\":1}}}}}}}}}", HttpStatusCode.BadRequest)]
    [InlineData("{\"data\":{\"externalId\":\"1\"}}", HttpStatusCode.UnprocessableEntity)]
    [InlineData("{\"data\":[{\"externalId\":\"1\",\"touchpoint\":\"a\\u0000\",\"started\":\"2026-03-02T09:30:00Z\"}]}",
        HttpStatusCode.UnprocessableEntity)]
    public async Task A_message_that_cannot_be_taken_says_so_and_can_be_sent_again_when_it_is_mended(string body, HttpStatusCode expected)
    {
        Assert.Equal(expected, (await Send("m1", body)).Status);
        const string Mended = """{"data":{"externalId":"1","touchpoint":"a","started":"2026-03-02T09:30:00Z"}}""";
        Assert.Equal(HttpStatusCode.OK, (await Send("m1", Mended)).Status);
    }

    [Fact]
    public async Task A_message_that_is_too_long_is_not_read()
    {
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await Send("m1", new string(' ', (1 << 20) + 1))).Status);
    }

    [Fact]
    public async Task The_rate_of_messages_is_bounded()
    {
        await using var slow = await Site.Start(settings => settings.Limits.ApiRequestsPerMinute = 10);
        using var client = new HttpClient { BaseAddress = slow.Url };
        var statuses = new List<HttpStatusCode>();
        for (int i = 0; i < 12; i++)
            statuses.Add((await client.PostAsync($"/api/hooks/encounters/{Guid.Empty}", new StringContent("{}"))).StatusCode);
        Assert.Equal(10, statuses.Count(status => status == HttpStatusCode.Unauthorized));
        Assert.Equal(2, statuses.Count(status => status == HttpStatusCode.TooManyRequests));
    }

    private async Task<(string Id, string Secret)> Make(string source)
    {
        var unit = await site.With(services => services.GetRequiredService<Db>().OrgUnits.Select(one => one.Id).FirstAsync());
        using var made = await administrator.PostAsync("/api/v1/api-keys", new StringContent(
            $$"""{"name":"push","role":"administrator","unitId":"{{unit}}","verbs":["import"],"days":30,"source":"{{source}}"}""",
            Encoding.UTF8, "application/json"));
        var text = await made.Content.ReadAsStringAsync();
        Assert.True(made.StatusCode == HttpStatusCode.Created, text);
        using var json = JsonDocument.Parse(text);
        return (json.RootElement.GetProperty("id").GetString()!, json.RootElement.GetProperty("secret").GetString()!);
    }

    private async Task<(HttpStatusCode Status, string Body)> Send(string id, string body, string? with = null, string? to = null, TimeSpan age = default)
    {
        var time = (TimeProvider.System.GetUtcNow() - age).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signed = HMACSHA256.HashData(Convert.FromBase64String((with ?? secret)[6..]), Encoding.UTF8.GetBytes($"{id}.{time}.{body}"));
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/hooks/encounters/{to ?? key}");
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", time);
        request.Headers.Add("webhook-signature", "v1," + Convert.ToBase64String(signed));
        using var answer = await sender.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static (int, int, int, int) Counts((HttpStatusCode Status, string Body) answer)
    {
        Assert.True(answer.Status == HttpStatusCode.OK, answer.Body);
        using var json = JsonDocument.Parse(answer.Body);
        int Of(string name) => json.RootElement.GetProperty(name).GetInt32();
        return (Of("stored"), Of("unchanged"), Of("corrected"), Of("rejected"));
    }

    private static string Without(string body)
    {
        var json = System.Text.Json.Nodes.JsonNode.Parse(body)!.AsObject();
        json.Remove("requestId");
        json.Remove("instance");
        return json.ToJsonString();
    }
}
