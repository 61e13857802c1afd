using Tangent.Analytics.Flow;
using Tangent.Analytics.Judgements;
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
    public static IReadOnlyList<Scorecard> Of(JourneyLog log, JudgementLog said, Scale? printed, double level)
    {
        var stops = FlowSummary.Of(log, FlowParts.Counts).Touchpoints;
        var places = new SaidPlaces(log, said);
        int[] told = [.. Enumerable.Range(0, stops.Count).Where(touchpoint => stops[touchpoint].Encounters > 0 || !places.Of(touchpoint).IsEmpty)];
        var cards = new Scorecard[told.Length];
        Shares.LargestFirst(told.Length, i => places.Of(told[i]).Length, i =>
        {
            var sample = SaidSample.Of(said, places.Of(told[i]), printed);
            var effect = sample.Effect(level);
            cards[i] = new(told[i], stops[told[i]].Encounters, sample.Mean(level), effect.Negative, effect.Positive, effect.Net);
        });
        return cards;
    }
}
