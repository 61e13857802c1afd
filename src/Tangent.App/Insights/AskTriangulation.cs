using Tangent.Analytics;
using Tangent.Analytics.Diagnosis;
using Tangent.Analytics.Proportions;
using Tangent.Analytics.Samples;
using Tangent.Analytics.Triangulation;
using Tangent.App.Encounters.Published;
using Tangent.App.Feedback.Published;
using Tangent.App.Touchpoints.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback.Observed;

namespace Tangent.App.Insights;

/// <summary>From where something is known of a touchpoint.</summary>
public enum Witness
{
    /// <summary>客户评价.</summary>
    Survey,

    /// <summary>投诉率.</summary>
    Complaints,

    /// <summary>神秘客户.</summary>
    Visits,

    /// <summary>服务监听.</summary>
    Listening,

    /// <summary>现场观察.</summary>
    Watching,

    /// <summary>流程穿越.</summary>
    Walks,

    /// <summary>一周内重复: what the log says itself.</summary>
    Returns,
}

/// <summary>
/// Every touchpoint as all sources see it, side by side (三角互证): customers' judgements, complaints, mystery visits, listening, watching,
/// walk-throughs and what the log itself says. Where two contradict each other it comes first.
/// </summary>
public sealed class AskTriangulation(Diagnosing diagnosing, ObservedFacts observed, TouchpointNames touchpoints)
{
    /// <summary>What to look at.</summary>
    /// <param name="Filter">Which journeys; its period holds for all sources, its other wishes for customers and the log.</param>
    /// <param name="Patience">How long to wait for it to be made; null: until it is. It is made on when the wait is over.</param>
    public sealed record Request(JourneyFilter? Filter = null, TimeSpan? Patience = null);

    /// <summary>What one source says.</summary>
    /// <param name="Source">Which.</param>
    /// <param name="Figure">Its figure at the touchpoint, or why there is none.</param>
    /// <param name="Company">The same over the company; null where there is none.</param>
    /// <param name="Side">1 when it is surely better than the company, −1 when it is surely worse, 0 when that is not sure.</param>
    public sealed record Said(Witness Source, Answer Figure, double? Company, int Side);

    /// <summary>One touchpoint.</summary>
    /// <param name="Stop">Which.</param>
    /// <param name="Sources">What the sources say, always all of them in their order.</param>
    /// <param name="Wait">Mean wait in seconds, or why there is none.</param>
    /// <param name="Contradictions">Sources that say opposite things, the strongest first.</param>
    public sealed record At(JourneyStop Stop, IReadOnlyList<Said> Sources, Answer Wait, IReadOnlyList<(Witness Praises, Witness Blames)> Contradictions);

    /// <summary>All touchpoints.</summary>
    /// <param name="Basis">What it was made from.</param>
    /// <param name="Comparisons">How many figures were compared with the company's at once.</param>
    /// <param name="All">The touchpoints: contradictions first, the strongest first; then by how many sources know of them.</param>
    public sealed record Triangulated(InsightBasis Basis, int Comparisons, IReadOnlyList<At> All);

    /// <summary>Answers for what the actor may see.</summary>
    public async Task<Outcome<Triangulated>> Run(Actor who, Request request, CancellationToken stop)
    {
        // Who may not see what observers found sees those sources empty.
        if (Diagnosing.Refusal(who) is { } refusal) return refusal;
        var cards = await diagnosing.Of(who, new(request.Filter, DiagnosisParts.Scorecards, null), request.Patience, stop);
        if (cards.Failure is { } failure) return failure;
        var operations = await diagnosing.Ask<Operations>(who, request.Filter, nameof(AskTriangulation), request.Patience,
            chosen => new Operations(OperationsAt.Of(chosen.Journeys.Log)), stop);
        if (operations.Failure is { } trouble) return trouble;
        var (from, before) = (request.Filter?.FromUtc, request.Filter?.BeforeUtc);
        var scores = await observed.Scores(who, from, before, stop);
        var places = await touchpoints.Facts([.. scores.Select(one => one.Touchpoint).Distinct()], stop);
        return Tell(cards.Value, operations.Value.All, scores, places, await observed.Complaints(who, from, before, stop));
    }

    private sealed record Operations(OperationsAt[] All);

    private static Triangulated Tell(Diagnosis found, OperationsAt[] operations, IReadOnlyList<ObservedAt> scores,
        IReadOnlyDictionary<string, TouchpointFact> places, IReadOnlyDictionary<Guid, int> complaints)
    {
        var stops = found.Stops;
        var cards = found.Told.Scorecards.ToDictionary(card => card.Touchpoint);
        var numbers = stops.Select((stop, number) => (stop, number)).Where(one => one.stop.Id is not null)
            .ToDictionary(one => one.stop.Id!.Value, one => one.number);
        var byKind = scores.Where(one => places.TryGetValue(one.Touchpoint, out var at) && numbers.ContainsKey(at.Id)).ToLookup(one => one.Kind);
        Answer[][] figures = new Answer[Enum.GetValues<Witness>().Length][];
        figures[(int)Witness.Survey] = [.. stops.Select((_, i) => cards.TryGetValue(i, out var card) ? card.Mean : Nothing)];
        figures[(int)Witness.Complaints] = [.. stops.Select((stop, i) => cards.TryGetValue(i, out var card) && card.Encounters > 0 && stop.Id is { } id
            ? Wilson.Share(Math.Min(complaints.GetValueOrDefault(id), card.Encounters), card.Encounters) : Nothing)];
        figures[(int)Witness.Returns] = [.. stops.Select((_, i) => operations[i].Again)];
        foreach (var kind in Enum.GetValues<ObservedKind>())
        {
            var at = byKind[kind].ToLookup(one => numbers[places[one.Touchpoint].Id], one => one.Share);
            figures[(int)SourceOf(kind)] = [.. stops.Select((_, i) => at.Contains(i) ? Means.Of([.. at[i]]) : Nothing)];
        }
        double?[] company = [.. figures.Select((_, source) => Company(figures[source]))];
        var readings = Readings(figures, company);
        var contradictions = Contradictions.Of(readings).ToLookup(one => one.Touchpoint);
        var all = stops.Select((stop, i) => new At(stop, [.. figures.Select((_, source) => new Said((Witness)source, figures[source][i], company[source],
            Side(readings, i, source)))], operations[i].Wait, [.. contradictions[i].Select(one => ((Witness)one.Praises, (Witness)one.Blames))]));
        return new(found.Basis, readings.Count, [.. all.Select((at, i) => (at, Strength: contradictions[i].Select(one => one.Strength).DefaultIfEmpty(0).Max()))
            .Where(one => one.at.Sources.Count(said => said.Figure is Estimate) > 1)
            .OrderByDescending(one => one.Strength).ThenByDescending(one => one.at.Sources.Count(said => said.Figure is Estimate))
            .ThenBy(one => one.at.Stop.Key, StringComparer.Ordinal).Select(one => one.at)]);
    }

    private static Answer Nothing { get; } = new CannotTell("analytics.no-observations");

    private static Witness SourceOf(ObservedKind kind) => kind switch
    {
        ObservedKind.Visit => Witness.Visits,
        ObservedKind.Listening => Witness.Listening,
        ObservedKind.Observation => Witness.Watching,
        _ => Witness.Walks,
    };

    // Each look counts alike, wherever it was.
    private static double? Company(Answer[] figures)
    {
        var told = figures.OfType<Estimate>().ToList();
        double n = told.Sum(one => (double)one.N);
        return told.Count < 2 || n == 0 ? null : told.Sum(one => one.Point * one.N) / n;
    }

    private static List<SourceReading> Readings(Answer[][] figures, double?[] company) =>
    [
        .. from source in Enumerable.Range(0, figures.Length)
           // How often people come again lies in the nature of a place, like its wait: it is shown and not compared.
           where company[source] is not null && (Witness)source != Witness.Returns
           from touchpoint in Enumerable.Range(0, figures[source].Length)
           where figures[source][touchpoint] is Estimate
           select new SourceReading(touchpoint, source, (Estimate)figures[source][touchpoint], company[source]!.Value,
               (Witness)source == Witness.Complaints),
    ];

    private static int Side(List<SourceReading> readings, int touchpoint, int source) =>
        readings.Find(one => one.Touchpoint == touchpoint && one.Source == source) is not { } reading ? 0
            : Contradictions.Distance(reading, readings.Count) switch { > 1 => 1, < -1 => -1, _ => 0 };
}
