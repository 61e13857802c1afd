using System.Text;
using System.Xml.Linq;
using Tangent.App.Encounters.Journeys;
using Tangent.App.Touchpoints.Blueprints;
using Tangent.App.Touchpoints.Blueprints.Bpmn;
using Tangent.Domain;
using Tangent.Domain.Touchpoints.Blueprints;

namespace Tangent.Tests.Touchpoints;

public sealed class BpmnTests
{
    private static readonly XNamespace Model = "http://www.omg.org/spec/BPMN/20100524/MODEL";

    public static TheoryData<string> Templates => [.. BlueprintTemplate.All.Select(one => one.Name)];

    [Theory, MemberData(nameof(Templates))]
    public void A_blueprint_comes_back_whole_and_its_flow_is_the_one_that_conformance_reads(string name)
    {
        var document = BlueprintTemplate.Of(name)!.Document;

        var file = BpmnWriting.Write(document, "zh", lane => $"lane {lane}");
        var back = BpmnReading.Read(file, "zh", "?").Value;

        Assert.Equal(BlueprintCodec.Write(document), BlueprintCodec.Write(back.Document));
        Assert.Empty(back.LeftOut);
        var net = NetFile.Read(file).Value;
        Assert.Equal(document.Steps.Select(step => step.Name.In("zh")).Distinct().Order(), net.Names.Order());
        Everything_is_drawn(XDocument.Load(new MemoryStream(file)));
    }

    [Fact]
    public void Several_beginnings_come_back_too()
    {
        var document = BlueprintTemplate.Of("hotline")!.Document.Beginning(BlueprintTemplate.Of("hotline")!.Document.Steps[2].Id, true);

        var back = BpmnReading.Read(BpmnWriting.Write(document, "zh", lane => lane.ToString()), "zh", "?").Value.Document;

        Assert.Equal(2, document.Starts.Count);
        Assert.Equal(BlueprintCodec.Write(document), BlueprintCodec.Write(back));
    }

    // Other tools show only what has a place in the diagram; ids must be ids of XML.
    private static void Everything_is_drawn(XDocument file)
    {
        var drawn = file.Descendants().Attributes("bpmnElement").Select(one => one.Value).ToHashSet();
        var process = file.Root!.Element(Model + "process")!;
        foreach (var node in process.Elements().Where(one => one.Attribute("id") is not null && one.Name.LocalName != "laneSet"))
            Assert.Contains(node.Attribute("id")!.Value, drawn);
        var ids = file.Descendants().Attributes("id").Select(one => one.Value).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.All(ids, id => Assert.Equal(id, System.Xml.XmlConvert.VerifyNCName(id)));
    }

    [Fact]
    public void What_another_tool_changed_is_taken_and_the_rest_stays()
    {
        var document = BlueprintTemplate.Of("hotline")!.Document;
        var first = document.Steps[0];
        var text = Encoding.UTF8.GetString(BpmnWriting.Write(document, "en", lane => lane.ToString()))
            .Replace($"name=\"{first.Name.In("en")}\"", "name=\"Another name\"", StringComparison.Ordinal);

        var back = BpmnReading.Read(Encoding.UTF8.GetBytes(text), "en", "?").Value.Document;

        Assert.Equal("Another name", back.Steps[0].Name.In("en"));
        Assert.Equal(first.Name.In("zh"), back.Steps[0].Name.In("zh"));
        Assert.Equal(first.Cells, back.Steps[0].Cells);
    }

    [Fact]
    public void Ways_back_events_lanes_and_parallel_branches_of_other_tools_are_understood()
    {
        var read = BpmnReading.Read(File("""
            <laneSet id="l"><lane id="l1" name="顾客"><flowNodeRef>a</flowNodeRef></lane>
            <lane id="l2" name="Our Back Office"><flowNodeRef>c</flowNodeRef></lane></laneSet>
            <serviceTask id="d" name="D"/><userTask id="c" name="C"/><task id="b" name="B"/><task id="a" name="A"/><startEvent id="s"/>
            <endEvent id="e"/><parallelGateway id="p"/><parallelGateway id="q"/><exclusiveGateway id="x" name="ok?"/>
            <intermediateCatchEvent id="t" name="later"/><boundaryEvent id="y" name="Gives up" attachedToRef="b"/>
            <dataObjectReference id="o"/><textAnnotation id="n"/><textAnnotation id="m"/>
            <sequenceFlow id="1" sourceRef="s" targetRef="a"/><sequenceFlow id="2" sourceRef="a" targetRef="p"/>
            <sequenceFlow id="3" sourceRef="p" targetRef="b"/><sequenceFlow id="4" sourceRef="p" targetRef="c"/>
            <sequenceFlow id="5" sourceRef="b" targetRef="q"/><sequenceFlow id="6" sourceRef="c" targetRef="t"/>
            <sequenceFlow id="7" sourceRef="t" targetRef="q"/>
            <sequenceFlow id="8" sourceRef="q" targetRef="d"/><sequenceFlow id="9" sourceRef="d" targetRef="x"/>
            <sequenceFlow id="10" sourceRef="x" targetRef="a" name="no"/><sequenceFlow id="11" sourceRef="x" targetRef="e" name="yes"/>
            <sequenceFlow id="12" sourceRef="y" targetRef="e"/>
            """), "en", "?").Value;

        var document = read.Document;
        Assert.Equal(["A", "B", "C", "D"], document.Steps.Select(step => step.Name.In("en")));
        Assert.Equal([BlueprintLane.Customer, BlueprintLane.FrontStage, BlueprintLane.BackStage, BlueprintLane.Support],
            document.Steps.Select(step => step.Cells.Single().Lane));
        Assert.Equal(["", "s3:;end:Gives up", "", "s1:no;end:yes"], document.Steps.Select(step =>
            string.Join(';', step.Ways.Select(way => $"{way.To}:{way.When?.In("en")}"))));
        Assert.Equal(["dataObjectReference 1", "intermediateCatchEvent 1", "textAnnotation 2"],
            read.LeftOut.Select(one => $"{one.Key} {one.Value}").Order(StringComparer.Ordinal));
        Assert.Equal("Repair", document.Title.In("en"));
        Assert.Empty(BlueprintRules.ToKeep(document));
    }

    [Theory]
    [InlineData("""<task id="a"/><inclusiveGateway id="g" name="one or more"/>""", "blueprints.bpmn-gateway", "one or more")]
    [InlineData("""
        <task id="a"/><task id="b"/><parallelGateway id="g"/><sequenceFlow id="1" sourceRef="g" targetRef="a"/>
        <sequenceFlow id="2" sourceRef="g" targetRef="b"/>
        """, "blueprints.bpmn-gateway", "g")]
    [InlineData("""<startEvent id="s"/>""", "blueprints.bpmn-empty", null)]
    public void What_a_blueprint_cannot_say_is_refused_by_name(string inside, string code, string? named)
    {
        var problem = Assert.IsType<Fail.Invalid>(BpmnReading.Read(File(inside), "en", "?").Failure).Problems.Single();

        Assert.Equal((code, named), (problem.Code, problem.Arguments.Count > 0 ? $"{problem.Arguments[0]}" : null));
    }

    [Theory]
    [InlineData("<a", "blueprints.bpmn-broken")]
    [InlineData("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>", "blueprints.bpmn-broken")]
    [InlineData("<a/>", "blueprints.bpmn-empty")]
    public void What_is_no_BPMN_is_refused(string text, string code) =>
        Assert.Equal(code, Assert.IsType<Fail.Invalid>(BpmnReading.Read(Encoding.UTF8.GetBytes(text), "en", "?").Failure).Problems.Single().Code);

    private static byte[] File(string inside) => Encoding.UTF8.GetBytes($"""
        <?xml version="1.0" encoding="UTF-8"?>
        <definitions xmlns="{Model}" id="d"><process id="p" name="Repair">{inside}</process></definitions>
        """);
}
