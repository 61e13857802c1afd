using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Tests;

namespace Tangent.Web.Tests.Faults;

/// <summary>A running site whose disk is full or read-only, as any user may try it: pages and API say so, and go on afterwards.</summary>
public sealed class RefusedWritesTests
{
    private const string Api = "/api/v1/touchpoints";

    [Theory]
    [InlineData("full", "en", "storage.disk-full", "The disk is full. Nothing was changed. Free some space and try again.")]
    [InlineData("full", "zh-CN", "storage.disk-full", "磁盘已满，未作任何修改。请清理空间后重试。")]
    [InlineData("read-only", "en", "storage.read-only", "The database is read-only. Nothing was changed. Check the rights and the mount of the data folder.")]
    [InlineData("read-only", "zh-CN", "storage.read-only", "数据库为只读，未作任何修改。请检查数据目录的权限与挂载方式。")]
    public async Task Page_and_api_name_it_lose_nothing_and_go_on_when_it_is_mended(string trouble, string language, string code, string sentence)
    {
        var database = await House.Empty(DatabaseProvider.Sqlite);
        await using var site = await Site.Start(database: database);
        using var person = await site.SignedIn(Role.Director);
        using var program = await site.WithApiKey(Role.Director);
        foreach (var client in new[] { person, program }) client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        var unit = await site.With(services => services.GetRequiredService<Db>().OrgUnits.Select(one => one.Id).SingleAsync());
        using var before = await program.PostAsJsonAsync(Api, Body("B1", unit));
        Assert.Equal(HttpStatusCode.Created, before.StatusCode);

        await (trouble == "full" ? Pooled.FullDisk(database) : Pooled.ReadOnly(database));
        await UseUpTheRoom(program, unit);
        var stored = await Codes(site);

        using var page = await Type(person, "P1", unit);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.StatusCode);
        Assert.Equal("5", page.Headers.GetValues("Retry-After").Single());
        var shown = await page.Page();
        Assert.Contains(sentence, shown.Problems());
        Assert.Equal("P1", shown.QuerySelector("input[name='Input.Code']")!.GetAttribute("value"));   // what was typed is still there
        foreach (var key in new[] { null, "once-1" })
        {
            using var refused = await Send(program, "A1", unit, key);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            Assert.Equal("5", refused.Headers.GetValues("Retry-After").Single());
            var problem = JsonDocument.Parse(await refused.Content.ReadAsStringAsync()).RootElement;
            Assert.Equal((code, sentence), (problem.GetProperty("code").GetString(), problem.GetProperty("title").GetString()));
        }
        Assert.Equal(HttpStatusCode.OK, (await person.GetAsync("/touchpoints")).StatusCode);   // reading goes on
        Assert.Equal(stored, await Codes(site));

        Pooled.Mend();

        using var again = await Type(person, "P1", unit);
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        using var sent = await Send(program, "A1", unit, "once-1");
        using var twice = await Send(program, "A1", unit, "once-1");
        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (sent.StatusCode, twice.StatusCode));
        Assert.Equal([.. stored.Concat(["A1", "P1"]).Order(StringComparer.Ordinal)], await Codes(site));
    }

    // A file that cannot grow still takes what fits into its half-empty pages: writes go on until none of these does.
    private static async Task UseUpTheRoom(HttpClient program, Guid unit)
    {
        for (int number = 10; ; number++)
        {
            Assert.True(number < 500, "the disk never filled up");
            int taken = 0;
            foreach (var letter in "AMP")
            {
                using var answer = await Send(program, $"{letter}{number}", unit, null);
                taken += answer.StatusCode == HttpStatusCode.Created ? 1 : 0;
            }
            if (taken == 0) return;
        }
    }

    private static Task<HttpResponseMessage> Type(HttpClient person, string code, Guid unit) =>
        person.Submit("/touchpoints/new", "register", ("Input.Code", code), ("Input.NameZh", "触点"), ("Input.NameEn", new string('x', 120)),
            ("Input.Channel", "App"), ("Input.Stage", "InSale"), ("Input.UnitId", unit.ToString()));

    private static Task<HttpResponseMessage> Send(HttpClient program, string code, Guid unit, string? key)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Api) { Content = JsonContent.Create(Body(code, unit)) };
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        return program.SendAsync(request);
    }

    private static object Body(string code, Guid unit) => new
    {
        code,
        nameZh = "触点",
        nameEn = new string('x', 120),
        channel = "app",
        stage = "inSale",
        unitId = unit,
    };

    private static Task<List<string>> Codes(Site site) => site.With(services =>
        services.GetRequiredService<Db>().Touchpoints.OrderBy(one => one.Code).Select(one => one.Code).ToListAsync());
}
