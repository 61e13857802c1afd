using System.Globalization;
using System.Net;
using System.Text;
using Tangent.Analytics.Flow;
using Tangent.Analytics.Flow.Layout;

namespace Tangent.Cli.Report;

/// <summary>The map of a report: the commonest touchpoints and the ways between them, as a picture that needs nothing else.</summary>
static class ReportMap
{
    /// <summary>What a page shows without scrolling.</summary>
    public const int MostNodes = 16, MostWays = 28;
    private const int MostEnds = 5;
    private const double Height = 46, Terminal = 24, LongestName = 150;

    public static string Draw(JourneyLog log, FlowSummary flow, ReportWords words)
    {
        int[] shown = [.. FlowOrder.Touchpoints(flow, touchpoint => touchpoint.Encounters).Take(MostNodes)];
        var places = shown.Select((touchpoint, place) => (touchpoint, place)).ToDictionary(one => one.touchpoint, one => one.place);
        int begin = shown.Length, end = begin + 1;
        List<MapEdge> edges =
        [
            .. FlowOrder.Edges(flow).Where(edge => places.ContainsKey(edge.From) && places.ContainsKey(edge.To)).Take(MostWays)
                .Select(edge => new MapEdge(places[edge.From], places[edge.To], edge.Count)),
            .. Ends(shown, i => flow.Touchpoints[i].Starts).Select(one => new MapEdge(begin, one.Place, one.Count)),
            .. Ends(shown, i => flow.Touchpoints[i].Ends).Select(one => new MapEdge(one.Place, end, one.Count)),
        ];
        List<MapNode> nodes =
        [
            .. shown.Select(i => new MapNode(log.Touchpoints[i], Math.Max(90, Width(Short(log.Touchpoints[i])) + 24), Height)),
            new(" begin", Terminal, Terminal), new(" end", Terminal, Terminal),
        ];
        var frame = MapFrame.Of([.. nodes.Select(node => node.Key)], edges, " begin", " end");
        var map = MapLayout.Of(nodes, edges, frame);
        var slowest = Standout.Of(log, flow).FirstOrDefault(one => one.Kind == StandoutKind.SlowestTransition && one.Count > 0);
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg viewBox=\"0 0 {N(map.Width)} {N(map.Height)}\" width=\"{N(map.Width)}\" role=\"img\" ");
        var label = words.Say("analyse.report.map", shown.Length, edges.Count);
        svg.Append(CultureInfo.InvariantCulture, $"aria-label=\"{Encode(label)}\">");
        double widest = edges.Select(edge => edge.Weight).DefaultIfEmpty(1).Max();
        bool IsLoud(PlacedEdge edge) => slowest.Count > 0 && edge.From < begin && edge.To < begin
            && (shown[edge.From], shown[edge.To]) == (slowest.From, slowest.To);
        for (int i = 0; i < edges.Count; i++) Way(svg, map.Edges[i], edges[i].Weight / widest, IsLoud(map.Edges[i]));
        for (int i = 0; i < nodes.Count; i++) Box(svg, map.Nodes[i], i < begin ? words.Number(flow.Touchpoints[shown[i]].Encounters) : null);
        for (int i = 0; i < edges.Count; i++) Figure(svg, map.Edges[i], words.Number((long)edges[i].Weight), IsLoud(map.Edges[i]));
        return svg.Append("</svg>").ToString();
    }

    private static IEnumerable<(int Place, int Count)> Ends(int[] shown, Func<int, int> count) =>
        shown.Select((touchpoint, place) => (place, count(touchpoint))).Where(one => one.Item2 > 0).OrderByDescending(one => one.Item2).Take(MostEnds);

    private static void Way(StringBuilder svg, PlacedEdge edge, double share, bool isLoud)
    {
        double thick = 1 + 6 * Math.Sqrt(share);
        var loud = isLoud ? " loud" : "";
        svg.Append(CultureInfo.InvariantCulture, $"<path class=\"way{loud}\" stroke-width=\"{N(thick)}\" d=\"M{Point(edge.Curve[0])}");
        for (int i = 1; i < edge.Curve.Count; i += 3)
            svg.Append(CultureInfo.InvariantCulture, $"C{Point(edge.Curve[i])} {Point(edge.Curve[i + 1])} {Point(edge.Curve[i + 2])}");
        var (tip, before) = (edge.Curve[^1], edge.Curve[^2]);
        double length = Math.Max(0.01, Math.Sqrt(Math.Pow(tip.X - before.X, 2) + Math.Pow(tip.Y - before.Y, 2)));
        var (dx, dy, half) = ((tip.X - before.X) / length, (tip.Y - before.Y) / length, 3 + thick / 2);
        var (bx, by) = (tip.X - dx * half * 2, tip.Y - dy * half * 2);
        svg.Append(CultureInfo.InvariantCulture,
            $"\"/><polygon class=\"arrow{loud}\" points=\"{Point(tip)} {N(bx - dy * half)},{N(by + dx * half)} {N(bx + dy * half)},{N(by - dx * half)}\"/>");
    }

    private static void Box(StringBuilder svg, PlacedNode node, string? figure)
    {
        if (figure is null)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<circle class=\"end\" cx=\"{N(node.X + Terminal / 2)}\" cy=\"{N(node.Y + Terminal / 2)}\" r=\"9\"/>");
            return;
        }
        svg.Append(CultureInfo.InvariantCulture, $"<g><title>{Encode(node.Key)}</title><rect class=\"box\" x=\"{N(node.X)}\" y=\"{N(node.Y)}\" ");
        svg.Append(CultureInfo.InvariantCulture, $"width=\"{N(node.Width)}\" height=\"{N(node.Height)}\" rx=\"6\"/>");
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{N(node.X + 12)}\" y=\"{N(node.Y + 19)}\">{Encode(Short(node.Key))}</text>");
        svg.Append(CultureInfo.InvariantCulture, $"<text class=\"figure\" x=\"{N(node.X + 12)}\" y=\"{N(node.Y + 36)}\">{figure}</text></g>");
    }

    private static void Figure(StringBuilder svg, PlacedEdge edge, string figure, bool isLoud) => svg.Append(CultureInfo.InvariantCulture,
        $"<text class=\"figure halo{(isLoud ? " loud" : "")}\" text-anchor=\"middle\" x=\"{N(edge.Label.X)}\" y=\"{N(edge.Label.Y + 4)}\">{figure}</text>");

    /// <summary>A name that fits a box; the whole of it is said when one points at the box.</summary>
    private static string Short(string name)
    {
        double width = 0;
        for (int i = 0; i < name.Length; i++)
        {
            width += Width(name.Substring(i, 1));
            if (width > LongestName) return string.Concat(name.AsSpan(0, char.IsHighSurrogate(name[i - 1]) ? i - 1 : i), "…");
        }
        return name;
    }

    private static double Width(string text) => text.Sum(letter => letter > 0x2E80 ? 12.5 : 7.0);

    private static string Point(MapPoint point) => $"{N(point.X)},{N(point.Y)}";

    private static string N(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
