using System.Net;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Tangent.App.Settings;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Web.Security;

namespace Tangent.Web.Tests.Security;

[Collection("site")]
public sealed class FrontDoorTests(SharedSite shared)
{
    private readonly Site site = shared.Site;

    [Theory]
    [InlineData("/sign-in", 200)]
    [InlineData("/welcome/never-was-one", 410)]
    [InlineData("/touchpoints", 302)]
    [InlineData("/api/v1/nothing", 401)]
    [InlineData("/built/app.css", 200)]
    public async Task Every_answer_carries_the_strict_headers(string path, int status)
    {
        var answer = await site.Visitor().GetAsync(path);
        Assert.Equal(status, (int)answer.StatusCode);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();

        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("same-origin", answer.Headers.GetValues("Cross-Origin-Opener-Policy").Single());
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("localhost.evil.example")]
    [InlineData("evil.example:5080")]
    public async Task S15_a_foreign_host_is_refused(string host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sign-in") { Headers = { Host = host } };
        var answer = await site.Visitor().SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.DoesNotContain("evil", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.True(answer.Headers.Contains("Content-Security-Policy"));
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("\\\\evil.example")]
    [InlineData("https://evil.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/%2f/evil.example")]
    [InlineData("/%5cevil.example")]
    [InlineData("/x%0d%0aSet-Cookie:a=b")]
    [InlineData("/\t/evil.example")]
    [InlineData("http://localhost@evil.example/")]
    [InlineData(" //evil.example")]
    [InlineData("touchpoints")]
    [InlineData("")]
    [InlineData(null)]
    public void S16_only_a_plain_local_path_is_returned_to(string? wanted) => Assert.Equal("/", ReturnPath.Safe(wanted));

    [Theory]
    [InlineData("/")]
    [InlineData("/touchpoints?unit=1&q=%E6%9D%AD%E5%B7%9E")]
    [InlineData("/a//b")]
    public void S16_a_plain_local_path_stays(string wanted) => Assert.Equal(wanted, ReturnPath.Safe(wanted));

    [Theory]
    [InlineData("X-Forwarded-User", "admin@example.com")]
    [InlineData("X-Remote-User", "admin@example.com")]
    [InlineData("Remote-User", "admin@example.com")]
    [InlineData("X-Forwarded-Host", "evil.example")]
    [InlineData("X-Original-URL", "/sign-in")]
    public async Task S18_no_header_signs_anybody_in(string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/touchpoints") { Headers = { { header, value } } };
        var answer = await site.Visitor().SendAsync(request);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith("/sign-in", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void S20_unknown_members_of_a_request_are_refused() => Assert.Equal(JsonUnmappedMemberHandling.Disallow,
        site.Services.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions.UnmappedMemberHandling);

    [Theory]
    [InlineData(null, "127.0.0.1")]
    [InlineData("198.51.100.7", "127.0.0.1")]
    public async Task S22_without_trusted_proxies_no_header_changes_the_address(string? forwarded, string seen) =>
        Assert.Equal(seen, await AddressSeen(site, ("X-Forwarded-For", forwarded), ("CF-Connecting-IP", "203.0.113.9")));

    [Theory]
    [InlineData("198.51.100.7", "198.51.100.7")]
    [InlineData("1.2.3.4, 198.51.100.7", "198.51.100.7")]
    [InlineData("1.2.3.4, 198.51.100.7, 10.1.1.1", "198.51.100.7")]
    [InlineData("10.9.9.9, 198.51.100.7", "198.51.100.7")]
    [InlineData("rubbish", "127.0.0.1")]
    public async Task S22_behind_trusted_proxies_the_chain_counts_from_its_end(string forwarded, string seen)
    {
        await using var behind = await Site.Start(settings => settings.Web.TrustedProxies = ["127.0.0.1/32", "10.0.0.0/8"]);
        Assert.Equal(seen, await AddressSeen(behind, ("X-Forwarded-For", forwarded), ("CF-Connecting-IP", "203.0.113.9")));
    }

    [Fact]
    public async Task S24_a_visitor_is_told_nothing_about_people_or_the_register()
    {
        await site.AddAccount(Role.Clerk, email: "somebody.special@example.com");
        using var visitor = site.Visitor();
        Assert.Equal("[]", await visitor.GetStringAsync("/palette?q="));

        var page = await visitor.GetStringAsync("/sign-in");
        Assert.DoesNotContain("somebody.special", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-", page);
        string[] allowed = ["__RequestVerificationToken", "back", "language", "theme", "_handler", "Sent.Email", "Sent.Password",
            "credential"];
        var document = await visitor.Page("/sign-in");
        Assert.Empty(document.QuerySelectorAll("[name]").Where(one => one.LocalName is "input" or "button")
            .Select(one => one.GetAttribute("name")!).Except(allowed));
    }

    [Fact]
    public void S26_by_default_only_this_machine_is_served() =>
        Assert.True(new Uri(new WebSettings().Url).IsLoopback);

    [Fact]
    public async Task S26_a_new_installation_has_no_account_and_its_own_secrets()
    {
        await using var one = await Site.Start();
        await using var other = await Site.Start();
        Assert.NotEqual(one.FirstToken, other.FirstToken);
        Assert.Equal(0, await one.With(services => services.GetRequiredService<Db>().Users.CountAsync()));
    }

    [Fact]
    public async Task Too_many_tries_are_told_when_to_come_back_in_both_languages()
    {
        await using var narrow = await Site.Start(settings => settings.Limits.SignInTriesPerMinute = 2);
        foreach (var (language, words) in new[] { ("en", "Too many requests"), ("zh-CN", "请求过于频繁") })
        {
            using var visitor = narrow.Visitor();
            visitor.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
            var page = await visitor.Page("/sign-in");
            HttpResponseMessage answer;
            var tries = 0;
            do
                answer = await visitor.Submit("/sign-in", page, "sign-in", ("Sent.Email", "a@example.com"), ("Sent.Password", "b"));
            while (answer.StatusCode == HttpStatusCode.OK && ++tries < 5);

            Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
            Assert.InRange(int.Parse(answer.Headers.GetValues("Retry-After").Single()), 1, 60);
            Assert.Contains(words, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("en", "There is nothing here")]
    [InlineData("zh-CN", "页面不存在")]
    public async Task A_missing_page_says_so_in_the_readers_language(string language, string words)
    {
        using var clerk = await site.SignedIn(Role.Clerk);
        clerk.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        var answer = await clerk.GetAsync("/no/such/page");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        var page = await answer.Page();
        Assert.Equal(language, page.DocumentElement.GetAttribute("lang"));
        Assert.Equal(words, page.QuerySelector("h1")!.TextContent);
    }

    private static async Task<string?> AddressSeen(Site where, params (string Name, string? Value)[] headers)
    {
        const string Password = "a calm green river";
        var account = await where.AddAccount(Role.Clerk, password: Password);
        var email = await where.With(services =>
            services.GetRequiredService<Db>().Users.Where(one => one.Id == account).Select(one => one.Email!).SingleAsync());
        using var browser = where.Visitor();
        foreach (var (name, value) in headers)
            if (value is not null) browser.DefaultRequestHeaders.TryAddWithoutValidation(name, value);
        await browser.Submit("/sign-in", "sign-in", ("Sent.Email", email), ("Sent.Password", Password));
        return await where.With(services => services.GetRequiredService<Db>().Sessions
            .Where(session => session.AccountId == account).Select(session => session.Address).SingleAsync());
    }
}
