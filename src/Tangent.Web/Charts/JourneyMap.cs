using Tangent.Analytics.Flow.Layout;

namespace Tangent.Web.Charts;

/// <summary>
/// Touchpoints in boxes and the ways between them as lines whose width is how often they are taken, from the beginning on the left
/// to the end on the right. Boxes and lines lead to addresses.
/// </summary>
public static class JourneyMap
{
    private const double BoxWidth = 136, BoxHeight = 46, Terminal = 26, Thinnest = 1.2, Thickest = 9, ArrowLength = 7;

    /// <summary>A touchpoint.</summary>
    /// <param name="Key">By what the picture knows it again, whatever the filters.</param>
    /// <param name="Name">Its name.</param>
    /// <param name="Code">Its code, or empty.</param>
    /// <param name="Figure">What is written left below, such as how many encounters.</param>
    /// <param name="Side">What is written right below, such as a score; empty for nothing.</param>
    /// <param name="Href">Where its box leads, or null.</param>
    /// <param name="Label">All of it as a sentence.</param>
    /// <param name="IsLoud">Whether its edge calls for attention.</param>
    public sealed record Stop(string Key, string Name, string Code, string Figure, string Side, string? Href, string Label, bool IsLoud = false);

    /// <summary>A way from one touchpoint to the next; −1 is the beginning as From and the end as To.</summary>
    /// <param name="From">Number of the touchpoint before.</param>
    /// <param name="To">Number of the touchpoint after.</param>
    /// <param name="Weight">How often it is taken: the width of the line.</param>
    /// <param name="Figure">What is written at it.</param>
    /// <param name="Href">Where it leads, or null.</param>
    /// <param name="Label">All of it as a sentence.</param>
    /// <param name="IsLoud">Whether it calls for attention.</param>
    public sealed record Way(int From, int To, double Weight, string Figure, string? Href, string Label, bool IsLoud = false);

    /// <summary>The words of the two ends and of the picture.</summary>
    public sealed record EndWords(string Begin, string End, string Picture);

    /// <summary>Draws what is shown of the whole; the rest keeps the picture still.</summary>
    /// <param name="stops">All touchpoints.</param>
    /// <param name="ways">All ways.</param>
    /// <param name="isStopShown">Whether a touchpoint is drawn.</param>
    /// <param name="isWayShown">Whether a way is drawn, when both its ends are.</param>
    /// <param name="words">What is written at the ends, and what the picture is.</param>
    /// <param name="frame">Where touchpoints stand on a larger map; null where these are all.</param>
    /// <param name="boxWidth">How wide a box is, in pixels; a name that does not fit ends in dots.</param>
    public static string Draw(IReadOnlyList<Stop> stops, IReadOnlyList<Way> ways, Func<int, bool> isStopShown, Func<int, bool> isWayShown,
        EndWords words, MapFrame? frame = null, double boxWidth = BoxWidth)
    {
        int begin = stops.Count, end = stops.Count + 1;
        List<string> keys = [.. stops.Select(stop => stop.Key), MapFrame.Begin, MapFrame.End];
        MapEdge Edge(Way way) => new(way.From < 0 ? begin : way.From, way.To < 0 ? end : way.To, way.Weight);
        frame ??= MapFrame.Of(keys, [.. ways.Select(Edge)], MapFrame.Begin, MapFrame.End);

        int[] shown = [.. Enumerable.Range(0, keys.Count).Where(node => node >= begin || isStopShown(node))];
        var places = shown.Select((node, place) => (node, place)).ToDictionary(one => one.node, one => one.place);
        Way[] drawn = [.. ways.Where((way, i) => isWayShown(i) && places.ContainsKey(Edge(way).From) && places.ContainsKey(Edge(way).To))];
        double widest = drawn.Select(way => TextWidth.Of(way.Figure)).DefaultIfEmpty().Max();
        var layout = MapLayout.Of([.. shown.Select(node => node < begin ? new MapNode(keys[node], boxWidth, BoxHeight) : new(keys[node], Terminal, Terminal))],
            [.. drawn.Select(way => new MapEdge(places[Edge(way).From], places[Edge(way).To], way.Weight))], frame,
            MapRoom.Usual with { LabelWidth = widest, ColumnGap = Math.Max(MapRoom.Usual.ColumnGap, widest + 44) });

        var svg = new Svg(layout.Width, layout.Height);
        double heaviest = ways.Select(way => way.Weight).DefaultIfEmpty(1).Max();
        // The light lines first, so that the heavy ones lie on top; all words over all lines.
        foreach (int i in Enumerable.Range(0, drawn.Length).OrderBy(i => drawn[i].Weight))
            Line(svg, drawn[i], layout.Edges[i], Thinnest + (Thickest - Thinnest) * Math.Sqrt(drawn[i].Weight / heaviest));
        for (int i = 0; i < shown.Length; i++)
        {
            if (shown[i] >= begin) Terminus(svg, layout.Nodes[i], shown[i] == begin ? words.Begin : words.End, shown[i] == begin);
            else Box(svg, stops[shown[i]], layout.Nodes[i]);
        }
        for (int i = 0; i < drawn.Length; i++) Words(svg, drawn[i], layout.Edges[i].Label);
        return svg.CloseAsGroup(words.Picture);
    }

    private static void Line(Svg svg, Way way, PlacedEdge curve, double thick)
    {
        var points = curve.Curve.Select(point => (point.X, point.Y)).ToList();
        var (tip, before) = (points[^1], points[^2]);
        double length = Math.Max(1e-6, Math.Sqrt((tip.X - before.X) * (tip.X - before.X) + (tip.Y - before.Y) * (tip.Y - before.Y)));
        var (dx, dy) = ((tip.X - before.X) / length, (tip.Y - before.Y) / length);
        double half = 2.5 + thick / 2;
        // The line stops where the arrow begins: a thick line would stand out beside its tip.
        points[^1] = (tip.X - dx * ArrowLength, tip.Y - dy * ArrowLength);
        string tone = way.IsLoud ? "negm" : curve.IsBack ? "ink3" : "neum";
        svg.Curve(points, $"s-{tone} solid", thick);
        svg.Polygon([tip, (points[^1].X - dy * half, points[^1].Y + dx * half), (points[^1].X + dy * half, points[^1].Y - dx * half)], $"f-{tone}");
    }

    private static void Words(Svg svg, Way way, MapPoint at)
    {
        if (way.Figure.Length == 0) return;
        string paint = $"t-12 t-m halo {(way.IsLoud ? "f-neg" : "f-ink2")}";
        svg.Link(way.Href, way.Label, inside => inside.Text(at.X, at.Y + 4, way.Figure, paint));
    }

    private static void Terminus(Svg svg, PlacedNode node, string words, bool isBegin)
    {
        var (x, y) = (node.X + node.Width / 2, node.Y + node.Height / 2);
        svg.Circle(x, y, Terminal / 2, isBegin ? "f-ink" : "f-panel s-ink", isBegin ? 0 : 1.6);
        if (isBegin) svg.Polygon([(x - 3.5, y - 5), (x + 5.5, y), (x - 3.5, y + 5)], "f-panel");
        else svg.Circle(x, y, Terminal / 2 - 5, "f-ink");
        svg.Text(x, y + Terminal / 2 + 15, words, "t-12 f-ink2 t-m halo");
    }

    private static void Box(Svg svg, Stop stop, PlacedNode box) => svg.Link(stop.Href, stop.Label, inside =>
    {
        inside.Rect(box.X, box.Y, box.Width, box.Height, $"f-panel {(stop.IsLoud ? "s-negm" : "s-lines")}", 6);
        inside.Rect(box.X, box.Y + 8, 3, box.Height - 16, stop.Code.Length > 0 ? "f-front" : "f-lines");
        double room = box.Width - 22 - TextWidth.Of(stop.Code, 11) - 6;
        inside.Text(box.X + 11, box.Y + 19, Fit(stop.Name, room), "t-12 f-ink t-b");
        if (stop.Code.Length > 0) inside.Text(box.X + box.Width - 9, box.Y + 19, stop.Code, "t-11 f-ink3 t-e");
        inside.Text(box.X + 11, box.Y + 36, stop.Figure, "t-12 f-ink2");
        if (stop.Side.Length > 0) inside.Text(box.X + box.Width - 9, box.Y + 36, stop.Side, $"t-12 t-e {(stop.IsLoud ? "f-neg t-b" : "f-ink2")}");
    });

    // Long names end in dots; the whole name is in the label and in the table.
    private static string Fit(string name, double room)
    {
        if (TextWidth.Of(name) <= room) return name;
        int length = name.Length;
        while (length > 1 && TextWidth.Of(name[..length]) > room - 9) length--;
        return name[..length].TrimEnd() + "…";
    }
}
