using System.Text;
using System.Xml;
using System.Xml.Linq;
using Tangent.Domain;
using Tangent.Domain.Feedback.Surveys;
using Tangent.Domain.Touchpoints.Blueprints;
using static Tangent.App.Touchpoints.Blueprints.Bpmn.BpmnNames;

namespace Tangent.App.Touchpoints.Blueprints.Bpmn;

/// <summary>A blueprint from a BPMN file, and what of the file a blueprint has no place for.</summary>
/// <param name="Document">The blueprint.</param>
/// <param name="LeftOut">How many elements of each kind were left out, by their BPMN name.</param>
public sealed record BpmnBlueprint(BlueprintDocument Document, IReadOnlyDictionary<string, int> LeftOut);

/// <summary>
/// Reads a process in BPMN 2.0 as a blueprint: tasks and parts of the process become steps in the order of the flow, exclusive and
/// event-based gateways become ways, parallel branches come one after another. Document types are refused, and gateways that a
/// blueprint cannot say.
/// </summary>
public static class BpmnReading
{
    /// <summary>Most bytes of a file.</summary>
    public const int MostBytes = 4 << 20;

    private static readonly string[] Parts = ["subProcess", "transaction", "adHocSubProcess", "callActivity"];

    private static readonly HashSet<string> Silent =
    [
        "extensionElements", "laneSet", "incoming", "outgoing", "sequenceFlow", "startEvent", "endEvent", "exclusiveGateway", "eventBasedGateway",
        "parallelGateway", "boundaryEvent", "participant",
    ];

    /// <summary>The blueprint of a file, or why there is none.</summary>
    /// <param name="file">The file.</param>
    /// <param name="language">The language of its names.</param>
    /// <param name="untitled">What to call a process without a name.</param>
    public static Outcome<BpmnBlueprint> Read(byte[] file, string language, string untitled)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (file.Length > MostBytes) return Fail.Wrong("document", "blueprints.bpmn-large", MostBytes >> 20);
        try
        {
            var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MostBytes };
            using var reader = XmlReader.Create(new MemoryStream(file), settings);
            var root = XDocument.Load(reader).Root!;
            var processes = root.Elements(Model + "process").OrderByDescending(one => one.Elements().Count(IsStep)).ToList();
            if (processes.Count == 0 || !processes[0].Elements().Any(IsStep)) return Fail.Wrong("document", "blueprints.bpmn-empty");
            var flow = new BpmnFlow(processes[0], IsStep);
            if (flow.Unsaid is { } gateway) return Fail.Wrong("document", "blueprints.bpmn-gateway", gateway);
            var pool = root.Descendants(Model + "participant").FirstOrDefault(one => Text(one, "processRef") == Text(processes[0], "id"));
            var title = new[] { Text(processes[0], "name"), pool is null ? "" : Text(pool, "name"), untitled }.First(name => name.Length > 0);
            return new BpmnBlueprint(Document(processes[0], flow, language, title), LeftOut(root, processes));
        }
        catch (Exception trouble) when (trouble is XmlException or DecoderFallbackException)
        {
            return Fail.Wrong("document", "blueprints.bpmn-broken", (trouble as XmlException)?.LineNumber ?? 1);
        }
    }

    private static bool IsStep(XElement one) => one.Name.Namespace == Model
        && (one.Name.LocalName is "task" || one.Name.LocalName.EndsWith("Task", StringComparison.Ordinal) || Parts.Contains(one.Name.LocalName));

    private static BlueprintDocument Document(XElement process, BpmnFlow flow, string language, string title)
    {
        var about = Carried(process, "blueprint") is { } line && BlueprintCodec.Read(line) is { Failure: null } read ? read.Value : null;
        var lanes = Lanes(process);
        var known = flow.Steps.ToDictionary(task => task, task => Carried(task, "step") is { } text ? BlueprintCodec.Step(text) : null);
        // A file of our own keeps the order of the drawing; others stand in the order of the flow.
        var order = known.Values.All(step => step is not null) ? process.Elements().Where(IsStep).ToList() : flow.Ordered();
        Dictionary<XElement, string> ids = [];
        foreach (var task in order) ids[task] = Id(known[task]?.Id, ids.Values);
        var steps = order.Select((task, place) => Step(task, known[task], ids[task], lanes, language) with
        {
            Ways = Ways(flow.After(task), place + 1 < order.Count ? order[place + 1] : null, ids, known[task], language),
        });
        var called = about is null ? Wording.Of((language, title)) : about.Title.In(language) == title ? about.Title : about.Title.With(language, title);
        var starts = flow.Beginnings().Select(task => ids[task]).ToItems();
        return (about ?? new() { Title = called }) with
        {
            Title = called,
            Starts = starts is [var only] && only == ids[order[0]] ? [] : starts,
            Steps = [.. steps],
        };
    }

    private static string Id(string? wished, ICollection<string> taken)
    {
        if (wished is not null && SurveyRules.IsCode(wished) && wished != BlueprintDocument.End && !taken.Contains(wished)) return wished;
        int number = taken.Count + 1;
        while (taken.Contains($"s{number}")) number++;
        return $"s{number}";
    }

    private static BlueprintStep Step(XElement task, BlueprintStep? known, string id, Dictionary<string, BlueprintLane> lanes, string language)
    {
        var name = Text(task, "name");
        if (known is not null)
            return known with { Id = id, Ways = [], Name = known.Name.In(language) == name ? known.Name : known.Name.With(language, Short(name)) };
        var lane = lanes.TryGetValue(Text(task, "id"), out var drawn) ? drawn
            : task.Name.LocalName is "task" or "userTask" or "manualTask" ? BlueprintLane.FrontStage : BlueprintLane.Support;
        return new()
        {
            Id = id,
            Name = Wording.Of((language, Short(name))),
            Cells = name.Length == 0 ? [] : [new() { Lane = lane, Text = Wording.Of((language, Short(name, BlueprintRules.LongestText))) }],
        };
    }

    // The next step alone needs no word.
    private static Items<BlueprintWay> Ways(IReadOnlyList<(XElement? To, string When)> after, XElement? next, Dictionary<XElement, string> ids,
        BlueprintStep? known, string language)
    {
        if (after is [{ When: "" } only] && only.To == next && known is not { Ways.Count: > 0 }) return [];
        return [.. after.DistinctBy(way => way.To).Select(way =>
        {
            var to = way.To is null ? BlueprintDocument.End : ids[way.To];
            var before = known?.Ways.FirstOrDefault(one => one.To == to)?.When;
            return new BlueprintWay(to, way.When.Length == 0 ? null : before?.In(language) == way.When ? before
                : (before ?? Wording.None).With(language, Short(way.When)));
        })];
    }

    private static string Short(string text, int most = BlueprintRules.LongestName) => text.Length <= most ? text : $"{text[..(most - 1)]}…";

    private static Dictionary<string, BlueprintLane> Lanes(XElement process)
    {
        Dictionary<string, BlueprintLane> lanes = [];
        foreach (var drawn in process.Descendants(Model + "lane"))
        {
            var lane = Enum.TryParse<BlueprintLane>(drawn.Attribute(Own + "lane")?.Value, out var own) ? own
                : ImportWords.Meant<BlueprintLane>(Text(drawn, "name"));
            if (lane is { } known) foreach (var node in drawn.Elements(Model + "flowNodeRef")) lanes[node.Value.Trim()] = known;
        }
        return lanes;
    }

    private static Dictionary<string, int> LeftOut(XElement root, List<XElement> processes) => processes[0].Elements()
        .Concat(root.Elements(Model + "collaboration").Elements()).Where(one => !Silent.Contains(one.Name.LocalName) && !IsStep(one))
        .Concat(processes.Skip(1))
        .Concat(processes[0].Elements().Where(IsStep).SelectMany(task => task.Elements().Where(inner => Parts.Contains(task.Name.LocalName)
            && !Silent.Contains(inner.Name.LocalName) || inner.Name.LocalName == "documentation" && Carried(task, "step") is null)))
        .Where(one => one.Name.Namespace == Model).CountBy(one => one.Name.LocalName).ToDictionary(StringComparer.Ordinal);

    private static string? Carried(XElement element, string name) => element.Element(Model + "extensionElements")?.Element(Own + name)?.Value;
}
