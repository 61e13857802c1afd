using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Tangent.Domain.Access;

namespace Tangent.Web.Tests.Api;

[Collection("site")]
public sealed class TouchpointsApiTests(SharedSite shared)
{
    private const string Path = "/api/v1/touchpoints";

    [Fact]
    public async Task A_touchpoint_is_registered_shown_changed_retired_and_restored()
    {
        using var client = await shared.Site.WithApiKey(Role.Director);
        var unit = await shared.Site.AddUnit();
        using var made = await client.PostAsJsonAsync(Path, Body("W1", unit));
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var address = made.Headers.Location!.OriginalString;

        using var shown = await client.GetAsync(address);
        Assert.Equal("\"1\"", shown.Headers.ETag!.Tag);
        Assert.Equal("onSiteStaff", (await Json(shown)).GetProperty("channel").GetString());
        Assert.Equal((HttpStatusCode)428, (await Put(client, address, Body("W1", unit, "新名"), null)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Put(client, address, Body("W1", unit, "新名"), "\"1\"")).StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await Put(client, address, Body("W1", unit, "旧名"), "\"1\"")).StatusCode);
        Assert.Equal("retired", (await Json(await client.PostAsJsonAsync($"{address}/retire", new { reason = "撤并" }))).GetProperty("status").GetString());
        Assert.Equal("draft", (await Json(await client.PostAsJsonAsync($"{address}/restore", new { }))).GetProperty("status").GetString());
    }

    [Fact]
    public async Task What_does_not_fit_is_listed_at_once_with_the_names_that_would()
    {
        using var client = await shared.Site.WithApiKey(Role.Director);

        using var refused = await Post(client, """{"code":1,"channel":"fax","colour":"red"}""");

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType!.MediaType);
        var problems = (await Json(refused)).GetProperty("problems").EnumerateArray().ToList();
        Assert.Equal(["channel", "code", "colour"], problems.Select(p => p.GetProperty("field").GetString()).Order(StringComparer.Ordinal));
        Assert.Contains(problems, p => p.GetProperty("message").GetString()!.Contains("weChat", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("[]", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("{}", "text/plain", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("{}", "application/json", HttpStatusCode.UnprocessableEntity)]
    public async Task A_body_that_cannot_be_read_says_so(string body, string type, HttpStatusCode status)
    {
        using var client = await shared.Site.WithApiKey(Role.Director);

        using var refused = await Post(client, body, type);

        Assert.Equal(status, refused.StatusCode);
    }

    [Fact]
    public async Task Nothing_sent_is_an_object_without_members_and_a_key_made_without_a_verb_says_so()
    {
        using var client = await shared.Site.WithApiKey(Role.Director);
        using var reader = await shared.Site.WithApiKey(Role.Director, verbs: Verb.Read);

        using var empty = await client.PostAsync(new Uri("/api/v1/touchpoints", UriKind.Relative), null);
        using var refused = await Post(reader, "{}");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal("access.key-lacks", (await Json(refused)).GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused()
    {
        using var client = await shared.Site.WithApiKey(Role.Director);

        using var refused = await Post(client, $$"""{"code":"{{new string('x', 2 << 20)}}"}""");

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refused.StatusCode);
    }

    [Fact]
    public async Task Parallel_retries_with_one_key_make_one_touchpoint()
    {
        using var client = await shared.Site.WithApiKey(Role.Director);
        var unit = await shared.Site.AddUnit();
        client.DefaultRequestHeaders.Add("Idempotency-Key", "once");

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => client.PostAsJsonAsync(Path, Body("W2", unit))));
        using var other = await client.PostAsJsonAsync(Path, Body("W3", unit));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Created, answer.StatusCode));
        Assert.Single((await Task.WhenAll(answers.Select(answer => answer.Content.ReadAsStringAsync()))).Distinct());
        Assert.Equal(HttpStatusCode.Conflict, other.StatusCode);
    }

    [Fact]
    public async Task The_list_pages_by_cursor_and_refuses_what_it_does_not_know()
    {
        using var client = await shared.Site.WithApiKey(Role.Director);
        var unit = await shared.Site.AddUnit();
        foreach (var code in new[] { "P1", "P2", "P3" }) await client.PostAsJsonAsync(Path, Body(code, unit));

        var first = await Json(await client.GetAsync($"{Path}?unitId={unit}&limit=2"));
        var next = first.GetProperty("meta").GetProperty("nextCursor").GetString();
        var second = await Json(await client.GetAsync($"{Path}?unitId={unit}&limit=2&cursor={next}"));

        Assert.Equal(["P1", "P2"], Codes(first));
        Assert.Equal(["P3"], Codes(second));
        Assert.Equal(HttpStatusCode.BadRequest, (await client.GetAsync($"{Path}?color=red")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.GetAsync($"{Path}?stage=never")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await client.GetAsync($"{Path}?cursor=abcd")).StatusCode);
    }

    [Fact]
    public async Task Reading_is_not_exporting()
    {
        using var clerk = await shared.Site.WithApiKey(Role.Clerk);
        using var auditor = await shared.Site.WithApiKey(Role.Auditor);

        Assert.Equal(HttpStatusCode.OK, (await clerk.GetAsync(Path)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await clerk.GetAsync($"{Path}/export?format=csv")).StatusCode);
        Assert.Equal("text/csv", (await auditor.GetAsync($"{Path}/export?format=csv")).Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Every_endpoint_of_the_description_stands_in_the_papers()
    {
        using var visitor = shared.Site.Visitor();
        var description = await Json(await visitor.GetAsync("/api/v1/openapi.json"));
        var papers = await File.ReadAllTextAsync(System.IO.Path.Combine(Root(), "docs", "api.md"));

        Assert.StartsWith("3.1", description.GetProperty("openapi").GetString());
        foreach (var path in description.GetProperty("paths").EnumerateObject())
            foreach (var verb in path.Value.EnumerateObject())
                Assert.Contains($"`{verb.Name.ToUpperInvariant()} {path.Name}`", papers);
    }

    private static object Body(string code, Guid unit, string name = "上门维修") =>
        new { code, nameZh = name, nameEn = "On-site repair", channel = "onSiteStaff", stage = "afterSale", unitId = unit };

    private static Task<HttpResponseMessage> Post(HttpClient client, string body, string type = "application/json") =>
        client.PostAsync(Path, new StringContent(body, Encoding.UTF8, type));

    private static Task<HttpResponseMessage> Put(HttpClient client, string address, object body, string? match)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, address) { Content = JsonContent.Create(body) };
        if (match is not null) request.Headers.TryAddWithoutValidation("If-Match", match);
        return client.SendAsync(request);
    }

    private static async Task<JsonElement> Json(HttpResponseMessage answer) =>
        JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;

    private static IEnumerable<string?> Codes(JsonElement list) =>
        list.GetProperty("data").EnumerateArray().Select(row => row.GetProperty("code").GetString());

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder.FullName, "Tangent.slnx"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
