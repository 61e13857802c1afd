using System.Xml.Linq;
using static Tangent.App.Touchpoints.Blueprints.Bpmn.BpmnNames;

namespace Tangent.App.Touchpoints.Blueprints.Bpmn;

/// <summary>The flow of a process: which steps follow which, seen through gateways and events.</summary>
sealed class BpmnFlow
{
    private readonly Dictionary<string, XElement> nodes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Edge>> outOf = new(StringComparer.Ordinal), into = new(StringComparer.Ordinal);
    private readonly HashSet<string> steps = new(StringComparer.Ordinal);

    /// <param name="process">The process.</param>
    /// <param name="isStep">Whether an element is a step of it.</param>
    public BpmnFlow(XElement process, Func<XElement, bool> isStep)
    {
        foreach (var one in process.Elements().Where(one => one.Name.Namespace == Model && one.Attribute("id") is not null))
        {
            nodes[Id(one)] = one;
            if (isStep(one)) steps.Add(Id(one));
        }
        foreach (var flow in process.Elements(Model + "sequenceFlow")) Add(Text(flow, "sourceRef"), Text(flow, "targetRef"), Text(flow, "name"));
        // What happens while a step is going on is a way out of it.
        foreach (var boundary in process.Elements(Model + "boundaryEvent"))
            foreach (var edge in Out(Id(boundary)).ToList())
                Add(Text(boundary, "attachedToRef"), edge.To, Text(boundary, "name") is { Length: > 0 } name ? name : edge.Name);
        Unsaid = process.Elements().FirstOrDefault(one => one.Name.LocalName is "inclusiveGateway" or "complexGateway") is { } gateway ? Named(gateway)
            : process.Elements(Model + "parallelGateway").Where(one => Out(Id(one)).Count > 1).Select(InARow).FirstOrDefault(wrong => wrong is not null);
    }

    /// <summary>The first gateway that a blueprint cannot say, or null.</summary>
    public string? Unsaid { get; }

    /// <summary>All steps as the file has them.</summary>
    public IEnumerable<XElement> Steps => nodes.Where(node => steps.Contains(node.Key)).Select(node => node.Value);

    /// <summary>The steps in the order in which one comes to them from the start; those that nobody comes to stand last.</summary>
    public List<XElement> Ordered()
    {
        List<XElement> ordered = [];
        HashSet<string> seen = [];
        Walk([.. nodes.Values.Where(node => node.Name.LocalName == "startEvent")
            .Concat(Steps.Where(step => into.GetValueOrDefault(Id(step)) is not { Count: > 0 })).Select(Id)]);
        foreach (var unreached in steps) Walk([unreached]);
        return ordered;

        // But for ways back, whatever is left later in a walk stands before it in the flow.
        void Walk(IReadOnlyList<string> starts)
        {
            List<XElement> left = [];
            Stack<(string Node, bool IsLeft)> open = new(starts.Select(start => (start, false)));
            while (open.TryPop(out var one))
            {
                if (one.IsLeft)
                {
                    if (steps.Contains(one.Node)) left.Add(nodes[one.Node]);
                    continue;
                }
                if (!seen.Add(one.Node)) continue;
                open.Push((one.Node, true));
                foreach (var edge in Out(one.Node)) open.Push((edge.To, false));
            }
            left.Reverse();
            ordered.AddRange(left);
        }
    }

    /// <summary>The steps at which a journey may begin, in the order of the flow.</summary>
    public IEnumerable<XElement> Beginnings()
    {
        var first = nodes.Values.Where(node => node.Name.LocalName == "startEvent").SelectMany(After).Select(way => way.To).OfType<XElement>().ToHashSet();
        return Ordered().Where((step, place) => first.Count == 0 ? place == 0 : first.Contains(step));
    }

    /// <summary>The steps that may follow, null for the end, each with the words on the way there.</summary>
    public IReadOnlyList<(XElement? To, string When)> After(XElement step)
    {
        List<(XElement?, string)> after = [];
        HashSet<string> seen = [];
        Follow(Id(step), "");
        return after.Count == 0 ? [(null, "")] : after;

        void Follow(string from, string words)
        {
            foreach (var edge in Out(from))
            {
                var said = string.Join(", ", new[] { words, edge.Name }.Where(text => text.Length > 0));
                if (steps.Contains(edge.To)) after.Add((nodes[edge.To], said));
                else if (!nodes.ContainsKey(edge.To) || Out(edge.To).Count == 0) after.Add((null, said));
                else if (seen.Add(edge.To)) Follow(edge.To, said);
            }
        }
    }

    // Parallel branches one after another: the end of each leads to the beginning of the next. The name of the gateway where they never meet.
    private string? InARow(XElement split)
    {
        var branches = Out(Id(split)).Select(edge => edge.To).ToList();
        var reached = branches.Select(branch => Reached(branch, null)).ToList();
        var join = reached[0].FirstOrDefault(node => Kind(node) == "parallelGateway" && reached.All(one => one.Contains(node)));
        if (join is null) return Named(split);
        for (int i = 0; i + 1 < branches.Count; i++)
        {
            var inside = Reached(branches[i], join).ToHashSet();
            foreach (var edge in (into.GetValueOrDefault(join) ?? []).Where(edge => inside.Contains(edge.From)).ToList())
            {
                into[join].Remove(edge);
                edge.To = branches[i + 1];
                (into.TryGetValue(edge.To, out var ins) ? ins : into[edge.To] = []).Add(edge);
            }
            Remove(Out(Id(split)).First(edge => edge.To == branches[i + 1]));
        }
        return null;
    }

    // In the order of nearness.
    private List<string> Reached(string from, string? butNot)
    {
        List<string> reached = [from];
        HashSet<string> seen = [from];
        for (int i = 0; i < reached.Count; i++)
            foreach (var edge in Out(reached[i]))
                if (edge.To != butNot && seen.Add(edge.To)) reached.Add(edge.To);
        return reached;
    }

    private List<Edge> Out(string node) => outOf.GetValueOrDefault(node) ?? [];

    private string Kind(string node) => nodes.GetValueOrDefault(node)?.Name.LocalName ?? "";

    private void Add(string from, string to, string name)
    {
        var edge = new Edge(from, to, name);
        (outOf.TryGetValue(from, out var outs) ? outs : outOf[from] = []).Add(edge);
        (into.TryGetValue(to, out var ins) ? ins : into[to] = []).Add(edge);
    }

    private void Remove(Edge edge)
    {
        outOf[edge.From].Remove(edge);
        into[edge.To].Remove(edge);
    }

    private static string Id(XElement one) => Text(one, "id");

    private static string Named(XElement gateway) => Text(gateway, "name") is { Length: > 0 } name ? name : Id(gateway);

    // Not a record: two flows that say the same are two.
    private sealed class Edge(string from, string to, string name)
    {
        public string From => from;

        public string To { get; set; } = to;

        public string Name => name;
    }
}
