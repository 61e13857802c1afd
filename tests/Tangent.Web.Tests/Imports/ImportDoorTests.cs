using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tangent.App.Installation;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Tests;
using Tangent.Web.Tests.Faults;

namespace Tangent.Web.Tests.Imports;

/// <summary>An import from outside: pages without script, the interface for programs, the command line.</summary>
public sealed class ImportDoorTests
{
    private const string Header = "编码,中文名称,英文名称,渠道,阶段,单位\n";
    private const string Good = "I1,热线报修,Fault hotline,热线,售后,HALL\n", Bad = "I2,柜台,Counter,传真,售后,HALL\n";

    [Theory]
    [InlineData("zh-CN", "传真”不在可选范围内")]
    [InlineData("en", "“传真” is none of the choices")]
    public async Task A_person_uploads_names_the_columns_looks_writes_and_mends_without_script(string language, string reason)
    {
        await using var site = await Site.Start();
        await site.AddUnit(code: "HALL");
        using var person = await site.SignedIn(Role.Director);
        person.DefaultRequestHeaders.Add("Accept-Language", language);

        var columns = (await Upload(person, Header + Good + Bad)).Headers.Location!.OriginalString;
        var page = await person.Page(columns);
        Assert.Equal(["code", "name-zh", "name-en", "channel", "stage", "unit"],
            page.QuerySelectorAll("select[name=columns] option[selected]").Select(one => one.GetAttribute("value")));
        var checking = await Columns(person, columns, page, "code", "name-zh", "name-en", "channel", "stage", "unit");
        var address = checking.Headers.Location!.OriginalString;
        Assert.True(await site.Services.GetRequiredService<JobRunner>().Once(default));
        var looked = await person.Page(address);
        Assert.Contains(reason, looked.DocumentElement.TextContent);
        Assert.Equal(0, await Count(site));

        using var writing = await person.Submit(address, looked, "write");
        Assert.Equal(HttpStatusCode.Redirect, writing.StatusCode);
        Assert.True(await site.Services.GetRequiredService<JobRunner>().Once(default));
        Assert.Contains("/row?row=3", await person.GetStringAsync(address));
        Assert.Equal(1, await Count(site));

        Assert.Contains(Bad.Trim(), await person.GetStringAsync(address + "/bad-rows"));
        var mend = await person.Page(address + "/row?row=3");
        var typed = Bad.Trim().Replace("传真", "热线").Split(',').Select(cell => ("cells", cell));
        using var mended = await Post(person, address + "/row?row=3", mend, "mend", typed);
        Assert.Equal(HttpStatusCode.Redirect, mended.StatusCode);
        Assert.Equal(2, await Count(site));
    }

    [Fact]
    public async Task A_program_imports_a_body_or_a_part_of_a_form_and_is_told_each_bad_row()
    {
        await using var site = await Site.Start();
        await site.AddUnit(code: "HALL");
        using var program = await site.WithApiKey(Role.Director);
        program.DefaultRequestHeaders.Add("Accept-Language", "en");

        using var dry = await program.PostAsync("/api/v1/touchpoints/import?dryRun=true", Body(Header + Good + Bad));
        var told = JsonNode.Parse(await dry.Content.ReadAsStringAsync())!;
        Assert.Equal((HttpStatusCode.OK, 1, 1, 0), (dry.StatusCode, (int)told["new"]!, (int)told["bad"]!, await Count(site)));
        Assert.Equal((3, "渠道", "imports.not-a-choice"),
            ((int)told["problems"]![0]!["row"]!, (string)told["problems"]![0]!["field"]!, (string)told["problems"]![0]!["code"]!));

        using var form = new MultipartFormDataContent { { Body(Header + Good), "file", "list.csv" } };
        using var done = await program.PostAsync("/api/v1/touchpoints/import", form);
        using var again = await program.PostAsync("/api/v1/touchpoints/import", Body(Header + Good));
        Assert.Equal(1, (int)JsonNode.Parse(await done.Content.ReadAsStringAsync())!["new"]!);
        Assert.Equal(1, (int)JsonNode.Parse(await again.Content.ReadAsStringAsync())!["unchanged"]!);

        using var wrong = await program.PostAsync("/api/v1/touchpoints/import", Body("甲,乙\n1,2\n"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains("imports.key-unmapped", await wrong.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_file_beyond_the_setting_is_refused_before_it_is_read()
    {
        await using var site = await Site.Start(settings => settings.Limits.ImportBytes = 200_000);
        using var program = await site.WithApiKey(Role.Director);
        var key = program.DefaultRequestHeaders.Authorization!.ToString();

        // By hand, because no byte of the gigabyte is ever sent: the length alone is enough for a refusal.
        using var line = new TcpClient("127.0.0.1", site.Url.Port);
        await using var stream = line.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST /api/v1/touchpoints/import HTTP/1.1\r\nHost: {site.Url.Authority}\r\n"
            + $"Authorization: {key}\r\nContent-Type: text/csv\r\nContent-Length: {1L << 30}\r\nExpect: 100-continue\r\n\r\n"));
        using var answer = new StreamReader(stream);
        Assert.Equal("HTTP/1.1 413 Payload Too Large", await answer.ReadLineAsync());
        var said = new StringBuilder();
        while (!said.ToString().Contains("imports.too-large", StringComparison.Ordinal))
            said.AppendLine(await answer.ReadLineAsync() ?? throw new EndOfStreamException(said.ToString()));
    }

    [Fact]
    public async Task Several_are_changed_at_once_with_a_result_for_each()
    {
        await using var site = await Site.Start();
        await site.AddUnit(code: "HALL");
        using var program = await site.WithApiKey(Role.Director);
        await program.PostAsync("/api/v1/touchpoints/import", Body(Header + Good + Good.Replace("I1", "I2")));
        var ids = await site.With(services => ((Db)services.GetService(typeof(Db))!).Touchpoints.OrderBy(t => t.Code).Select(t => t.Id).ToListAsync());
        var list = string.Join(",", ids.Select(id => $"\"{id.Value}\""));

        using var staged = await program.PostAsync("/api/v1/touchpoints/bulk",
            Json($$"""{ "act":"stage", "stage":"preSale", "ids":[{{list}}, "{{Guid.Empty}}"] }"""));
        var results = JsonNode.Parse(await staged.Content.ReadAsStringAsync())!["data"]!.AsArray();
        Assert.Equal(["I1:", "I2:", ":access.missing"], results.Select(one => $"{one!["code"]}:{one["problems"]!.AsArray().FirstOrDefault()?["code"]}"));

        using var person = await site.SignedIn(Role.Director);
        var address = "/touchpoints/bulk?ids=" + string.Join("&ids=", ids.Select(id => id.Value));
        using var retired = await person.Submit(address, "bulk-Retire", ("value", "并入新渠道"));
        Assert.Equal(HttpStatusCode.OK, retired.StatusCode);
        Assert.Equal(2, await site.With(services => ((Db)services.GetService(typeof(Db))!).Touchpoints.CountAsync(t => t.RetiredReason == "并入新渠道")));
    }

    [Theory, OnBothDatabases]
    public async Task A_command_that_is_killed_in_the_middle_is_started_again_and_doubles_nothing(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await house.Unit("HALL");
        var file = Path.Combine(house.Settings.Database.Folder, "many.csv");
        await File.WriteAllTextAsync(file, Header + string.Concat(Enumerable.Range(1, 6_000).Select(i => Good.Replace("I1", $"I{i}"))));
        using (var first = TangentProcess.Start(house.Settings.Database, "en_US.UTF-8", null, "touchpoints", "import", file))
        {
            while (!await house.Db().Touchpoints.AnyAsync()) await Task.Delay(20);
            await first.Kill();
        }
        int before = await house.Db().Touchpoints.CountAsync();
        Assert.Equal(0, before % 500);

        var (code, said) = await TangentProcess.Run(house.Settings.Database, "en_US.UTF-8", null, "touchpoints", "import", file);

        Assert.Equal(0, code);
        Assert.Contains($"New {6_000 - before}, changed 0, unchanged {before}", said.Replace("6,000", "6000", StringComparison.Ordinal));
        Assert.Equal((6_000, 6_000), (await house.Db().Touchpoints.CountAsync(), await house.Db().TouchpointVersions.CountAsync()));
    }

    [Fact]
    public async Task The_command_line_says_what_it_would_do_sets_bad_rows_aside_and_ends_with_its_code()
    {
        await using var house = await House.Open(DatabaseProvider.Sqlite);
        await house.Unit("HALL");
        var folder = house.Settings.Database.Folder;
        var (file, aside) = (Path.Combine(folder, "list.csv"), Path.Combine(folder, "bad.csv"));
        await File.WriteAllBytesAsync(file, CodePages("GB18030").GetBytes(Header + Good + Bad));

        var dry = await TangentProcess.Run(house.Settings.Database, "zh_CN.UTF-8", null, "touchpoints", "import", file, "--dry-run");
        var done = await TangentProcess.Run(house.Settings.Database, "zh_CN.UTF-8", null, "touchpoints", "import", file, "--bad", aside, "--in-use");
        var broken = await TangentProcess.Run(house.Settings.Database, "zh_CN.UTF-8", null, "touchpoints", "import", file, "--map", "没有=code");

        Assert.Equal((1, 1, 2), (dry.Code, done.Code, broken.Code));
        Assert.Contains("预检结果：新增 1，更新 0，无变化 0，未导入 1", dry.Said);
        Assert.Contains("list.csv:3: 渠道: “传真”不在可选范围内", done.Said);
        Assert.Contains("渠道: “传真”不在可选范围内。,I2,柜台", await File.ReadAllTextAsync(aside));
        Assert.Contains("没有“没有”列", broken.Said);
        Assert.Equal(1, await house.Db().Touchpoints.CountAsync(t => t.Status == Tangent.Domain.Touchpoints.TouchpointStatus.Active));
    }

    private static Encoding CodePages(string name) => CodePagesEncodingProvider.Instance.GetEncoding(name)!;

    private static ByteArrayContent Body(string text)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        return content;
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    private static Task<int> Count(Site site) => site.With(services => ((Db)services.GetService(typeof(Db))!).Touchpoints.CountAsync());

    private static async Task<HttpResponseMessage> Upload(HttpClient person, string text)
    {
        var page = await person.Page("/imports");
        using var form = new MultipartFormDataContent
        {
            { new StringContent("upload"), "_handler" },
            { new StringContent(page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken" },
            { new StringContent("touchpoints"), "target" },
            { Body(text), "file", "list.csv" },
        };
        var answer = await person.PostAsync("/imports", form);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer;
    }

    private static Task<HttpResponseMessage> Columns(HttpClient person, string address, AngleSharp.Html.Dom.IHtmlDocument page, params string[] fields) =>
        Post(person, address, page, "columns", fields.Select(field => ("columns", field)));

    private static Task<HttpResponseMessage> Post(HttpClient person, string address, AngleSharp.Html.Dom.IHtmlDocument page, string form,
        IEnumerable<(string Name, string Value)> fields) => person.PostAsync(address, new FormUrlEncodedContent(
    [
        KeyValuePair.Create("_handler", form),
        KeyValuePair.Create("__RequestVerificationToken", page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!),
        .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)),
    ]));
}
