using System.IO.Compression;
using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using Tangent.App.Installation;
using Tangent.App.Settings;
using Tangent.Domain.Access;

namespace Tangent.Web.Tests.Security;

/// <summary>Files of strangers, over all that can be taken in: their names, headers and cells stay words, and no name is a path.</summary>
public sealed class ForeignFileTests
{
    private const string Name = "../../etc/\"><x-s onx=1>.csv";
    private const int Width = 40;

    [Fact]
    public async Task S9_names_headers_and_cells_of_a_file_stand_as_words_on_every_page_of_its_import()
    {
        await using var site = await Site.Start();
        using var person = await site.SignedIn(Role.Administrator);
        var wrong = new List<string>();
        var targets = (await person.Page("/imports")).QuerySelectorAll("[name=target]").SelectMany(Values).ToList();
        foreach (var target in targets)
        {
            using var sent = await Send(person, target, Encoding.UTF8.GetBytes(Table()), Name);
            Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
            var address = sent.Headers.Location!.OriginalString;
            var columns = Look(target, await person.Page(address));
            Assert.True(Words(columns).Contains("<x-s1 onx=1>", StringComparison.Ordinal), $"{target}: its headers are not shown");

            // Each column becomes another field, as far as there are fields, so that the cells are read as everything that a cell can be.
            var selects = columns.QuerySelectorAll("select[name=columns]").OfType<IHtmlSelectElement>().ToList();
            var fields = selects[0].Options.Select(option => option.Value).Where(value => value.Length > 0).ToList();
            var form = selects[0].Closest("form")!.QuerySelectorAll("input[type=hidden], input[required], select:not([name=columns])")
                .Select(one => KeyValuePair.Create(one.GetAttribute("name")!, (one as IHtmlSelectElement)?.Value ?? one.GetAttribute("value") ?? "x"))
                .Where(one => one.Key.Length > 0);
            using var mapped = await person.PostAsync(new Uri(address, UriKind.Relative),
                new FormUrlEncodedContent([.. form, .. selects.Select((_, i) => KeyValuePair.Create("columns", i < fields.Count ? fields[i] : ""))]));
            if (mapped.StatusCode != HttpStatusCode.Redirect)
            {
                Look(target, await mapped.Page());
                wrong.Add($"{target}: its columns were not taken: {Words(await mapped.Page())}");
                continue;
            }
            var looked = mapped.Headers.Location!.OriginalString;
            while (await site.Services.GetRequiredService<JobRunner>().Once(default)) { }
            var bad = Look(target, await person.Page(looked));
            foreach (var row in bad.QuerySelectorAll("a[href*='/row?row=']").Select(link => link.GetAttribute("href")!).Distinct().Take(2))
            {
                var mend = Look(target, await person.Page(new Uri(new Uri(site.Url, looked), row).PathAndQuery));
                Assert.Contains("<x-s1", Words(mend), StringComparison.Ordinal);
            }
            Look(target, await person.Page("/imports"));
        }

        Assert.True(targets.Count > 4, $"{targets.Count} targets");
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));

        IHtmlDocument Look(string target, IHtmlDocument page)
        {
            if (page.All.Any(one => one.LocalName.StartsWith("x-s", StringComparison.Ordinal) || one.HasAttribute("onx")))
                wrong.Add($"{target}: markup on {page.Title}");
            return page;
        }
    }

    [Fact]
    public async Task S12_no_name_in_or_of_a_file_is_a_path()
    {
        await using var site = await Site.Start();
        using var person = await site.SignedIn(Role.Administrator);
        foreach (var name in new[] { "../../up.csv", "/etc/absolute.csv", @"..\..\windows.csv", "C:\\drive.csv", "../up.xlsx", "up.csv.gz" })
        {
            var bytes = Path.GetExtension(name) switch { ".xlsx" => Climbing(), ".gz" => NamedGzip(), _ => "a,b\n1,2\n"u8.ToArray() };
            using var sent = await Send(person, "touchpoints", bytes, name);
            Assert.True((int)sent.StatusCode < 500, $"{name}: {sent.StatusCode}");
        }

        var outside = new DirectoryInfo(Folder(site)).Parent!.EnumerateFileSystemInfos("*", SearchOption.TopDirectoryOnly)
            .Concat(new DirectoryInfo("/etc").EnumerateFileSystemInfos()).Concat(new DirectoryInfo(Path.GetTempPath()).EnumerateFileSystemInfos());
        Assert.DoesNotContain(outside, one => one.Name is "up.csv" or "absolute.csv" or "windows.csv" or "drive.csv" or "evil.txt");
        Assert.DoesNotContain(new DirectoryInfo(Folder(site)).EnumerateFiles("*", SearchOption.AllDirectories),
            one => one.Name.Contains("windows", StringComparison.Ordinal) || one.Name is "up.csv" or "evil.txt");
        Assert.All((await person.Page("/imports")).QuerySelectorAll("a.tt"), one => Assert.DoesNotMatch(@"[/\\]", one.TextContent));
    }

    private static string Folder(Site site) => site.Services.GetRequiredService<TangentSettings>().Database.Folder;

    private static string Table()
    {
        var text = new StringBuilder();
        for (int row = 0; row < 4; row++)
            text.AppendJoin(',', Enumerable.Range(0, Width).Select(i => $"\"=9|{row}-{i}\"\"'><x-s{i} onx=1>\"")).Append('\n');
        return text.ToString();
    }

    private static byte[] Climbing()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var name in new[] { "../evil.txt", "/etc/evil.txt", "xl/../../evil.txt", "[Content_Types].xml" })
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write("<Types/>"u8);
            }
        return stream.ToArray();
    }

    // A gzip may carry the name of what was packed: flag 8, and the name with a zero behind it after the ten bytes of the head.
    private static byte[] NamedGzip()
    {
        using var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write("a,b\n1,2\n"u8);
        var packed = stream.ToArray();
        packed[3] |= 8;
        return [.. packed[..10], .. "../../evil.txt\0"u8, .. packed[10..]];
    }

    private static async Task<HttpResponseMessage> Send(HttpClient person, string target, byte[] bytes, string name)
    {
        var page = await person.Page("/imports");
        using var form = new MultipartFormDataContent
        {
            { new StringContent("upload"), "_handler" },
            { new StringContent(page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken" },
            { new StringContent(target), "target" },
        };
        var file = new ByteArrayContent(bytes);
        var quoted = name.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
        file.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"file\"; filename=\"{quoted}\"");
        form.Add(file);
        return await person.PostAsync(new Uri("/imports", UriKind.Relative), form);
    }

    private static IEnumerable<string> Values(IElement field) => field is IHtmlSelectElement select
        ? select.Options.Select(option => option.Value) : [field.GetAttribute("value")!];

    private static string Words(IHtmlDocument page) =>
        string.Join(' ', page.All.OfType<IHtmlInputElement>().Select(one => one.Value)) + page.DocumentElement.TextContent;
}
