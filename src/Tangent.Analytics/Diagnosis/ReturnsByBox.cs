using Tangent.Analytics.Flow;
using Tangent.Analytics.Judgements;
using Tangent.Analytics.Proportions;
using Tangent.Analytics.Surveys;

namespace Tangent.Analytics.Diagnosis;

/// <summary>Customers whose answer lay in one box, and how many of them came again.</summary>
/// <param name="From">Lowest answer of the box, with high as good.</param>
/// <param name="Judged">Customers.</param>
/// <param name="Share">Share of them that came again in time.</param>
public sealed record BoxReturns(double From, int Judged, Answer Share);

/// <summary>How much likelier those in the top box come again.</summary>
/// <param name="Scale">Scale of the boxes.</param>
/// <param name="Days">Within how many days.</param>
/// <param name="Top">The top box: at or above the high cut.</param>
/// <param name="Next">The next one, as wide as the top box.</param>
/// <param name="Lower">All lower answers.</param>
/// <param name="Odds">Odds of coming again after the top box over those after the next box.</param>
/// <param name="TooLate">Judged journeys that ended so lately that the days are not over yet; they do not count.</param>
public sealed record ReturnsFound(Scale Scale, int Days, BoxReturns Top, BoxReturns Next, BoxReturns Lower, Answer Odds, int TooLate) : Answer;

/// <summary>
/// Do customers who are delighted come again more often than those who are merely satisfied (Jones and Sasser 1995, Harvard Business
/// Review 73:88)? Each customer counts once, with the first journey that was judged; odds by <see cref="OddsRatio"/>.
/// </summary>
/// <remarks>They go together; a good mood, a better tier or a near branch can bring both.</remarks>
public static class ReturnsByBox
{
    private const long MicrosOfDay = 86_400_000_000;

    /// <summary>The odds.</summary>
    /// <param name="log">The journeys; judged ones among those that are chosen, returns among all.</param>
    /// <param name="said">What customers said of them.</param>
    /// <param name="days">Days from the last encounter of the judged journey within which another encounter is a return, at least 1.</param>
    /// <param name="level">Confidence level, above 0 and below 1.</param>
    /// <returns>
    /// A <see cref="ReturnsFound"/>; <see cref="CannotTell"/> without overall judgements, and when no judged journey names its customer or
    /// none lies far enough back.
    /// </returns>
    public static Answer Of(JourneyLog log, JudgementLog said, int days = 90, double level = 0.95)
    {
        Guard.Level(level);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(days);
        ArgumentNullException.ThrowIfNull(log);
        ArgumentNullException.ThrowIfNull(said);
        if (said.Table.PrintedScale(true) is not { } scale) return new CannotTell("analytics.no-overall");
        if (log.Columns.Customers.IsEmpty) return new CannotTell("analytics.no-customers");
        var judged = new JudgedJourneys(log, said);
        var steps = log.Steps.Span;
        long latest = long.MinValue;
        foreach (ref readonly var step in steps) latest = Math.Max(latest, step.StartMicros);
        var anchors = Anchors(log, judged, latest - days * MicrosOfDay, out int late, out int unknown);
        if (anchors.Count == 0)
            return unknown > 0 && late == 0 ? new CannotTell("analytics.no-customers") : new CannotTell("analytics.none-far-back", days);

        var hasReturned = Returned(log, anchors, days * MicrosOfDay);
        double width = scale.Most - scale.HighCut + (scale.Most - scale.Least <= 10 ? 1 : 0), next = Math.Max(scale.Least, scale.HighCut - width);
        int[] seen = new int[3], came = new int[3];
        foreach (var (customer, anchor) in anchors)
        {
            double score = scale.Least + anchor.Share * (scale.Most - scale.Least) + 1e-9;
            int box = score >= scale.HighCut ? 0 : score >= next ? 1 : 2;
            seen[box]++;
            if (hasReturned.Contains(customer)) came[box]++;
        }
        BoxReturns Box(int box, double from) => new(from, seen[box], Wilson.Share(came[box], seen[box], level));
        return new ReturnsFound(scale, days, Box(0, scale.HighCut), Box(1, next), Box(2, scale.Least),
            OddsRatio.Of(came[0], seen[0], came[1], seen[1], level), late);
    }

    private readonly record struct Anchor(int Place, long End, double Share);

    private static Dictionary<long, Anchor> Anchors(JourneyLog log, JudgedJourneys judged, long lastEnd, out int late, out int unknown)
    {
        var table = log.Table;
        var customers = log.Columns.Customers.Span;
        Dictionary<long, Anchor> anchors = [];
        (late, unknown) = (0, 0);
        for (int journey = 0; journey < judged.Count; journey++)
        {
            if (!double.IsFinite(judged.Overall[journey])) continue;
            var steps = table.Of(journey);
            long customer = customers[steps[0].Row], end = steps[^1].StartMicros;
            if (customer < 0) unknown++;
            else if (end > lastEnd) late++;
            else if (!anchors.TryGetValue(customer, out var before) || end < before.End)
                anchors[customer] = new(table.HasChoice ? table.Chosen[journey] : journey, end, judged.Overall[journey]);
        }
        return anchors;
    }

    private static HashSet<long> Returned(JourneyLog log, Dictionary<long, Anchor> anchors, long within)
    {
        var offsets = log.Offsets.Span;
        var steps = log.Steps.Span;
        var customers = log.Columns.Customers.Span;
        HashSet<long> returned = [];
        for (int place = 0; place + 1 < offsets.Length; place++)
            foreach (ref readonly var step in steps[offsets[place]..offsets[place + 1]])
                if (customers[step.Row] is >= 0 and var customer && anchors.TryGetValue(customer, out var anchor) && anchor.Place != place
                    && step.StartMicros > anchor.End && step.StartMicros <= anchor.End + within) returned.Add(customer);
        return returned;
    }
}
