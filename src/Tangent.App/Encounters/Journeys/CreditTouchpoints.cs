using Tangent.Analytics;
using Tangent.Analytics.Attribution;
using Tangent.Analytics.Flow;
using Tangent.App.Encounters.Published;
using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Encounters.Journeys;

/// <summary>What touchpoints have to do with good ends: removal from a chain, and even shares. Models of paths, not experiments.</summary>
public sealed class CreditTouchpoints(JourneyReading reading)
{
    private const int MostTouchpoints = 200, MostVariants = 200_000;

    /// <summary>What to credit.</summary>
    /// <param name="Filter">Which journeys.</param>
    /// <param name="GoodOutcomes">A journey ends well when its last known outcome is one of these; null where a score decides.</param>
    /// <param name="LeastScore">… or when the mean of its scores, on the commonest scale, is at least this; journeys without a score do not count.</param>
    public sealed record Request(JourneyFilter? Filter, Items<string>? GoodOutcomes = null, double? LeastScore = null);

    /// <summary>What one touchpoint is credited with.</summary>
    /// <param name="Stop">The touchpoint.</param>
    /// <param name="Removal">Share of good ends that the chain loses without it.</param>
    /// <param name="MarkovCredit">Good ends credited by that.</param>
    /// <param name="ShapleyCredit">Good ends credited by even shares among the touchpoints of each journey.</param>
    /// <param name="RemovalRange">The first with its interval, or why none can be told; the second and the third likewise.</param>
    /// <param name="MarkovRange"></param>
    /// <param name="ShapleyRange"></param>
    public sealed record Credit(JourneyStop Stop, double Removal, double MarkovCredit, double ShapleyCredit, Answer RemovalRange, Answer MarkovRange,
        Answer ShapleyRange);

    /// <summary>The credits.</summary>
    /// <param name="Basis">What they were made from.</param>
    /// <param name="Journeys">Journeys that were looked at.</param>
    /// <param name="Good">Those that ended well.</param>
    /// <param name="Reason">Why nothing can be told; null when something can.</param>
    /// <param name="All">Credits, the largest removal first.</param>
    public sealed record Credits(JourneyBasis Basis, long Journeys, long Good, CannotTell? Reason, IReadOnlyList<Credit> All);

    /// <summary>Credits the touchpoints of the journeys that the actor may see.</summary>
    public async Task<Outcome<Credits>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Encounter) is { } refusal) return refusal;

        if ((request.GoodOutcomes is null) == (request.LeastScore is null)) return Fail.Wrong("goodOutcomes", "journeys.outcome-or-score");
        var what = (nameof(CreditTouchpoints), request.GoodOutcomes, request.LeastScore);
        return await reading.Ask(who, request.Filter, what, journeys => CreditsOf(journeys, request), stop);
    }

    private static Outcome<Credits> CreditsOf(OpenJourneys journeys, Request request)
    {
        var flow = FlowSummary.Of(journeys.Log, FlowParts.Variants);
        int[] used = [.. FlowOrder.Touchpoints(flow, touchpoint => touchpoint.Encounters)];
        if (used.Length > MostTouchpoints) return Fail.Wrong("filter", "journeys.many-touchpoints", used.Length, MostTouchpoints);
        return Sum(journeys, flow, used, Paths(journeys, flow, request));
    }

    private static List<PathCount> Paths(OpenJourneys journeys, FlowSummary flow, Request request)
    {
        var counts = new (long Good, long Other)[flow.Variants.Count];
        double least = FilterNeeds.Share(request.LeastScore, journeys.Scale) ?? 0;
        var scores = request.LeastScore is null ? [] : JourneyScores.Of(journeys.Log);
        var own = flow.VariantOf.Span;
        for (int journey = 0; journey < own.Length; journey++)
        {
            ref var count = ref counts[own[journey]];
            if (request.LeastScore is not null)
            {
                if (float.IsNaN(scores[journey])) continue;
                if (scores[journey] >= least) count.Good++;
                else count.Other++;
            }
            else if (journeys.LastOutcome(journey) is { } outcome && request.GoodOutcomes!.Contains(outcome)) count.Good++;
            else count.Other++;
        }
        var variants = journeys.Variants(flow, int.MaxValue);
        return [.. variants.Select((variant, i) => new PathCount(variant.Path, counts[i].Good, counts[i].Other))
            .Where(path => path.Good + path.Other > 0).OrderByDescending(path => path.Good + path.Other).Take(MostVariants)];
    }

    private static Credits Sum(OpenJourneys journeys, FlowSummary flow, int[] used, List<PathCount> paths)
    {
        var basis = journeys.MadeFrom(flow);
        long all = paths.Sum(path => path.Good + path.Other), good = paths.Sum(path => path.Good);
        if (used.Length == 0) return new(basis, 0, 0, new CannotTell("analytics.no-observations"), []);
        var places = new int[journeys.Stops.Count];
        for (int i = 0; i < used.Length; i++) places[used[i]] = i;
        var numbered = paths.ConvertAll(path => path with { Touches = path.Touches.ToArray().Select(touch => places[touch]).ToArray() });
        var ranges = CreditIntervals.Of(numbered, used.Length);
        return (MarkovRemoval.Of(numbered, used.Length), ShapleyCredit.Of(numbered, used.Length)) switch
        {
            (Credited removal, Shared shares) => new(basis, all, good, null, [.. used.Select((touchpoint, i) => new Credit(journeys.Stops[touchpoint],
                removal.Effects[i], removal.Credits[i], shares.Credits[i], ranges.Effects[i], ranges.Removal[i], ranges.Even[i]))
                .OrderByDescending(credit => credit.Removal)]),
            (CannotTell reason, _) => new(basis, all, good, reason, []),
            (_, CannotTell reason) => new(basis, all, good, reason, []),
            _ => throw new InvalidOperationException("An answer of an unknown kind."),
        };
    }
}
