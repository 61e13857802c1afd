using Tangent.Analytics;
using Tangent.Analytics.Diagnosis;
using Tangent.Analytics.Proportions;
using Tangent.App.Encounters.Published;
using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Insights;

/// <summary>
/// The whole scorecard of one touchpoint (触点记分卡): volume, reach, effect, instruments, the four criteria, consistency, trend, control
/// chart and its units side by side.
/// </summary>
public sealed class AskTouchpoint(Diagnosing diagnosing)
{
    /// <summary>What to look at.</summary>
    /// <param name="Touchpoint">Key of the touchpoint: its code, or <c>~</c> and the word of a source.</param>
    /// <param name="Filter">Which journeys.</param>
    /// <param name="Patience">How long to wait for it to be made; null: until it is. It is made on when the wait is over.</param>
    public sealed record Request(string Touchpoint, JourneyFilter? Filter = null, TimeSpan? Patience = null);

    /// <summary>How encounters ended.</summary>
    /// <param name="Outcome">The outcome in the source's words.</param>
    /// <param name="Told">Its share.</param>
    public sealed record OutcomeAt(string Outcome, OutcomeShare Told);

    /// <summary>Where customers come from, or go to next.</summary>
    /// <param name="Stop">The touchpoint; null: the journey begins or ends here.</param>
    /// <param name="Share">Share of the encounters here.</param>
    public sealed record Neighbour(JourneyStop? Stop, Answer Share);

    /// <summary>The scorecard.</summary>
    /// <param name="Basis">What it was made from.</param>
    /// <param name="Stop">Which touchpoint.</param>
    /// <param name="Told">Its figures.</param>
    /// <param name="Outcomes">How encounters ended, the commonest first.</param>
    /// <param name="Before">What came directly before, the commonest first.</param>
    /// <param name="After">What came directly after.</param>
    /// <param name="Units">Its units side by side.</param>
    public sealed record Scorecard(InsightBasis Basis, JourneyStop Stop, TouchpointStudy Told, IReadOnlyList<OutcomeAt> Outcomes,
        IReadOnlyList<Neighbour> Before, IReadOnlyList<Neighbour> After, AskUnits.Compared Units);

    /// <summary>Answers for the journeys that the actor may see.</summary>
    public async Task<Outcome<Scorecard>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (Diagnosing.Refusal(who) is { } refusal) return refusal;
        return await diagnosing.Of(who, new Question(request.Filter, request.Touchpoint), request.Patience, stop);
    }

    private sealed record Question(JourneyFilter? Filter, string Touchpoint) : InsightQuestion<Scorecard>(Filter)
    {
        public override Outcome<Scorecard> Answer(JoinedJourneys joined)
        {
            if (joined.NumberOf(Touchpoint) is not { } at) return Fail.Wrong("touchpoint", "insights.no-touchpoint", Touchpoint);
            var told = StudyTouchpoint.Of(joined.Journeys.Log, joined.Said, at, level: joined.Basis.Level);
            return new Scorecard(joined.Basis, joined.Journeys.Stops[at], told,
                [.. told.Outcomes.Select(one => new OutcomeAt(joined.Journeys.WordOf(one.Outcome) ?? $"{one.Outcome}", one))],
                Neighbours(joined, at, isBefore: true), Neighbours(joined, at, isBefore: false), AskUnits.Compared.Of(joined, told.Units));
        }

        // The counts of pairs are there already: the basis was made from them.
        private static IReadOnlyList<Neighbour> Neighbours(JoinedJourneys joined, int at, bool isBefore)
        {
            var here = joined.Flow.Touchpoints[at];
            var pairs = joined.Flow.Edges.Where(edge => (isBefore ? edge.To : edge.From) == at)
                .Select(edge => (Stop: (JourneyStop?)joined.Journeys.Stops[isBefore ? edge.From : edge.To], edge.Count))
                .Append((Stop: null, Count: isBefore ? here.Starts : here.Ends));
            return [.. pairs.Where(pair => pair.Count > 0).OrderByDescending(pair => pair.Count).ThenBy(pair => pair.Stop?.Key, StringComparer.Ordinal)
                .Select(pair => new Neighbour(pair.Stop, Wilson.Share(pair.Count, here.Encounters, joined.Basis.Level)))];
        }
    }
}
