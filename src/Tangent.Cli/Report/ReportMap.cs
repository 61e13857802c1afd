using Tangent.Analytics.Flow;
using Tangent.Web.Charts;

namespace Tangent.Cli.Report;

/// <summary>The map of a report: the commonest touchpoints and the ways between them, drawn as on the pages.</summary>
static class ReportMap
{
    /// <summary>What a page shows without scrolling.</summary>
    public const int MostNodes = 16, MostWays = 28;
    private const int MostEnds = 5;
    // Activities of a bare file have longer names than touchpoints that somebody registered.
    private const double BoxWidth = 184;

    public static string Draw(JourneyLog log, FlowSummary flow, ReportWords words)
    {
        int[] shown = [.. FlowOrder.Touchpoints(flow, touchpoint => touchpoint.Encounters).Take(MostNodes)];
        var places = shown.Select((touchpoint, place) => (touchpoint, place)).ToDictionary(one => one.touchpoint, one => one.place);
        var (begin, end) = (words.Say("journeys.begin"), words.Say("journeys.end"));
        var slowest = Standout.Of(log, flow).FirstOrDefault(one => one.Kind == StandoutKind.SlowestTransition && one.Count > 0);
        JourneyMap.Way Way(int from, int to, int count, bool isSlowest = false) => new(from, to, count, words.Number(count), null,
            words.Say("journeys.way.told", from < 0 ? begin : log.Touchpoints[shown[from]], to < 0 ? end : log.Touchpoints[shown[to]], count), isSlowest);

        List<JourneyMap.Way> ways =
        [
            .. FlowOrder.Edges(flow).Where(edge => places.ContainsKey(edge.From) && places.ContainsKey(edge.To)).Take(MostWays)
                .Select(edge => Way(places[edge.From], places[edge.To], edge.Count, slowest.Count > 0 && (edge.From, edge.To) == (slowest.From, slowest.To))),
            .. Ends(shown, i => flow.Touchpoints[i].Starts).Select(one => Way(-1, one.Place, one.Count)),
            .. Ends(shown, i => flow.Touchpoints[i].Ends).Select(one => Way(one.Place, -1, one.Count)),
        ];
        JourneyMap.Stop[] stops = [.. shown.Select(i => new JourneyMap.Stop(log.Touchpoints[i], log.Touchpoints[i], "",
            words.Number(flow.Touchpoints[i].Encounters), "", null,
            words.Say("journeys.stop.told", log.Touchpoints[i], flow.Touchpoints[i].Encounters, flow.Touchpoints[i].Journeys)))];
        return JourneyMap.Draw(stops, ways, _ => true, _ => true, new(begin, end, words.Say("analyse.report.map", shown.Length, ways.Count)),
            boxWidth: BoxWidth);
    }

    private static IEnumerable<(int Place, int Count)> Ends(int[] shown, Func<int, int> count) =>
        shown.Select((touchpoint, place) => (place, count(touchpoint))).Where(one => one.Item2 > 0).OrderByDescending(one => one.Item2).Take(MostEnds);
}
