namespace Tangent.Analytics.Flow.Layout;

/// <summary>A way on a map.</summary>
/// <param name="From">Place of its beginning among the nodes.</param>
/// <param name="To">Place of its end.</param>
/// <param name="Weight">How often it is gone, above 0.</param>
public readonly record struct MapEdge(int From, int To, double Weight);

/// <summary>
/// In which column each node of a map stands, and in which order within it. Made once from everything that is known, it keeps the
/// parts that a filter leaves where they were.
/// </summary>
/// <remarks>
/// Ways against the stream are found as Eades, Lin and Smyth 1993 do (Information Processing Letters 47:319-323), by weight. A column
/// follows from the strongest way into a node and out of it alone: in a log nearly everything follows everything once, and all ways
/// together would make one long chain. Order within columns by weighted barycentres (Sugiyama and others 1981).
/// </remarks>
public sealed class MapFrame
{
    /// <summary>Key of the node before the first touchpoint; no key of a touchpoint begins with a space.</summary>
    public const string Begin = " begin";

    /// <summary>Key of the node behind the last touchpoint.</summary>
    public const string End = " end";

    private const int Sweeps = 12;
    private readonly Dictionary<string, (int Column, int Order)> places = new(StringComparer.Ordinal);

    private MapFrame() { }

    /// <summary>The frame of a whole map. The same input gives the same frame, and the order of edges does not matter.</summary>
    /// <param name="keys">Names of the nodes, each once.</param>
    /// <param name="edges">Ways between them.</param>
    /// <param name="start">The node that comes before all others, or null.</param>
    /// <param name="end">The node that comes after all others, or null.</param>
    public static MapFrame Of(IReadOnlyList<string> keys, IReadOnlyList<MapEdge> edges, string? start = null, string? end = null)
    {
        ArgumentNullException.ThrowIfNull(keys);
        MapEdge[] ordered = [.. edges.Where(edge => edge.From != edge.To && edge.Weight > 0).OrderBy(edge => edge.From).ThenBy(edge => edge.To)];
        var columns = Columns(keys, ordered, start, end);
        var frame = new MapFrame();
        foreach (var (order, node) in Orders(keys.Count, columns, ordered)) frame.places.Add(keys[node], (columns[node], order));
        return frame;
    }

    /// <summary>Column and order of a node; null for one that the frame does not know.</summary>
    public (int Column, int Order)? Find(string key) => places.TryGetValue(key, out var place) ? place : null;

    private static int[] Columns(IReadOnlyList<string> keys, MapEdge[] edges, string? start, string? end)
    {
        int count = keys.Count;
        int[] sequence = Sequence(keys, edges, start, end), rank = new int[count], columns = new int[count];
        for (int i = 0; i < count; i++) rank[sequence[i]] = i;
        MapEdge[] forward = [.. edges.Where(edge => rank[edge.From] < rank[edge.To])];
        var backbone = forward.GroupBy(edge => edge.To).Select(into => into.MaxBy(edge => edge.Weight))
            .Concat(forward.Where(edge => keys[edge.From] != start).GroupBy(edge => edge.From).Select(outOf => outOf.MaxBy(edge => edge.Weight)))
            .Where(edge => keys[edge.To] != end).Distinct().ToLookup(edge => edge.To);
        foreach (int node in sequence)
        {
            columns[node] = keys[node] == start ? 0 : 1;
            foreach (var edge in backbone[node]) columns[node] = Math.Max(columns[node], columns[edge.From] + 1);
        }
        int last = count == 0 ? 0 : columns.Max() + 1;
        for (int i = 0; i < count; i++)
            if (keys[i] == end) columns[i] = last;
        return columns;
    }

    /// <summary>An order of the nodes in which little weight goes backwards.</summary>
    private static int[] Sequence(IReadOnlyList<string> keys, MapEdge[] edges, string? start, string? end)
    {
        int count = keys.Count;
        var balance = new double[count];
        foreach (var edge in edges)
        {
            balance[edge.From] += edge.Weight;
            balance[edge.To] -= edge.Weight;
        }
        var (into, outOf) = (edges.ToLookup(edge => edge.To), edges.ToLookup(edge => edge.From));
        var inside = new SortedSet<(double Balance, string Key, int Node)>(Comparer<(double Balance, string Key, int Node)>.Create((a, b) =>
            a.Balance != b.Balance ? b.Balance.CompareTo(a.Balance) : string.CompareOrdinal(a.Key, b.Key)));
        for (int i = 0; i < count; i++)
        {
            if (keys[i] == start) balance[i] = double.PositiveInfinity;
            if (keys[i] == end) balance[i] = double.NegativeInfinity;
            inside.Add((balance[i], keys[i], i));
        }
        var sequence = new List<int>(count);
        // What gives more than it takes, among those that are left, comes next.
        while (inside.Count > 0)
        {
            var next = inside.Min;
            inside.Remove(next);
            sequence.Add(next.Node);
            foreach (var edge in outOf[next.Node]) Change(edge.To, edge.Weight);
            foreach (var edge in into[next.Node]) Change(edge.From, -edge.Weight);
        }
        return [.. sequence];

        void Change(int node, double by)
        {
            if (!inside.Remove((balance[node], keys[node], node))) return;
            balance[node] += by;
            inside.Add((balance[node], keys[node], node));
        }
    }

    private static IEnumerable<(int Order, int Node)> Orders(int count, int[] columns, MapEdge[] edges)
    {
        var byColumn = Enumerable.Range(0, count).GroupBy(node => columns[node]).OrderBy(column => column.Key).Select(column => column.ToArray()).ToArray();
        var at = new double[count];
        foreach (var column in byColumn) Spread(column, at);
        var neighbours = edges.SelectMany(edge => new[] { (edge.From, Other: edge.To, edge.Weight), (From: edge.To, Other: edge.From, edge.Weight) })
            .ToLookup(one => one.From, one => (one.Other, one.Weight));
        for (int sweep = 0; sweep < Sweeps; sweep++)
        {
            foreach (var column in sweep % 2 == 0 ? byColumn : byColumn.Reverse())
            {
                var wanted = column.ToDictionary(node => node, node => Barycentre(node, neighbours[node]));
                Array.Sort(column, (a, b) => wanted[a] != wanted[b] ? wanted[a].CompareTo(wanted[b]) : at[a].CompareTo(at[b]));
                Spread(column, at);
            }
        }
        return byColumn.SelectMany(column => column.Select((node, order) => (order, node)));

        double Barycentre(int node, IEnumerable<(int Other, double Weight)> others)
        {
            double sum = 0, weights = 0;
            foreach (var (other, weight) in others)
            {
                double near = weight / Math.Max(1, Math.Abs(columns[node] - columns[other]));
                if (columns[node] == columns[other]) continue;
                sum += near * at[other];
                weights += near;
            }
            return weights == 0 ? at[node] : Math.Round(sum / weights, 9);
        }
    }

    private static void Spread(int[] column, double[] at)
    {
        for (int i = 0; i < column.Length; i++) at[column[i]] = i - (column.Length - 1) / 2.0;
    }
}
