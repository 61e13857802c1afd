using System.Globalization;
using Tangent.Analytics;
using Tangent.App.Encounters.Journeys;
using Tangent.Web.Charts;
using Tangent.Web.Pages.Touchpoints;
using Tangent.Web.Parts;

namespace Tangent.Web.Pages.Journeys;

/// <summary>The map as a picture with its table: what of it is drawn, and what is written there. A file has no links.</summary>
sealed class JourneyPicture(ExploreJourneys.Map map, PageState state, Words.Words words, bool isFile = false)
{
    // What can be read at once; the sliders show more.
    private const int UsualStops = 12, UsualWays = 26;
    private const double UsualShare = 0.9;

    private readonly JourneyLens lens = JourneyState.Member<JourneyLens>(state[JourneyState.Lens]);
    private readonly List<(int From, int To, int Count, ExploreJourneys.Edge? Edge)> ways =
    [
        .. map.Edges.Select(edge => (edge.From, edge.To, edge.Count, (ExploreJourneys.Edge?)edge)),
        .. map.Nodes.Select((node, i) => (-1, i, node.Starts, (ExploreJourneys.Edge?)null)).Where(way => way.Item3 > 0),
        .. map.Nodes.Select((node, i) => (i, -1, node.Ends, (ExploreJourneys.Edge?)null)).Where(way => way.Item3 > 0),
    ];

    /// <summary>How many touchpoints are drawn.</summary>
    public int Stops => JourneyState.Share(state, JourneyState.Stops) is { } share
        ? Math.Max(1, (int)Math.Round(map.Nodes.Count * share / 100.0)) : Math.Min(map.Nodes.Count, UsualStops);

    /// <summary>The share of all steps that the drawn ways make up, 0 to 1.</summary>
    public double Shown => ways.Sum(way => (double)way.Count) is > 0 and var all ? Drawn().Sum(i => ways[i].Count) / all : 0;

    /// <summary>Mean score over all touchpoints, by their numbers of scores; null where there is none.</summary>
    public double? MeanScore { get; } = map.Nodes.Select(node => node.Score).OfType<Estimate>().ToList() is { Count: > 0 } scores
        ? scores.Sum(score => score.Point * score.N) / scores.Sum(score => (double)score.N) : null;

    public Chart Draw()
    {
        var drawn = Drawn();
        int loudest = lens == JourneyLens.Time ? Slowest(drawn) : -1;
        var svg = JourneyMap.Draw([.. map.Nodes.Select(Stop)], [.. ways.Select((_, i) => Way(i, i == loudest))],
            node => node < Stops, drawn.Contains,
            new(words["journeys.begin"], words["journeys.end"], words["journeys.map.label", Stops, drawn.Count]), map.Frame);
        return new(svg, Table(drawn));
    }

    /// <summary>The strongest ways up to the share that is wanted, and for each touchpoint its strongest way in and out.</summary>
    private HashSet<int> Drawn()
    {
        int stops = Stops;
        var order = Enumerable.Range(0, ways.Count).Where(i => ways[i].From < stops && ways[i].To < stops && ways[i].From != ways[i].To)
            .OrderByDescending(i => ways[i].Count).ThenBy(i => i).ToList();
        HashSet<int> drawn = [.. order.GroupBy(i => ways[i].From).Where(same => same.Key >= 0).Select(same => same.First()),
            .. order.GroupBy(i => ways[i].To).Where(same => same.Key >= 0).Select(same => same.First())];
        double all = order.Sum(i => (double)ways[i].Count), sum = 0;
        int? share = JourneyState.Share(state, JourneyState.Ways);
        foreach (int i in order)
        {
            if (share is null ? drawn.Count >= UsualWays || sum >= UsualShare * all : sum >= share.Value / 100.0 * all && share < 100) break;
            sum += ways[i].Count;
            drawn.Add(i);
        }
        return drawn;
    }

    // Where most of all customers' time goes between two touchpoints.
    private int Slowest(HashSet<int> drawn) => drawn.Where(i => ways[i].Edge is not null)
        .OrderByDescending(i => ways[i].Count * ways[i].Edge!.Time.MeanSeconds).ThenBy(i => i).FirstOrDefault(-1);

    private JourneyMap.Stop Stop(ExploreJourneys.Node node)
    {
        var score = node.Score as Estimate;
        string side = lens switch
        {
            JourneyLens.Score => score is null ? "" : Number(score.Point),
            JourneyLens.Time => node.Duration is { } time ? words.Span(time.MedianSeconds) : "",
            _ => "",
        };
        bool isLow = lens == JourneyLens.Score && score is not null && score.High < MeanScore;
        return new(node.Stop.Key, node.Stop.Name(), node.Stop.IsRegistered ? node.Stop.Key : "",
            node.Encounters.ToString("N0", CultureInfo.CurrentCulture), side, isFile ? null : JourneyState.Through(state, node.Stop),
            words[isFile ? "journeys.stop.told" : "journeys.stop.label", node.Stop.Name(), node.Encounters, node.Journeys], isLow);
    }

    private JourneyMap.Way Way(int i, bool isLoud)
    {
        var (from, to, count, edge) = ways[i];
        string figure = (lens, edge) switch
        {
            (JourneyLens.Time, { } told) => words.Span(told.Time.MedianSeconds),
            (JourneyLens.Score, { Score: Estimate score }) => Number(score.Point),
            (JourneyLens.Count, _) or (_, null) => count.ToString("N0", CultureInfo.CurrentCulture),
            _ => "",
        };
        string? href = edge is null || isFile ? null : JourneyState.Along(state, map.Nodes[from].Stop, map.Nodes[to].Stop);
        var label = words[isFile ? "journeys.way.told" : "journeys.way.label", Name(from, true), Name(to, false), count];
        return new(from, to, count, figure, href, label, isLoud);
    }

    private ChartTable Table(HashSet<int> drawn) => new(
        [words["journeys.from"], words["journeys.to"], words["journeys.count"], words["journeys.median"], words["journeys.p90"],
            words["encounters.field.score"]],
        [.. drawn.OrderByDescending(i => ways[i].Count).ThenBy(i => i).Select(i => (IReadOnlyList<string>)
        [
            Name(ways[i].From, true), Name(ways[i].To, false), ways[i].Count.ToString("N0", CultureInfo.CurrentCulture),
            ways[i].Edge is { } told ? words.Span(told.Time.MedianSeconds) : "–", ways[i].Edge is { } late ? words.Span(late.Time.NinthDecileSeconds) : "–",
            ways[i].Edge is { Score: Estimate } scored ? words.Of(scored.Score, words.JourneyScore()) : "–",
        ])]);

    private string Name(int node, bool isFrom) => node >= 0 ? map.Nodes[node].Stop.Name() : words[isFrom ? "journeys.begin" : "journeys.end"];

    private static string Number(double value) => value.ToString("0.0", CultureInfo.CurrentCulture);
}
