namespace Tangent.Domain.Standards.Menus;

/// <summary>The shortest way to a node: fewest keys, then least time.</summary>
/// <param name="Node">Code of the node.</param>
/// <param name="Keys">The keys that are pressed, in order.</param>
/// <param name="Seconds">Time until it is reached when every prompt on the way is heard to its end.</param>
public sealed record MenuWay(string Node, Items<string> Keys, int Seconds)
{
    /// <summary>The keys as people write them: 1 3 0; empty when none is needed.</summary>
    public string Pressed => string.Join(' ', Keys);
}

/// <summary>A menu as one caller meets it at one time of day: what can be reached from where, and how.</summary>
/// <remarks>
/// Dijkstra over (keys, seconds); of equal ways the one whose node stands first. Nodes that do not let the caller in are not there: a
/// key that leads to one does nothing. Worked example, tested: entry → 1 → bills → 0 → human takes the keys 1 0; with a key 0 at the
/// entry it takes 0.
/// </remarks>
public sealed class MenuWalk
{
    // How long a menu waits for a key before it goes on by itself.
    private const int Patience = 5;

    private readonly Dictionary<string, MenuNode> nodes;
    private readonly Dictionary<string, MenuWay> ways = [];
    private readonly Dictionary<string, List<Step>> steps = [];

    /// <summary>Walks it.</summary>
    /// <param name="menu">A menu that follows <see cref="MenuRules"/>.</param>
    /// <param name="caller">Who calls.</param>
    /// <param name="at">At what time of day.</param>
    public MenuWalk(MenuDocument menu, Caller caller, TimeOnly at)
    {
        (Menu, Caller, At) = (menu, caller, at);
        nodes = menu.Nodes.Where(node => node.IsOpen(caller, at)).ToDictionary(node => node.Id);
        foreach (var node in nodes.Values) steps[node.Id] = [.. Steps(node)];
        Reach(menu.EntryOf(caller));
    }

    /// <summary>The menu.</summary>
    public MenuDocument Menu { get; }

    /// <summary>Who calls.</summary>
    public Caller Caller { get; }

    /// <summary>At what time of day.</summary>
    public TimeOnly At { get; }

    /// <summary>The nodes that can be reached, in the order of the document.</summary>
    public IEnumerable<MenuNode> Reached => Menu.Nodes.Where(node => ways.ContainsKey(node.Id));

    /// <summary>The shortest way to a node, or null.</summary>
    public MenuWay? WayTo(string node) => ways.GetValueOrDefault(node);

    /// <summary>The shortest way to a human, or null.</summary>
    public MenuWay? ToHuman => Reached.Where(node => node.Act == MenuAct.Human).Select(node => ways[node.Id])
        .MinBy(way => (way.Keys.Count, way.Seconds));

    /// <summary>Whether nothing leads on from a node at which no call may end.</summary>
    public bool IsDeadEnd(MenuNode node) => !node.IsEnd && ways.ContainsKey(node.Id) && steps[node.Id].Count == 0;

    /// <summary>Circles that can be reached and from which nothing else can: no end and no dead end. Each as its nodes in order.</summary>
    public IReadOnlyList<IReadOnlyList<MenuNode>> Traps()
    {
        var from = ways.Keys.ToDictionary(node => node, From);
        List<MenuNode> inside = [.. Reached.Where(node => GoesOn(node.Id) && from[node.Id].All(GoesOn))];
        // Of a circle every node reaches itself and every other; what only leads into it is not told twice.
        return [.. inside.Where(node => from[node.Id].Contains(node.Id))
            .GroupBy(node => inside.First(other => from[node.Id].Contains(other.Id) && from[other.Id].Contains(node.Id)).Id)
            .Where(circle => circle.All(node => from[node.Id].All(one => circle.Any(member => member.Id == one))))
            .Select(circle => (IReadOnlyList<MenuNode>)[.. circle])];
    }

    private bool GoesOn(string node) => !nodes[node].IsEnd && steps[node].Count > 0;

    // Everything that can be reached from a node by at least one step.
    private HashSet<string> From(string node)
    {
        HashSet<string> seen = [];
        Stack<string> open = new([node]);
        while (open.TryPop(out var at))
            foreach (var step in steps[at])
                if (seen.Add(step.To)) open.Push(step.To);
        return seen;
    }

    private IEnumerable<Step> Steps(MenuNode node)
    {
        foreach (var key in node.Keys.Where(key => nodes.ContainsKey(key.To))) yield return new(key.To, key.Key, node.PromptSeconds);
        if (node.Next is { } next && nodes.ContainsKey(next)) yield return new(next, null, node.PromptSeconds + (node.Act == MenuAct.Menu ? Patience : 0));
    }

    private void Reach(string entry)
    {
        if (!steps.ContainsKey(entry)) return;
        Dictionary<string, MenuWay> open = new() { [entry] = new(entry, [], 0) };
        while (open.Count > 0)
        {
            var nearest = Menu.Nodes.Where(node => open.ContainsKey(node.Id)).Select(node => open[node.Id]).MinBy(way => (way.Keys.Count, way.Seconds))!;
            open.Remove(nearest.Node);
            ways[nearest.Node] = nearest;
            foreach (var step in steps[nearest.Node].Where(step => !ways.ContainsKey(step.To)))
            {
                var way = new MenuWay(step.To, step.Key is { } key ? [.. nearest.Keys, key] : nearest.Keys, nearest.Seconds + step.Seconds);
                if (!open.TryGetValue(step.To, out var known) || (way.Keys.Count, way.Seconds).CompareTo((known.Keys.Count, known.Seconds)) < 0)
                    open[step.To] = way;
            }
        }
    }

    private sealed record Step(string To, string? Key, int Seconds);
}
