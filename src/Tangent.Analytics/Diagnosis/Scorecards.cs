using Tangent.Analytics.Flow;
using Tangent.Analytics.Judgements;
using Tangent.Analytics.Moments;
using Tangent.Analytics.Proportions;
using Tangent.Analytics.Samples;
using Tangent.Analytics.Surveys;

namespace Tangent.Analytics.Diagnosis;

/// <summary>How one touchpoint does.</summary>
/// <param name="Touchpoint">Its number.</param>
/// <param name="Encounters">Encounters there in the log.</param>
/// <param name="Mean">Mean score on the printed scale of touchpoints.</param>
/// <param name="FailShare">Share of judgements at or below the low cut of their own scale: the negative effect.</param>
/// <param name="ShineShare">Share of judgements at or above the high cut: the positive effect.</param>
/// <param name="Net">Positive minus negative effect, −1 to 1.</param>
public sealed record Scorecard(int Touchpoint, int Encounters, Answer Mean, Answer FailShare, Answer ShineShare, Answer Net);

/// <summary>
/// Scorecards of all touchpoints from single judgements: weighted where they are, clustered by journey where one journey judged a
/// touchpoint more than once.
/// </summary>
static class Scorecards
{
    public static List<Scorecard> Of(JourneyLog log, JudgementLog said, JudgedJourneys judged, Scale? printed, double level)
    {
        var table = log.Table;
        var judgements = said.Table;
        var encounters = new int[judged.Touchpoints];
        for (int journey = 0; journey < table.Journeys; journey++)
            foreach (ref readonly var step in table.Of(journey)) encounters[table.TouchpointOf(step)]++;
        var places = new List<int>[judged.Touchpoints];
        for (int i = 0; i < judgements.Count; i++)
            if (judgements.Touchpoints[i] != Judgement.WholeJourney && judged.ByPlace[judgements.Journeys[i]] >= 0)
                (places[judgements.Touchpoints[i]] ??= []).Add(i);
        var cards = new List<Scorecard>();
        for (int touchpoint = 0; touchpoint < encounters.Length; touchpoint++)
            if (encounters[touchpoint] > 0 || places[touchpoint] is not null)
                cards.Add(Of(touchpoint, encounters[touchpoint], places[touchpoint] ?? [], judgements, printed, level));
        return cards;
    }

    private static Scorecard Of(int touchpoint, int encounters, List<int> places, JudgementTable judgements, Scale? printed, double level)
    {
        double[] scores = new double[places.Count], failed = new double[places.Count], shone = new double[places.Count], signs = new double[places.Count],
            weights = new double[judgements.Weights.IsEmpty ? 0 : places.Count];
        var journeys = new int[places.Count];
        for (int i = 0; i < scores.Length; i++)
        {
            int place = places[i];
            scores[i] = printed is { } scale ? scale.At(judgements.Scores[place]) : double.NaN;
            var mark = double.IsNaN(scores[i]) ? Mark.Unscored : judgements.MarkOf(place);
            (failed[i], shone[i]) = mark switch { Mark.Unscored => (double.NaN, double.NaN), Mark.Low => (1, 0), Mark.High => (0, 1), _ => (0, 0) };
            signs[i] = shone[i] - failed[i];
            if (weights.Length > 0) weights[i] = judgements.WeightOf(place);
            journeys[i] = judgements.Journeys[place];
        }
        var clusters = journeys.Distinct().Count() == journeys.Length ? [] : journeys;
        return new(touchpoint, encounters, Means.Of(scores, weights, clusters, level), SampledShare.Of(failed, weights, clusters, level),
            SampledShare.Of(shone, weights, clusters, level), NetShare.Of(signs, weights, clusters, level));
    }
}
