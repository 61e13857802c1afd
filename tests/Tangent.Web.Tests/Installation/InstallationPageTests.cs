using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tangent.App.Access.Published;
using Tangent.App.Installation.Published;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.Runtime;

namespace Tangent.Web.Tests.Installation;

public sealed class InstallationPageTests
{
    [Theory]
    [InlineData("zh-CN", "系统运行", "数据库文件完好。", "立即备份")]
    [InlineData("en", "Installation", "The database file is whole.", "Back up now")]
    public async Task An_administrator_sees_health_work_and_backups(string language, params string[] words)
    {
        await using var site = await Site.Start();
        var administrator = await site.SignedIn(Role.Administrator);

        var page = await Text(administrator, "/installation", language);

        Assert.All(words, word => Assert.Contains(word, page));
    }

    [Fact]
    public async Task A_backup_that_is_asked_for_becomes_work_that_can_be_watched_and_cancelled()
    {
        await using var site = await Site.Start();
        var administrator = await site.SignedIn(Role.Administrator);

        var asked = await Send(administrator, "/installation", "backup");
        Assert.Equal(HttpStatusCode.Redirect, asked.StatusCode);
        var address = asked.Headers.Location!.ToString();
        var watched = await Text(administrator, address, "en");
        Assert.Contains("Waiting", watched);
        Assert.Contains("http-equiv=\"refresh\"", watched);

        await Send(administrator, address, "cancel");
        Assert.Equal(JobState.Cancelled, await site.With(services => services.GetRequiredService<Db>().Jobs.Select(job => job.State).SingleAsync()));
        var over = await Text(administrator, address, "en");
        Assert.Contains("Cancelled", over);
        Assert.DoesNotContain("http-equiv=\"refresh\"", over);
    }

    [Fact]
    public async Task An_auditor_reads_but_starts_nothing()
    {
        await using var site = await Site.Start();
        var page = new HtmlParser().ParseDocument(await Text(await site.SignedIn(Role.Auditor), "/installation", "en"));

        Assert.Contains("The database file is whole.", page.Body!.TextContent);
        Assert.Empty(page.QuerySelectorAll("main form[method=post]"));
    }

    [Theory]
    [InlineData(Role.Clerk)]
    [InlineData(Role.Director)]
    public async Task Others_are_refused_and_told_who_may(Role role)
    {
        await using var site = await Site.Start();
        var person = await site.SignedIn(role);
        person.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");

        var answer = await person.GetAsync("/installation");

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.DoesNotContain("The database file is whole.", await answer.Content.ReadAsStringAsync());
    }

    private static async Task<string> Text(HttpClient person, string address, string language)
    {
        person.DefaultRequestHeaders.AcceptLanguage.Clear();
        person.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        var answer = await person.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }

    private static async Task<HttpResponseMessage> Send(HttpClient person, string address, string form)
    {
        var page = await Text(person, address, "en");
        var token = Regex.Match(page, "name=\"__RequestVerificationToken\" value=\"([^\"]+)\"").Groups[1].Value;
        return await person.PostAsync(address, new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["_handler"] = form,
            ["__RequestVerificationToken"] = token,
        }));
    }

    [Fact]
    public async Task Every_kind_of_work_has_words_in_both_languages()
    {
        await using var site = await Site.Start();
        var kinds = await site.With(services => Task.FromResult(services.GetServices<IJob>().Select(job => job.Type).ToList()));

        Assert.Contains("import", kinds);
        Assert.All(kinds, kind => Assert.True(Tangent.Web.Words.Words.Has($"installation.kind.{kind}"), kind));
    }

    [Fact]
    public async Task A_page_that_breaks_while_it_is_drawn_says_so_with_the_number_of_the_request()
    {
        await using var site = await Site.Start();
        await site.With(async services =>
        {
            services.GetRequiredService<JobOrders>().Add("work-without-words", new { }, Guid.Empty, "1.");
            services.GetRequiredService<Audit>().Write(Actor.System, "installation.start-backup", new(Kind.Job, null, null, UnitPath.Root));
            await services.GetRequiredService<Db>().SaveChangesAsync();
            return 0;
        });
        using var person = await site.SignedIn(Role.Administrator);

        using var answer = await person.GetAsync("/installation");

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Contains("tg-empty err", await answer.Content.ReadAsStringAsync());
    }
}
