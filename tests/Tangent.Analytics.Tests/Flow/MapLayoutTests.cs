using Tangent.Analytics.Flow.Layout;

namespace Tangent.Analytics.Tests.Flow;

public class MapLayoutTests
{
    private static readonly string[] Keys = ["start", "自助排查", "App 报修", "热线报修", "派单预约", "上门维修", "改约", "回访评价", "end"];

    private static readonly MapEdge[] Edges =
    [
        new(0, 1, 1922), new(0, 3, 262), new(1, 2, 313), new(1, 3, 1019), new(1, 8, 590), new(2, 4, 313), new(3, 4, 1194), new(4, 5, 1507),
        new(4, 6, 240), new(6, 4, 240), new(5, 7, 917), new(7, 8, 917), new(5, 8, 590), new(5, 5, 46), new(5, 4, 187),
    ];

    [Fact]
    public void Columns_follow_the_strongest_ways_from_the_start_to_the_end()
    {
        var frame = Frame(Edges);
        int[] columns = [.. Keys.Select(key => frame.Find(key)!.Value.Column)];
        Assert.Equal(0, columns[0]);
        Assert.Equal(columns.Max(), columns[8]);
        foreach (var (from, to) in new[] { (0, 1), (1, 3), (3, 4), (4, 5), (5, 7), (7, 8), (2, 4) })
            Assert.True(columns[from] < columns[to], $"{Keys[from]} stands before {Keys[to]}");
        Assert.Null(frame.Find("nowhere"));
    }

    [Fact]
    public void The_same_map_is_drawn_the_same_whatever_the_order_of_its_ways()
    {
        var draw = new Random(2);
        string first = Text(Layout(Keys, Edges, Frame(Edges)));
        for (int round = 0; round < 5; round++)
            Assert.Equal(first, Text(Layout(Keys, Edges, Frame([.. Edges.OrderBy(_ => draw.Next())]))));
    }

    [Fact]
    public void What_a_filter_leaves_stays_before_after_above_and_below_what_it_stood_by()
    {
        var draw = new Random(4);
        for (int round = 0; round < 20; round++)
        {
            var (keys, edges) = Some(draw, 18, 60);
            var frame = MapFrame.Of(keys, edges);
            var whole = Layout(keys, edges, frame);
            int[] kept = [.. Enumerable.Range(0, keys.Length).Where(_ => draw.Next(4) > 0)];
            var left = edges.Where(edge => kept.Contains(edge.From) && kept.Contains(edge.To) && draw.Next(3) > 0)
                .Select(edge => edge with { From = Array.IndexOf(kept, edge.From), To = Array.IndexOf(kept, edge.To) });
            var part = Layout([.. kept.Select(i => keys[i])], [.. left], frame);
            for (int a = 0; a < kept.Length; a++)
                for (int b = 0; b < kept.Length; b++)
                {
                    var (wholeA, wholeB, partA, partB) = (whole.Nodes[kept[a]], whole.Nodes[kept[b]], part.Nodes[a], part.Nodes[b]);
                    if (Middle(wholeA) < Middle(wholeB) - 1) Assert.True(Middle(partA) < Middle(partB));
                    if (Math.Abs(Middle(wholeA) - Middle(wholeB)) < 1 && wholeA.Y < wholeB.Y)
                        Assert.True(partA.Y < partB.Y && Math.Abs(Middle(partA) - Middle(partB)) < 1);
                }
        }
    }

    [Fact]
    public void No_box_covers_another_and_no_line_crosses_a_box_that_it_does_not_lead_to()
    {
        var draw = new Random(6);
        for (int round = 0; round < 30; round++)
        {
            var (keys, edges) = Some(draw, draw.Next(1, 25), draw.Next(1, 70));
            var map = Layout(keys, edges, MapFrame.Of(keys, edges));
            foreach (var (a, i) in map.Nodes.Select((node, i) => (node, i)))
            {
                Assert.True(a.X >= 0 && a.Y >= 0 && a.X + a.Width <= map.Width && a.Y + a.Height <= map.Height);
                foreach (var b in map.Nodes.Skip(i + 1))
                    Assert.False(a.X < b.X + b.Width && b.X < a.X + a.Width && a.Y < b.Y + b.Height && b.Y < a.Y + a.Height, "two boxes meet");
                // Between columns lines bend; where they pass a column they keep to a slot of their own.
                foreach (var edge in map.Edges.Where(edge => edge.From != i && edge.To != i && edge.Curve.Count > 4))
                    foreach (var point in edge.Curve)
                        Assert.False(point.X > a.X && point.X < a.X + a.Width && point.Y > a.Y && point.Y < a.Y + a.Height, "a line crosses a box");
            }
        }
    }

    [Fact]
    public void A_line_begins_at_its_first_box_and_ends_at_its_last()
    {
        var map = Layout(Keys, Edges, Frame(Edges));
        foreach (var edge in map.Edges)
        {
            Assert.True(Touches(map.Nodes[edge.From], edge.Curve[0]) && Touches(map.Nodes[edge.To], edge.Curve[^1]));
            Assert.Equal(1, edge.Curve.Count % 3);
        }
        var back = map.Edges.Where(edge => edge.IsBack || (edge.From, edge.To) == (4, 6)).Select(edge => (edge.From, edge.To));
        Assert.Equal([(4, 6), (6, 4), (5, 5), (5, 4)], back);
        Assert.Equal(map.Edges.Count, map.Edges.Select(edge => edge.Label).Distinct().Count());
    }

    [Fact]
    public void A_map_of_nothing_is_empty() => Assert.Empty(Layout([], [], MapFrame.Of([], [])).Nodes);

    private static double Middle(PlacedNode node) => node.X + node.Width / 2;

    private static bool Touches(PlacedNode node, MapPoint point) => point.X >= node.X - 0.02 && point.X <= node.X + node.Width + 0.02
        && point.Y >= node.Y - 0.02 && point.Y <= node.Y + node.Height + 0.02;

    private static MapFrame Frame(MapEdge[] edges) => MapFrame.Of(Keys, edges, "start", "end");

    private static (string[], MapEdge[]) Some(Random draw, int nodes, int edges)
    {
        var pairs = Enumerable.Range(0, edges).Select(_ => (From: draw.Next(nodes), To: draw.Next(nodes))).Distinct();
        return ([.. Enumerable.Range(0, nodes).Select(i => $"n{i:00}")], [.. pairs.Select(pair => new MapEdge(pair.From, pair.To, draw.Next(1, 900)))]);
    }

    private static MapLayout Layout(IReadOnlyList<string> keys, IReadOnlyList<MapEdge> edges, MapFrame frame) =>
        MapLayout.Of([.. keys.Select((key, i) => new MapNode(key, 90 + i % 3 * 20, 48))], edges, frame);

    private static string Text(MapLayout map) => string.Join('\n', map.Nodes.Select(node => $"{node}")
        .Concat(map.Edges.Select(edge => $"{edge.From} {edge.To} {string.Join(' ', edge.Curve)} {edge.Label}")));
}
