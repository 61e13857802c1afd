using System.Text;
using System.Xml;
using Tangent.Analytics.Flow;
using Tangent.Domain;

namespace Tangent.App.Encounters.Journeys;

/// <summary>A way to go that somebody drew: a net whose steps have names.</summary>
/// <param name="Net">The net; its steps name places of <paramref name="Names"/>, -1 for silent ones.</param>
/// <param name="Names">Names of what is seen.</param>
public sealed record NamedNet(BlueprintNet Net, IReadOnlyList<string> Names);

/// <summary>Reads a BPMN or a PNML file. Document types are refused; what is large beyond reason too.</summary>
public static class NetFile
{
    /// <summary>Most bytes of a file.</summary>
    public const int MostBytes = 4 << 20;

    private const int MostParts = 5000, MostSteps = 2000;

    /// <summary>The net of a file, or why there is none.</summary>
    public static Outcome<NamedNet> Read(byte[] file)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (file.Length > MostBytes) return Fail.Wrong("net", "journeys.net-large", MostBytes >> 20);
        try
        {
            var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MostBytes };
            using var reader = XmlReader.Create(new MemoryStream(file), settings);
            var drawn = new NetDrawing();
            return reader.MoveToContent() == XmlNodeType.Element && reader.LocalName == "pnml" ? Pnml(reader, drawn)
                : reader.LocalName == "definitions" ? Bpmn(reader, drawn) : Fail.Wrong("net", "journeys.net-form");
        }
        catch (Exception trouble) when (trouble is XmlException or DecoderFallbackException)
        {
            return Fail.Wrong("net", "journeys.net-broken", (trouble as XmlException)?.LineNumber ?? 1);
        }
    }

    private static Outcome<NamedNet> Pnml(XmlReader reader, NetDrawing drawn)
    {
        string? inside = null, text = null;
        Dictionary<string, string> names = [];
        HashSet<string> places = [], transitions = [], silent = [], marked = [];
        List<(string From, string To)> arcs = [];
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                if (places.Count + transitions.Count + arcs.Count > MostParts) return Fail.Wrong("net", "journeys.net-large", MostBytes >> 20);
                var id = reader.GetAttribute("id") ?? "";
                switch (reader.LocalName)
                {
                    case "place": places.Add(inside = id); break;
                    case "transition": transitions.Add(inside = id); break;
                    case "arc": arcs.Add((reader.GetAttribute("source") ?? "", reader.GetAttribute("target") ?? "")); break;
                    case "name" or "initialMarking": text = reader.LocalName; break;
                    case "toolspecific" when reader.GetAttribute("activity") == "$invisible$" && inside is not null: silent.Add(inside); break;
                    case "finalmarkings": inside = null; break;
                }
            }
            else if (reader.NodeType == XmlNodeType.Text && inside is not null)
            {
                if (text == "name") names[inside] = reader.Value.Trim();
                if (text == "initialMarking" && reader.Value.Trim() is not ("" or "0")) marked.Add(inside);
            }
            else if (reader.NodeType == XmlNodeType.EndElement)
            {
                if (reader.LocalName is "name" or "initialMarking") text = null;
                else if (reader.LocalName is "place" or "transition") inside = null;
            }
        }
        foreach (var transition in transitions)
            drawn.Step(silent.Contains(transition) ? null : names.GetValueOrDefault(transition),
                [.. arcs.Where(arc => arc.To == transition).Select(arc => arc.From)], [.. arcs.Where(arc => arc.From == transition).Select(arc => arc.To)]);
        var starts = marked.Count > 0 ? marked : [.. places.Where(place => arcs.All(arc => arc.To != place))];
        return drawn.Between([.. starts], [.. places.Where(place => arcs.All(arc => arc.From != place))], MostSteps);
    }

    private static Outcome<NamedNet> Bpmn(XmlReader reader, NetDrawing drawn)
    {
        string[] parts = ["subProcess", "transaction", "adHocSubProcess"];
        Dictionary<string, (string Kind, string? Name)> nodes = [];
        List<(string Id, string From, string To)> flows = [];
        int depth = 0;
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.EndElement && parts.Contains(reader.LocalName)) depth--;
            if (reader.NodeType != XmlNodeType.Element) continue;
            if (nodes.Count + flows.Count > MostParts) return Fail.Wrong("net", "journeys.net-large", MostBytes >> 20);
            var (kind, id) = (reader.LocalName, reader.GetAttribute("id") ?? "");
            // What stands inside a part of the process is that part's own: the part is one step.
            if (depth == 0 && kind == "sequenceFlow") flows.Add((id, reader.GetAttribute("sourceRef") ?? "", reader.GetAttribute("targetRef") ?? ""));
            else if (depth == 0 && (kind.EndsWith("Event", StringComparison.Ordinal) || kind.EndsWith("Gateway", StringComparison.Ordinal)
                || kind.EndsWith("ask", StringComparison.Ordinal) || kind == "callActivity" || parts.Contains(kind)))
                nodes[id] = (kind, reader.GetAttribute("name")?.Trim());
            if (parts.Contains(kind) && !reader.IsEmptyElement) depth++;
        }
        if (nodes.Values.FirstOrDefault(node => node.Kind is "inclusiveGateway" or "complexGateway") is { Kind: { } unknown })
            return Fail.Wrong("net", "journeys.net-gateway", unknown);
        foreach (var (id, node) in nodes.Where(node => node.Value.Kind != "boundaryEvent"))
        {
            string[] into = [.. flows.Where(flow => flow.To == id).Select(flow => flow.Id)];
            string[] outOf = [.. flows.Where(flow => flow.From == id).Select(flow => flow.Id)];
            if (node.Kind == "startEvent") drawn.Step(null, [NetDrawing.Start], outOf);
            else if (node.Kind == "endEvent") foreach (var one in into) drawn.Step(null, [one], [NetDrawing.End]);
            else if (node.Kind == "parallelGateway") drawn.Step(null, into, outOf);
            else if (node.Kind.EndsWith("Gateway", StringComparison.Ordinal))
                foreach (var one in into) foreach (var other in outOf) drawn.Step(null, [one], [other]);
            else foreach (var one in into) drawn.Step(node.Kind.EndsWith("Event", StringComparison.Ordinal) ? null : node.Name, [one], outOf);
        }
        return drawn.Between([NetDrawing.Start], [NetDrawing.End], MostSteps);
    }
}

/// <summary>A net on its way: places and steps by the names of the file.</summary>
sealed class NetDrawing
{
    public const string Start = "\0start", End = "\0end";
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal), names = new(StringComparer.Ordinal);
    private readonly List<NetStep> steps = [];

    /// <summary>A step; without a name it is silent.</summary>
    public void Step(string? name, string[] from, string[] to)
    {
        if (from.Length == 0) return;
        int touchpoint = string.IsNullOrEmpty(name) ? -1 : Number(names, name);
        steps.Add(new(touchpoint, [.. from.Select(place => Number(places, place))], [.. to.Select(place => Number(places, place))]));
    }

    public Outcome<NamedNet> Between(string[] starts, string[] ends, int mostSteps)
    {
        if (steps.Count > mostSteps) return Fail.Wrong("net", "journeys.net-large", NetFile.MostBytes >> 20);
        if (starts.Length == 0 || ends.Length == 0 || names.Count == 0) return Fail.Wrong("net", "journeys.net-ends");
        if (starts.Length > 1 || !places.ContainsKey(starts[0])) Step(null, [Start], starts);
        int start = Number(places, starts.Length > 1 ? Start : starts[0]);
        if (ends.Length > 1)
            foreach (var one in ends) Step(null, [one], [End]);
        int end = Number(places, ends.Length > 1 ? End : ends[0]);
        return new NamedNet(new(places.Count, steps, start, end), [.. names.OrderBy(name => name.Value).Select(name => name.Key)]);
    }

    private static int Number(Dictionary<string, int> numbers, string name)
    {
        if (!numbers.TryGetValue(name, out int number)) numbers[name] = number = numbers.Count;
        return number;
    }
}
