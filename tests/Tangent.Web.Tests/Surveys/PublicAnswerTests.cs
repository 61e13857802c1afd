using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Tangent.App.Feedback.Surveys;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Surveys;
using Tangent.Storage;
using Tangent.Web.Tests.Parts;

namespace Tangent.Web.Tests.Surveys;

/// <summary>From the first page of a survey to the answer on a phone, and what customers' pages must be.</summary>
public sealed class PublicAnswerTests(Browser browser) : IClassFixture<Browser>
{
    private const int MostBytes = 30 * 1024, MostClicks = 12;

    private static readonly string[] OnPublicPages = ["overflow", "headings", "small-targets", "names", "ids", "targets", "contrast"];

    [Fact]
    public async Task A_survey_is_made_from_a_template_put_up_as_a_code_and_answered_on_a_phone()
    {
        await using var site = await Site.Start();
        await using var window = await browser.Window();
        await site.SignIn(window, await site.AddAccount(Role.Analyst));
        var page = await window.NewPageAsync();
        int clicks = 0;
        Task Click(ILocator what)
        {
            clicks++;
            return what.ClickAsync();
        }

        await page.GotoAsync(site.Url.AbsoluteUri);
        await Click(page.Locator(".tg-nav a[href='/surveys']"));
        await Click(page.Locator("a[href='/surveys/new']"));
        await Click(page.Locator("input[value=nps]"));
        await Click(page.Locator("main form button.pri"));
        await page.Arrives("/surveys/[0-9a-f-]{36}");
        await page.WaitForLoadStateAsync();
        clicks++;
        await page.Keyboard.PressAsync("Control+Enter");
        await page.Arrives("/surveys/[0-9a-f-]{36}/links");
        await Click(page.Locator("form:has([name='Input.Kind']) button.pri"));
        await Click(page.Locator("a[href$='/sheet']"));
        var address = await page.Locator(".tg-sheet p.fs-cap").First.TextContentAsync();
        await Assertions.Expect(page.Locator(".tg-sheet svg.tg-qr")).ToHaveCountAsync(1);

        await using var phone = await browser.Window(width: 390, height: 844, runsScript: false);
        var ask = await phone.NewPageAsync();
        await ask.GotoAsync(new Uri(site.Url, new Uri(address!).AbsolutePath).AbsoluteUri);
        await Click(ask.Locator("label:has([value='3'])"));
        await Click(ask.Locator("button.pri"));
        Assert.Contains("3 分", await ask.Locator("h1").TextContentAsync());
        await Click(ask.Locator("label").First);
        await Click(ask.Locator("button.pri"));
        await ask.Locator("textarea").FillAsync("等了 <b>两</b> 小时 {{q1}}");
        await Click(ask.Locator("button.pri"));
        Assert.Contains("thanks", ask.Url, StringComparison.Ordinal);

        Assert.True(clicks <= MostClicks, $"{clicks} clicks");
        await page.GotoAsync(page.Url.Replace("/sheet", "/results", StringComparison.Ordinal));
        Assert.Contains("收到 1 份回答", await page.Locator(".tg-lede").TextContentAsync());
        Assert.Equal("等了 <b>两</b> 小时 {{q1}}", await site.With(services =>
            services.GetRequiredService<Db>().Judgements.Select(row => row.Comment).SingleAsync()));
    }

    [Fact]
    public async Task Every_kind_of_question_is_light_without_script_and_fit_for_everybody()
    {
        await using var site = await Site.Start();
        var token = await Published(site, EveryKind());
        await using var window = await browser.Window(width: 390, height: 844);
        var page = await window.NewPageAsync();
        var wrong = new List<string>();
        page.Console += (_, message) => { if (message.Type is "error" or "warning") wrong.Add(message.Text); };
        await page.GotoAsync(new Uri(site.Url, $"/s/{token}").AbsoluteUri);
        for (int place = 0; place < Enum.GetValues<QuestionKind>().Length; place++)
        {
            if (place == 1) await page.Locator("button[value=big]").ClickAsync();
            if (place == 2) await page.Locator("button[value='lang:en']").ClickAsync();
            Assert.Equal(0, await page.Locator("script").CountAsync());
            if (Encoding.UTF8.GetByteCount(await page.ContentAsync()) is var bytes and > MostBytes - 14 * 1024) wrong.Add($"{place}: {bytes} bytes");
            foreach (var scheme in new[] { ColorScheme.Dark, ColorScheme.Light })
            {
                await page.EmulateMediaAsync(new() { ColorScheme = scheme });
                foreach (var probe in OnPublicPages)
                    foreach (string found in await page.EvaluateAsync<string[]>(Probes.All[probe])) wrong.Add($"{place} {scheme} {probe}: {found}");
            }
            if (place == 0) await page.Locator("label:has([value='9'])").ClickAsync();
            await page.Locator("button.pri").ClickAsync();
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Equal("en", await page.Locator("html").GetAttributeAsync("lang"));
        using var visitor = site.Visitor();
        var style = (await visitor.Page($"/s/{token}")).QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!;
        Assert.InRange((await visitor.GetByteArrayAsync(style)).Length, 1000, 14 * 1024);
    }

    [Fact]
    public async Task One_person_counts_once_whatever_is_pressed_and_who_declines_is_let_go()
    {
        await using var site = await Site.Start();
        var token = await Published(site, SurveyTemplate.Of("csat")!.Document);
        using var customer = site.Visitor();
        var page = await customer.Page($"/s/{token}");
        var fields = page.QuerySelectorAll("input[type=hidden]").ToDictionary(one => one.GetAttribute("name")!, one => one.GetAttribute("value")!);
        Task<HttpResponseMessage> Press(HttpClient who, string go, params (string, string)[] more) => who.PostAsync($"/s/{token}", new FormUrlEncodedContent(
            new Dictionary<string, string>(fields) { ["go"] = go, ["at"] = "2" }.Concat(more.Select(one => KeyValuePair.Create(one.Item1, one.Item2)))));

        var sent = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Press(customer, "next", ("a.q1", "5"))));
        Assert.All(sent, one => Assert.Equal(HttpStatusCode.Redirect, one.StatusCode));
        Assert.Equal(1, await Count(site));
        fields["f"] = (await customer.Page($"/s/{token}")).QuerySelector("input[name=f]")!.GetAttribute("value")!;
        Assert.Equal(HttpStatusCode.Redirect, (await Press(customer, "next", ("a.q1", "1"))).StatusCode);
        Assert.Equal(1, await Count(site));

        using var other = site.Visitor();
        fields["f"] = (await other.Page($"/s/{token}")).QuerySelector("input[name=f]")!.GetAttribute("value")!;
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Press(other, "next")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await Press(other, "decline")).StatusCode);
        Assert.Equal(2, await Count(site));

        fields["f"] = "forged";
        Assert.Equal(HttpStatusCode.BadRequest, (await Press(other, "next", ("a.q1", "5"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync("/s/nosuchtoken")).StatusCode);
    }

    private static async Task<string> Published(Site site, SurveyDocument document)
    {
        var who = new Actor(Guid.CreateVersion7(site.Clock.GetUtcNow()), "Analyst", Door.Page, null, [new(Role.Analyst, UnitPath.Root)]);
        var unit = await site.With(services => services.GetRequiredService<Db>().OrgUnits.Select(one => one.Id).SingleAsync());
        var survey = (await site.With(services => services.GetRequiredService<MakeSurvey>().Run(who, new(unit, Document: document), default))).Value.Value;
        Assert.Null((await site.With(services => services.GetRequiredService<PublishSurvey>().Run(who, new(survey), default))).Failure);
        return (await site.With(services => services.GetRequiredService<MakeLinks>().Run(who,
            new(survey, LinkKind.Open, AskChannel.Link, [new()]), default))).Value[0].Token;
    }

    private static Task<int> Count(Site site) => site.With(services => services.GetRequiredService<Db>().SurveyResponses.CountAsync());

    // The longest that a page must carry: the 22 items have five at most in one grid of two columns.
    private static SurveyDocument EveryKind() => SurveyTemplate.Of("servqual")!.Document with
    {
        Questions =
        [
            .. Enum.GetValues<QuestionKind>().Select(kind => kind == QuestionKind.Grid
                ? SurveyTemplate.Of("servqual")!.Document.Questions[1] with { Id = "grid" } : new Question
                {
                    Id = kind.ToString().ToLowerInvariant(),
                    Kind = kind,
                    Text = Both("您觉得怎么样？", "How was it?"),
                    Hint = Both("按实际感受回答", "As you met it"),
                    Without = kind == QuestionKind.Kano ? Both("没有呢？", "And without?") : null,
                    LeastLabel = Both("很差", "Very poor"),
                    MostLabel = Both("很好", "Very good"),
                    Options = !kind.HasOptions() ? []
                        : [new("a", Both("快", "Quick")), new("b", Both("准", "Right")), new("c", Both("其他", "Other")) { HasText = true }],
                }),
        ],
        Scores = [],
    };

    private static Wording Both(string zh, string en) => Wording.Of(("zh", zh), ("en", en));
}
