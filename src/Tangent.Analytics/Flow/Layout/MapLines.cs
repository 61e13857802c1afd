namespace Tangent.Analytics.Flow.Layout;

/// <summary>Draws the lines of a map between boxes that have their places.</summary>
static class MapLines
{
    private const double MostPortGap = 13, LoopHeight = 30, Bulge = 44;
    private static readonly double[] LabelPlaces = [0.5, 0.38, 0.62, 0.28, 0.72];

    private readonly record struct End(int Edge, int Node, bool IsRight, bool IsFrom, double Towards);

    public static MapLayout Draw(IReadOnlyList<MapNode> nodes, IReadOnlyList<MapEdge> edges, MapSlots slots, MapRoom room)
    {
        var placed = nodes.Select((node, i) => Place(node, slots.Boxes[i], slots.Columns)).ToArray();
        var ports = Ports(edges, slots, placed);
        var labels = new List<PlacedNode>(placed);
        var drawn = new PlacedEdge[edges.Count];
        for (int i = 0; i < drawn.Length; i++)
        {
            var (from, to) = (slots.Boxes[edges[i].From], slots.Boxes[edges[i].To]);
            var curve = from == to ? Loop(placed[edges[i].From]) : from.Column == to.Column ? Aside(ports[(i, true)], ports[(i, false)])
                : Through(ports[(i, true)], ports[(i, false)], slots.Lines[i], slots.Columns, isBack: from.Column > to.Column);
            drawn[i] = new(edges[i].From, edges[i].To, curve, Label(curve, labels, room), from.Column >= to.Column);
        }
        double width = placed.Select(node => node.X + node.Width).DefaultIfEmpty().Max();
        MapPoint[] points = [.. drawn.SelectMany(edge => edge.Curve)];
        double height = placed.Select(node => node.Y + node.Height).Concat(points.Select(point => point.Y)).DefaultIfEmpty().Max();
        double right = points.Select(point => point.X).DefaultIfEmpty().Max();
        return new(placed, drawn, Math.Round(Math.Max(width, right) + room.Margin, 2), Math.Round(height + room.Margin, 2));
    }

    private static PlacedNode Place(MapNode node, MapSlots.Slot box, (double X, double Width)[] columns) => new(node.Key,
        Math.Round(columns[box.Column].X + (columns[box.Column].Width - node.Width) / 2, 2), Math.Round(box.Y - node.Height / 2, 2), node.Width, node.Height);

    /// <summary>Where lines meet boxes: spread over a side, in the order of where they come from.</summary>
    private static Dictionary<(int Edge, bool IsFrom), MapPoint> Ports(IReadOnlyList<MapEdge> edges, MapSlots slots, PlacedNode[] placed)
    {
        var ends = new List<End>();
        for (int i = 0; i < edges.Count; i++)
        {
            var (from, to, line) = (slots.Boxes[edges[i].From], slots.Boxes[edges[i].To], slots.Lines[i]);
            if (from == to) continue;
            ends.Add(new(i, from.Node, from.Column <= to.Column, true, line.Count > 0 ? line[0].Y : to.Y));
            ends.Add(new(i, to.Node, from.Column >= to.Column, false, line.Count > 0 ? line[^1].Y : from.Y));
        }
        var ports = new Dictionary<(int, bool), MapPoint>();
        foreach (var side in ends.GroupBy(end => (end.Node, end.IsRight)))
        {
            var node = placed[side.Key.Node];
            End[] ordered = [.. side.OrderBy(end => end.Towards).ThenBy(end => end.IsFrom).ThenBy(end => end.Edge)];
            double gap = Math.Min(MostPortGap, node.Height * 0.76 / ordered.Length);
            for (int i = 0; i < ordered.Length; i++)
                ports[(ordered[i].Edge, ordered[i].IsFrom)] = Point(side.Key.IsRight ? node.X + node.Width : node.X,
                    node.Y + node.Height / 2 + (i - (ordered.Length - 1) / 2.0) * gap);
        }
        return ports;
    }

    private static List<MapPoint> Through(MapPoint from, MapPoint to, IReadOnlyList<MapSlots.Slot> line, (double X, double Width)[] columns, bool isBack)
    {
        var curve = new List<MapPoint> { from };
        foreach (var slot in line)
        {
            double left = columns[slot.Column].X, right = left + columns[slot.Column].Width;
            Go(curve, Point(isBack ? right : left, slot.Y));
            Go(curve, Point(isBack ? left : right, slot.Y));
        }
        Go(curve, to);
        return curve;
    }

    private static void Go(List<MapPoint> curve, MapPoint to)
    {
        var from = curve[^1];
        double half = (to.X - from.X) / 2;
        curve.AddRange([Point(from.X + half, from.Y), Point(to.X - half, to.Y), to]);
    }

    private static List<MapPoint> Aside(MapPoint from, MapPoint to)
    {
        double x = Math.Max(from.X, to.X) + Bulge;
        return [from, Point(x, from.Y), Point(x, to.Y), to];
    }

    private static List<MapPoint> Loop(PlacedNode node)
    {
        double middle = node.X + node.Width / 2, side = Math.Min(20, node.Width / 4);
        double above = node.Y - LoopHeight;
        return [Point(middle - side, node.Y), Point(middle - side, above), Point(middle + side, above), Point(middle + side, node.Y)];
    }

    /// <summary>A place on the line that covers neither a box nor other words; the middle when there is none.</summary>
    private static MapPoint Label(List<MapPoint> curve, List<PlacedNode> taken, MapRoom room)
    {
        int parts = (curve.Count - 1) / 3;
        var candidates = LabelPlaces.SelectMany(t => Enumerable.Range(0, parts).OrderBy(part => Math.Abs(part - (parts - 1) / 2.0)).ThenBy(part => part)
            .Select(part => At(curve, part, t))).ToList();
        foreach (var point in candidates)
        {
            var box = new PlacedNode("", point.X - room.LabelWidth / 2, point.Y - room.LabelHeight / 2, room.LabelWidth, room.LabelHeight);
            if (taken.Exists(other => Meet(box, other))) continue;
            taken.Add(box);
            return point;
        }
        return candidates[0];
    }

    private static bool Meet(PlacedNode a, PlacedNode b) =>
        a.X < b.X + b.Width && b.X < a.X + a.Width && a.Y < b.Y + b.Height && b.Y < a.Y + a.Height;

    private static MapPoint At(List<MapPoint> curve, int part, double t)
    {
        double u = 1 - t, a = u * u * u, b = 3 * u * u * t, c = 3 * u * t * t, d = t * t * t;
        var (p, q, r, s) = (curve[3 * part], curve[3 * part + 1], curve[3 * part + 2], curve[3 * part + 3]);
        return Point(a * p.X + b * q.X + c * r.X + d * s.X, a * p.Y + b * q.Y + c * r.Y + d * s.Y);
    }

    private static MapPoint Point(double x, double y) => new(Math.Round(x, 2), Math.Round(y, 2));
}
