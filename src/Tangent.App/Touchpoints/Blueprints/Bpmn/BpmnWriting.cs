using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Tangent.Domain.Touchpoints.Blueprints;
using static Tangent.App.Touchpoints.Blueprints.Bpmn.BpmnNames;

namespace Tangent.App.Touchpoints.Blueprints.Bpmn;

/// <summary>
/// A blueprint's flow as BPMN 2.0: a task for each step in the lane of who acts first, an exclusive gateway behind a step with several
/// ways, drawn. All else that stands in the blueprint rides along, so that it comes back whole through other tools.
/// </summary>
public static class BpmnWriting
{
    private const double Pool = 30, LaneName = 30, First = 130, Column = 200, Lane = 140, TaskWide = 110, TaskHigh = 80, Gateway = 50, Event = 36;

    // Who acts at a step; what customers only see and tools that are only used act last.
    private static readonly BlueprintLane[] Acting =
    [
        BlueprintLane.Customer, BlueprintLane.FrontStage, BlueprintLane.BackStage, BlueprintLane.Support, BlueprintLane.Company, BlueprintLane.Tools,
        BlueprintLane.Evidence,
    ];

    /// <summary>The file, UTF-8.</summary>
    /// <param name="document">The blueprint.</param>
    /// <param name="language">In which language tasks are named.</param>
    /// <param name="laneName">What a lane is called in that language.</param>
    public static byte[] Write(BlueprintDocument document, string language, Func<BlueprintLane, string> laneName)
    {
        var lanes = document.Steps.Select(LaneOf).Distinct().Order().ToList();
        var flows = Flows(document, language);
        var title = document.Title.In(language);
        var process = new XElement(Model + "process", new XAttribute("id", "process"), new XAttribute("name", title), new XAttribute("isExecutable", "false"),
            Extension("blueprint", BlueprintCodec.WriteAbout(document)),
            new XElement(Model + "laneSet", new XAttribute("id", "lanes"), lanes.Select(lane => new XElement(Model + "lane",
                new XAttribute("id", LaneId(lane)), new XAttribute("name", laneName(lane)), new XAttribute(Own + "lane", lane.ToString()),
                Nodes(document).Where(node => node.Lane == lane).Select(node => new XElement(Model + "flowNodeRef", node.Id))))),
            Nodes(document).Select(node => Node(node, flows, language)),
            flows.Select(flow => new XElement(Model + "sequenceFlow", new XAttribute("id", flow.Id), new XAttribute("sourceRef", flow.From),
                new XAttribute("targetRef", flow.To), flow.Name is { Length: > 0 } name ? new XAttribute("name", name) : null)));
        var file = new XDocument(new XElement(Model + "definitions",
            new XAttribute(XNamespace.Xmlns + "bpmn", Model), new XAttribute(XNamespace.Xmlns + "bpmndi", Drawing),
            new XAttribute(XNamespace.Xmlns + "dc", Bounds),
            new XAttribute(XNamespace.Xmlns + "di", Shapes), new XAttribute(XNamespace.Xmlns + "tangent", Own),
            new XAttribute("id", "definitions"), new XAttribute("targetNamespace", Own.NamespaceName), new XAttribute("exporter", "Tangent"),
            new XElement(Model + "collaboration", new XAttribute("id", "service"), new XElement(Model + "participant",
                new XAttribute("id", "pool"), new XAttribute("name", title), new XAttribute("processRef", "process"))),
            process,
            new XElement(Drawing + "BPMNDiagram", new XAttribute("id", "diagram"), new XElement(Drawing + "BPMNPlane", new XAttribute("id", "plane"),
                new XAttribute("bpmnElement", "service"), Drawn(document, lanes, flows)))));
        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, new() { Indent = true, NewLineChars = "\n", Encoding = new UTF8Encoding(false) })) file.Save(writer);
        return bytes.ToArray();
    }

    private static BlueprintLane LaneOf(BlueprintStep step) => Acting.FirstOrDefault(lane => step[lane] is not null, BlueprintLane.Customer);

    private static string LaneId(BlueprintLane lane) => $"lane_{lane}";

    private static string TaskId(BlueprintStep step) => $"step_{step.Id}";

    private static string GatewayId(BlueprintStep step) => $"ways_{step.Id}";

    private static XElement Extension(string name, string text) => new(Model + "extensionElements", new XElement(Own + name, text));

    private static XElement Node(FlowNode node, List<Flow> flows, string language) => new(Model + node.Kind, new XAttribute("id", node.Id),
        node.Kind == "task" ? new XAttribute("name", node.Step!.Name.In(language)) : null,
        node.Kind == "task" ? new XElement(Model + "documentation", Told(node.Step!, language)) : null,
        node.Kind == "task" ? Extension("step", BlueprintCodec.Write(node.Step!)) : null,
        flows.Where(flow => flow.To == node.Id).Select(flow => new XElement(Model + "incoming", flow.Id)),
        flows.Where(flow => flow.From == node.Id).Select(flow => new XElement(Model + "outgoing", flow.Id)));

    private static string Told(BlueprintStep step, string language) => string.Join('\n', step.Cells.Select(cell => cell.Text.In(language)));

    private static IEnumerable<FlowNode> Nodes(BlueprintDocument document)
    {
        if (document.Steps.Count == 0) yield break;
        double x = First + (document.Beginnings().Count > 1 ? Gateway + 20 : 0);
        yield return new("startEvent", "start", null, LaneOf(document.Steps[0]), Pool + LaneName + 20, Event, Event);
        if (document.Beginnings().Count > 1) yield return new("exclusiveGateway", "begin", null, LaneOf(document.Steps[0]), First, Gateway, Gateway);
        foreach (var step in document.Steps)
        {
            yield return new("task", TaskId(step), step, LaneOf(step), x, TaskWide, TaskHigh);
            if (step.Ways.Count > 1) yield return new("exclusiveGateway", GatewayId(step), step, LaneOf(step), x + TaskWide + 20, Gateway, Gateway);
            x += Column;
        }
        yield return new("endEvent", "finish", null, LaneOf(document.Steps[^1]), x, Event, Event);
    }

    private static List<Flow> Flows(BlueprintDocument document, string language)
    {
        List<Flow> flows = [];
        void Add(string from, string to, string? name = null) => flows.Add(new($"flow_{flows.Count + 1}", from, to, name));
        string Place(int place) => place < document.Steps.Count ? TaskId(document.Steps[place]) : "finish";
        bool hasGateway = document.Beginnings().Count > 1;
        if (document.Steps.Count > 0 && hasGateway) Add("start", "begin");
        if (document.Steps.Count > 0) foreach (int first in document.Beginnings()) Add(hasGateway ? "begin" : "start", Place(first));
        foreach (var (step, place) in document.Steps.Select((step, place) => (step, place)))
        {
            if (step.Ways.Count > 1) Add(TaskId(step), GatewayId(step));
            var from = step.Ways.Count > 1 ? GatewayId(step) : TaskId(step);
            if (step.Ways.Count == 0) Add(from, Place(place + 1));
            foreach (var way in step.Ways)
                Add(from, way.To == BlueprintDocument.End ? "finish" : Place(document.PlaceOf(way.To)), way.When?.In(language));
        }
        return flows;
    }

    private static IEnumerable<XElement> Drawn(BlueprintDocument document, List<BlueprintLane> lanes, List<Flow> flows)
    {
        double wide = First + Gateway + 20 + Column * document.Steps.Count + 80 - Pool;
        yield return Shape("pool", Pool, 0, wide, Math.Max(1, lanes.Count) * Lane, isHorizontal: true);
        foreach (var (lane, i) in lanes.Select((lane, i) => (lane, i)))
            yield return Shape(LaneId(lane), Pool + LaneName, i * Lane, wide - LaneName, Lane, isHorizontal: true);
        var nodes = Nodes(document).ToDictionary(node => node.Id);
        double Middle(FlowNode node) => (lanes.TakeWhile(lane => lane != node.Lane).Count() + 0.5) * Lane;
        foreach (var node in nodes.Values) yield return Shape(node.Id, node.X, Middle(node) - node.High / 2, node.Wide, node.High);
        foreach (var flow in flows)
        {
            var (from, to) = (nodes[flow.From], nodes[flow.To]);
            var (x1, y1, x2, y2) = (from.X + from.Wide, Middle(from), to.X, Middle(to));
            // Straight on along the middle; back, and past other steps, along the edge of the lane.
            double edge = Math.Max(y1, y2) + Lane / 2 - 10;
            (double X, double Y)[] points = x2 > x1 && x2 - x1 < Column ? [(x1, y1), (x2 - 15, y1), (x2 - 15, y2), (x2, y2)]
                : [(x1, y1), (x1 + 8, y1), (x1 + 8, edge), (x2 - 8, edge), (x2 - 8, y2), (x2, y2)];
            yield return new XElement(Drawing + "BPMNEdge", new XAttribute("id", $"{flow.Id}_drawn"), new XAttribute("bpmnElement", flow.Id),
                points.Select(point => new XElement(Shapes + "waypoint", Number("x", point.X), Number("y", point.Y))));
        }
    }

    private static XElement Shape(string id, double x, double y, double wide, double high, bool isHorizontal = false) =>
        new(Drawing + "BPMNShape", new XAttribute("id", $"{id}_drawn"), new XAttribute("bpmnElement", id),
            isHorizontal ? new XAttribute("isHorizontal", "true") : null,
            new XElement(Bounds + "Bounds", Number("x", x), Number("y", y), Number("width", wide), Number("height", high)));

    private static XAttribute Number(string name, double value) => new(name, value.ToString("0.#", CultureInfo.InvariantCulture));

    private sealed record FlowNode(string Kind, string Id, BlueprintStep? Step, BlueprintLane Lane, double X, double Wide, double High);

    private sealed record Flow(string Id, string From, string To, string? Name);
}
