using System.Net;
using System.Text;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints.Blueprints;
using Tangent.Storage;
using Tangent.Web.Charts;

namespace Tangent.Web.Tests.Touchpoints;

/// <summary>What is taken out of a blueprint's page, and a file that is handed in.</summary>
public sealed class BlueprintFileTests
{
    [Fact]
    public async Task A_file_of_another_tool_becomes_a_draft_and_goes_out_as_document_flow_and_picture()
    {
        await using var site = await Site.Start();
        var unit = await site.AddUnit();
        using var person = await site.SignedIn(Role.Director);
        var form = (await person.Page("/blueprints/new")).QuerySelector("main form")!;
        using var sent = new MultipartFormDataContent();
        foreach (var hidden in form.QuerySelectorAll("input[type=hidden]"))
            sent.Add(new StringContent(hidden.GetAttribute("value")!), hidden.GetAttribute("name")!);
        sent.Add(new StringContent(""), "Input.Template");
        sent.Add(new StringContent($"{unit}"), "Input.UnitId");
        sent.Add(new ByteArrayContent(Encoding.UTF8.GetBytes("""
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="p" name="修复"><task id="a" name="报修"/>
            <task id="b" name="上门"/>
            <sequenceFlow id="f" sourceRef="a" targetRef="b"/><textAnnotation id="t"/></process></definitions>
            """)), "document", "repair.bpmn");

        using var made = await person.PostAsync("/blueprints/new", sent);

        Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
        var path = made.Headers.Location!.OriginalString.Replace("/edit", "", StringComparison.Ordinal);
        Assert.Contains("textAnnotation 1", (await person.Page($"{path}/edit")).QuerySelector(".tg-toast")!.TextContent, StringComparison.Ordinal);
        var document = BlueprintCodec.Read(await person.GetStringAsync($"{path}/json")).Value;
        Assert.Equal(["报修", "上门"], document.Steps.Select(step => step.Name.In("zh")));
        Assert.Equal("definitions", XDocument.Parse(await person.GetStringAsync($"{path}/bpmn")).Root!.Name.LocalName);
        var picture = XDocument.Parse(await person.GetStringAsync($"{path}/picture"));
        Assert.Contains("上门", picture.Root!.Value, StringComparison.Ordinal);
        Assert.Equal(3, await site.With(services => services.GetRequiredService<Db>().AuditEntries.CountAsync(entry => entry.Act == "blueprints.did.export")));
    }

    [Theory]
    [InlineData("Says what is needed", 70, "Says what|is needed")]
    [InlineData("发现上不了网，重启光猫", 60, "发现上不了|网，重启光|猫")]
    [InlineData("Unbreakableword", 60, "Unbreaka|bleword")]
    [InlineData("", 60, "")]
    public void A_text_is_broken_where_its_script_allows(string text, double room, string lines) =>
        Assert.Equal(lines, string.Join('|', TextWidth.Lines(text, room)));
}
