using System.Text;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tangent.App.Touchpoints.Maps;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints.Maps;
using Tangent.Storage;
using Tangent.Web.Pages.Maps;

namespace Tangent.Web.Tests.Touchpoints;

/// <summary>What is handed in to a journey map's page, and what is taken out of it.</summary>
public sealed class JourneyMapFileTests
{
    [Fact]
    public async Task A_document_becomes_a_draft_and_goes_out_to_the_byte_and_as_a_picture()
    {
        await using var site = await Site.Start();
        var unit = await site.AddUnit();
        using var person = await site.SignedIn(Role.Director);
        var form = (await person.Page("/journey-maps/new")).QuerySelector("main form")!;
        using var sent = new MultipartFormDataContent();
        foreach (var hidden in form.QuerySelectorAll("input[type=hidden]"))
            sent.Add(new StringContent(hidden.GetAttribute("value")!), hidden.GetAttribute("name")!);
        sent.Add(new StringContent(""), "Input.Template");
        sent.Add(new StringContent($"{unit}"), "Input.UnitId");
        var text = MapCodec.Write(MapTemplate.Of("hotel-stay")!.Document);
        sent.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(text)), "document", "stay.json");

        using var made = await person.PostAsync("/journey-maps/new", sent);

        var path = made.Headers.Location!.OriginalString.Replace("/edit", "", StringComparison.Ordinal);
        Assert.Equal(text, await person.GetStringAsync($"{path}/json"));
        Assert.Contains("叫醒", XDocument.Parse(await person.GetStringAsync($"{path}/picture")).Root!.Value, StringComparison.Ordinal);
        Assert.Equal(2, await site.With(services => services.GetRequiredService<Db>().AuditEntries.CountAsync(entry => entry.Act == "maps.did.export")));
    }

    [Fact]
    public void Evidence_is_written_one_on_a_line_and_read_back()
    {
        const string lines = "voice V7\nlink https://example.com/a\nsurvey 0197b3c0-0000-7000-8000-00000000dead/q1";

        Assert.Equal(lines, MapInput.Text(MapInput.Evidence(lines)));
        Assert.Equal(new(MapEvidenceKind.Link, "https://example.com/a"), MapInput.Evidence("https://example.com/a").Single());
        Assert.Equal("why so", MapInput.Evidence("voice V7 why so").Single().Note!.In("en"));
    }
}
