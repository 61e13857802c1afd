using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using Tangent.App.Feedback.Surveys;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Surveys;
using Tangent.Storage;

namespace Tangent.Web.Tests.Surveys;

/// <summary>A survey within pages of others: of those that it names, and of no others.</summary>
public sealed class EmbedTests(Browser browser) : IClassFixture<Browser>
{
    [Fact]
    public async Task Pages_that_the_survey_names_show_it_and_others_do_not()
    {
        await using var site = await Site.Start();
        string snippet = "";
        await using var shop = await Elsewhere(() => snippet);
        await using var stranger = await Elsewhere(() => snippet);
        var (embedded, passedOn) = await Links(site, shop.Urls.First());
        snippet = $"<script src=\"{site.Url}embed.js\" data-survey=\"{embedded}\" data-title=\"Survey\" async></script>";
        await using var window = await browser.Window(width: 800, height: 800);
        var page = await window.NewPageAsync();

        await page.GotoAsync(stranger.Urls.First());
        await page.Locator("iframe").WaitForAsync();
        await page.WaitForTimeoutAsync(500);
        Assert.Equal(0, await page.FrameLocator("iframe").Locator("form").CountAsync());

        await page.GotoAsync(shop.Urls.First());
        var frame = page.FrameLocator("iframe[title=Survey]");
        // A click does not wait for the next page of a frame: what only that page has must be there before it is pressed again.
        await frame.Locator("label:has([value='4'])").ClickAsync();
        await Next("[value='yes']");
        await Next("textarea");
        await Next("h1:has-text('谢')");
        Assert.Equal(1, await site.With(services => services.GetRequiredService<Db>().SurveyResponses.CountAsync(row => row.Channel == AskChannel.Embedded)));
        Assert.DoesNotContain(await window.CookiesAsync(), cookie => cookie.Name.Contains("answers", StringComparison.Ordinal));

        using var visitor = site.Visitor();
        Assert.Contains($"frame-ancestors {shop.Urls.First()};", await Policy(visitor, $"/s/{embedded}"), StringComparison.Ordinal);
        Assert.Contains($"frame-ancestors {shop.Urls.First()};", await Policy(visitor, $"/s/{embedded}/thanks"), StringComparison.Ordinal);
        foreach (var path in new[] { $"/s/{passedOn}", "/sign-in", "/embed.js", "/s/nosuchtoken" })
            Assert.Contains("frame-ancestors 'none'", await Policy(visitor, path), StringComparison.Ordinal);

        async Task Next(string onTheNextPage)
        {
            await frame.Locator("button.pri").ClickAsync();
            await frame.Locator(onTheNextPage).WaitForAsync(new() { State = WaitForSelectorState.Attached });
        }
    }

    [Theory]
    [InlineData("https://shop.example", true)]
    [InlineData("https://shop.example:8443", true)]
    [InlineData("http://shop.example", false)]
    [InlineData("https://shop.example/path", false)]
    [InlineData("https://shop.example; script-src *", false)]
    [InlineData("*", false)]
    public void An_origin_is_a_secure_host_and_nothing_else(string origin, bool isOne) => Assert.Equal(isOne, !SurveyRules.ToKeep(
        SurveyTemplate.Of("csat")!.Document with { ShownIn = [origin] }).Any(problem => problem.Code == "surveys.origin"));

    // A page of somebody else, on a port and so an origin of its own.
    private static async Task<WebApplication> Elsewhere(Func<string> snippet)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapGet("/", () => Results.Content($"<!doctype html><title>Shop</title><main>{snippet()}</main>", "text/html"));
        await app.StartAsync();
        return app;
    }

    private static async Task<string> Policy(HttpClient visitor, string path) =>
        (await visitor.GetAsync(path)).Headers.GetValues("Content-Security-Policy").Single();

    private static async Task<(string Embedded, string PassedOn)> Links(Site site, string shop)
    {
        var who = new Actor(Guid.CreateVersion7(site.Clock.GetUtcNow()), "Analyst", Door.Page, null, [new(Role.Analyst, UnitPath.Root)]);
        var unit = await site.With(services => services.GetRequiredService<Db>().OrgUnits.Select(one => one.Id).SingleAsync());
        var survey = (await site.With(services => services.GetRequiredService<MakeSurvey>().Run(who,
            new(unit, Document: SurveyTemplate.Of("csat")!.Document with { ShownIn = [shop] }), default))).Value.Value;
        Assert.Null((await site.With(services => services.GetRequiredService<PublishSurvey>().Run(who, new(survey), default))).Failure);
        async Task<string> Link(AskChannel channel) => (await site.With(services => services.GetRequiredService<MakeLinks>()
            .Run(who, new(survey, LinkKind.Open, channel, [new()]), default))).Value[0].Token;
        return (await Link(AskChannel.Embedded), await Link(AskChannel.Link));
    }
}
