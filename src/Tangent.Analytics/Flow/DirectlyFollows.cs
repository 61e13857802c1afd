using Tangent.Analytics.Samples;

namespace Tangent.Analytics.Flow;

/// <summary>How often one touchpoint came right after another, and after how long.</summary>
/// <param name="From">The earlier touchpoint.</param>
/// <param name="To">The later one.</param>
/// <param name="Count">How often.</param>
/// <param name="MedianSeconds">Median time between.</param>
/// <param name="NinthSeconds">Time within which nine of ten came.</param>
/// <param name="MeanSeconds">Mean time between.</param>
public readonly record struct Followed(
    int From, int To, int Count, double MedianSeconds, double NinthSeconds, double MeanSeconds);

/// <summary>One way through the touchpoints.</summary>
/// <param name="Path">Touchpoints in order.</param>
/// <param name="Count">Journeys that went this way.</param>
/// <param name="Share">Their share of all.</param>
public sealed record Variant(IReadOnlyList<int> Path, int Count, double Share);

/// <summary>What journeys are made of.</summary>
/// <param name="Edges">Pairs, the commonest first, then by touchpoints.</param>
/// <param name="Starts">How often journeys begin at each touchpoint, by number.</param>
/// <param name="Ends">How often they end there.</param>
/// <param name="Variants">Ways, the commonest first, then by path.</param>
/// <param name="Journeys">Journeys with an event.</param>
public sealed record FollowsGraph(
    IReadOnlyList<Followed> Edges, IReadOnlyList<int> Starts, IReadOnlyList<int> Ends, IReadOnlyList<Variant> Variants,
    int Journeys) : Answer;

/// <summary>
/// Directly-follows graph and variants of journeys (van der Aalst 2016, Process Mining). Metric
/// <c>directly-follows</c>.
/// </summary>
/// <remarks>
/// Counts of neighbours; medians are the mean of the middle two, nine of ten by definition R-7. Worked example, tested:
/// journeys 0 1 2 at 0, 10, 40 s and 0 2 at 0, 20 s have three pairs, each once, and two ways with 0.500 each.
/// </remarks>
public static class DirectlyFollows
{
    /// <summary>The graph.</summary>
    /// <param name="table">Journeys.</param>
    /// <returns>A <see cref="FollowsGraph"/>; <see cref="CannotTell"/> without events.</returns>
    public static Answer Of(EventTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        if (table.Touchpoints.Length == 0) return Cannot.NoObservations;
        int touchpoints = table.Touchpoints.Max() + 1, journeys = 0;
        int[] starts = new int[touchpoints], ends = new int[touchpoints];
        var gaps = new Dictionary<(int, int), List<double>>();
        var ways = new Dictionary<ReadOnlyMemory<int>, int>(new SamePath());
        for (int j = 0; j < table.Journeys; j++)
        {
            int from = table.Starts[j], to = table.Starts[j + 1];
            if (from == to) continue;
            journeys++;
            starts[table.Touchpoints[from]]++;
            ends[table.Touchpoints[to - 1]]++;
            for (int i = from + 1; i < to; i++)
            {
                var pair = (table.Touchpoints[i - 1], table.Touchpoints[i]);
                if (!gaps.TryGetValue(pair, out var times)) gaps[pair] = times = [];
                times.Add(table.Seconds[i] - table.Seconds[i - 1]);
            }
            var way = table.Touchpoints.AsMemory(from, to - from);
            ways[way] = ways.GetValueOrDefault(way) + 1;
        }
        return new FollowsGraph(Edges(gaps), starts, ends, Ways(ways, journeys), journeys);
    }

    /// <summary>The ways that together cover a share of journeys, the commonest first.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="coverage">Share to cover, above 0 and at most 1.</param>
    public static IReadOnlyList<Variant> Covering(FollowsGraph graph, double coverage)
    {
        ArgumentNullException.ThrowIfNull(graph);
        Guard.Inside(coverage, 0, 1.0000001, nameof(coverage));
        double covered = 0;
        var taken = new List<Variant>();
        foreach (var variant in graph.Variants)
        {
            if (covered >= coverage - 1e-12) break;
            covered += variant.Share;
            taken.Add(variant);
        }
        return taken;
    }

    private static Followed[] Edges(Dictionary<(int, int), List<double>> gaps)
    {
        var edges = new List<Followed>();
        foreach (var ((from, to), times) in gaps)
        {
            times.Sort();
            var sorted = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(times);
            edges.Add(new(from, to, times.Count, Quantiles.OfSorted(sorted, 0.5), Quantiles.OfSorted(sorted, 0.9),
                times.Average()));
        }
        return [.. edges.OrderByDescending(edge => edge.Count).ThenBy(edge => edge.From).ThenBy(edge => edge.To)];
    }

    private static Variant[] Ways(Dictionary<ReadOnlyMemory<int>, int> ways, int journeys) =>
    [
        .. ways.OrderByDescending(way => way.Value).ThenBy(way => way.Key, new ByPath())
            .Select(way => new Variant(way.Key.ToArray(), way.Value, (double)way.Value / journeys)),
    ];

    private sealed class SamePath : IEqualityComparer<ReadOnlyMemory<int>>
    {
        public bool Equals(ReadOnlyMemory<int> x, ReadOnlyMemory<int> y) => x.Span.SequenceEqual(y.Span);

        public int GetHashCode(ReadOnlyMemory<int> path)
        {
            var hash = new HashCode();
            foreach (int touchpoint in path.Span) hash.Add(touchpoint);
            return hash.ToHashCode();
        }
    }

    private sealed class ByPath : IComparer<ReadOnlyMemory<int>>
    {
        public int Compare(ReadOnlyMemory<int> x, ReadOnlyMemory<int> y) => x.Span.SequenceCompareTo(y.Span);
    }
}
