using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Tangent.App.Feedback.Surveys;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Surveys;
using Tangent.Storage;
using Tangent.Web.Tests.Parts;

namespace Tangent.Web.Tests.Surveys;

/// <summary>A survey on a device at a touchpoint, whose network comes and goes.</summary>
public sealed class KioskTests(Browser browser) : IClassFixture<Browser>
{
    private const int Cuts = 50, MostScript = 8 * 1024;

    private static readonly string[] OnDevices = ["overflow", "headings", "names", "ids", "contrast"];

    [Fact]
    public async Task A_network_that_goes_fifty_times_loses_no_answer_and_doubles_none()
    {
        await using var site = await Site.Start();
        var token = await Link(site);
        await using var window = await browser.Window(width: 1280, height: 800);
        var page = await window.NewPageAsync();
        var wrong = new List<string>();
        page.PageError += (_, error) => wrong.Add(error);
        await page.GotoAsync(new Uri(site.Url, $"/k/{token}").AbsoluteUri);
        await page.WaitForFunctionAsync("async () => (await caches.match(location.pathname)) && navigator.serviceWorker.controller");
        await Looked(page, wrong);

        for (int i = 0; i < Cuts; i++)
        {
            await window.SetOfflineAsync(true);
            // Also started again without a network.
            if (i == Cuts / 2) await page.ReloadAsync();
            await page.Locator($"[data-value='{1 + i % 5}']:visible").ClickAsync();
            if (i % 5 < 2)
            {
                if (i == 0) await Looked(page, wrong);
                await page.Locator("[data-tick]:visible").First.ClickAsync();
                // Back while it is being sent: the cut comes at any place.
                if (i % 2 == 0) await window.SetOfflineAsync(false);
                await page.Locator("[data-act=done]:visible").ClickAsync();
            }
            await page.Locator("[data-end]:visible").ClickAsync();
            if (i % 3 == 0) await window.SetOfflineAsync(false);
        }
        await window.SetOfflineAsync(false);
        await page.WaitForFunctionAsync("() => Object.keys(localStorage).every(key => !key.startsWith('tangent-kiosk.'))", null, new() { Timeout = 60_000 });

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        var kept = await site.With(services => services.GetRequiredService<Db>().SurveyResponses.AsNoTracking().ToListAsync());
        Assert.Equal(Enumerable.Range(0, Cuts).Select(i => 1 + i % 5).Order(), kept.Select(row => row.Codes["{\"q1\":\"".Length] - '0').Order());
        Assert.Equal(20, kept.Count(row => row.Codes.Contains("q2.", StringComparison.Ordinal)));
        using var visitor = site.Visitor();
        var script = (await visitor.Page($"/k/{token}")).QuerySelector("script[src]")!.GetAttribute("src")!;
        Assert.InRange((await visitor.GetByteArrayAsync(script)).Length, 1000, MostScript);
    }

    // Fit for everybody, with targets for a hand that does not sit.
    private static async Task Looked(IPage page, List<string> wrong)
    {
        foreach (var scheme in new[] { ColorScheme.Dark, ColorScheme.Light })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            foreach (var probe in OnDevices)
                foreach (string found in await page.EvaluateAsync<string[]>(Probes.All[probe]))
                    // Each language has a frame of its own, of which one is there at a time.
                    if (!found.StartsWith("not one ", StringComparison.Ordinal)) wrong.Add($"{scheme} {probe}: {found}");
        }
        foreach (var target in await page.Locator("[data-pick]:visible, [data-tick]:visible, .go:visible").AllAsync())
            if (await target.BoundingBoxAsync() is not { Width: >= 96, Height: >= 96 }) wrong.Add($"small: {await target.TextContentAsync()}");
    }

    private static async Task<string> Link(Site site)
    {
        var who = new Actor(Guid.CreateVersion7(site.Clock.GetUtcNow()), "Analyst", Door.Page, null, [new(Role.Analyst, UnitPath.Root)]);
        var unit = await site.With(services => services.GetRequiredService<Db>().OrgUnits.Select(one => one.Id).SingleAsync());
        var survey = (await site.With(services => services.GetRequiredService<MakeSurvey>().Run(who, new(unit, "csat"), default))).Value.Value;
        await site.With(services => services.GetRequiredService<WriteSurvey>().Run(who, new(survey, null, Reasons()), default));
        Assert.Null((await site.With(services => services.GetRequiredService<PublishSurvey>().Run(who, new(survey), default))).Failure);
        return (await site.With(services => services.GetRequiredService<MakeLinks>().Run(who,
            new(survey, LinkKind.Open, AskChannel.Kiosk, [new("3 号窗口")]), default))).Value[0].Token;
    }

    private static SurveyDocument Reasons() => SurveyTemplate.Of("csat")!.Document with
    {
        Questions =
        [
            new() { Id = "q1", Kind = QuestionKind.Csat, Text = Both("刚才的服务，您满意吗？", "Were you content just now?"), IsRequired = true },
            new()
            {
                Id = "q2",
                Kind = QuestionKind.Choices,
                Text = Both("抱歉。您给了 {{q1}} 分，哪里没做好？", "Sorry. What earned us a {{q1}}?"),
                ShowIf = new([new("q1", TestKind.AtMost, "2")]),
                IsShuffled = true,
                Options = [new("wait", Both("等得太久", "Too long a wait")), new("unclear", Both("没讲明白", "Not explained")),
                    new("other", Both("其他", "Something else")) { IsLast = true }],
            },
            new() { Id = "q3", Kind = QuestionKind.Text, Text = Both("还想说什么？", "Anything else?") },
        ],
        Scores = [],
    };

    private static Wording Both(string zh, string en) => Wording.Of(("zh", zh), ("en", en));
}
