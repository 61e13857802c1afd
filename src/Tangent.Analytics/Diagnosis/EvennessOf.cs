using Tangent.Analytics.Flow;
using Tangent.Analytics.Moments;
using Tangent.Analytics.Proportions;
using Tangent.Analytics.Judgements;
using Tangent.Analytics.Surveys;

namespace Tangent.Analytics.Diagnosis;

/// <summary>How even a touchpoint is between units, channels and employees, and how even the journeys are that come through.</summary>
static class EvennessOf
{
    private static readonly Scale Shares = new(0, 1);

    public static Evenness Touchpoint(JourneyLog log, SaidPlaces places, int touchpoint, TouchpointWalk walk, double level)
    {
        var own = places.Of(touchpoint);
        var said = places.Said.Table;
        int[] units = new int[own.Length], channels = new int[own.Length], employees = new int[own.Length];
        var scores = new double[own.Length];
        for (int i = 0; i < own.Length; i++)
        {
            (scores[i], units[i]) = (said.Scores[own[i]], said.UnitOf(own[i]));
            (channels[i], employees[i]) = (Of(log.Columns.Channels, said.Rows[own[i]]), Of(log.Columns.Employees, said.Rows[own[i]]));
        }
        var (journeys, confusing) = Journeys(places, walk, level);
        return new(Between(scores, units, level), Between(scores, channels, level), Between(scores, employees, level), journeys, confusing);
    }

    private static int Of(ReadOnlyMemory<int> byRow, int row) => byRow.IsEmpty || row == Judgement.Unknown ? -1 : byRow.Span[row];

    // Scores of nobody known are left out.
    private static Answer Between(double[] scores, int[] groups, double level) =>
        Consistency.BetweenGroups([.. scores.Select((score, i) => groups[i] < 0 ? double.NaN : score)], groups, level);

    private static (Answer Mean, Answer Confusing) Journeys(SaidPlaces places, TouchpointWalk walk, double level)
    {
        var said = places.Said.Table;
        var means = new double[places.Touchpoints];
        for (int touchpoint = 0; touchpoint < means.Length; touchpoint++)
            foreach (int place in places.Of(touchpoint)) means[touchpoint] += said.Scores[place] / places.Of(touchpoint).Length;
        var byJourney = new Dictionary<int, (List<double> Centred, bool IsHigh, bool IsLow)>();
        foreach (int place in places.OfTouchpoints)
        {
            int journey = said.Journeys[place];
            if (!walk.IsThrough[journey]) continue;
            var told = byJourney.TryGetValue(journey, out var known) ? known : ([], false, false);
            told.Centred.Add(said.Scores[place] - means[said.Touchpoints[place]]);
            var mark = said.MarkOf(place);
            byJourney[journey] = (told.Centred, told.IsHigh || mark == Mark.High, told.IsLow || mark == Mark.Low);
        }
        var several = byJourney.OrderBy(one => one.Key).Select(one => one.Value).Where(one => one.Centred.Count >= 2).ToList();
        double[] indices = [.. several.Select(one => Consistency.Index([.. one.Centred], Shares) ?? double.NaN)];
        return (Consistency.Mean(indices, default, level), Wilson.Share(several.Count(one => one is { IsHigh: true, IsLow: true }), several.Count, level));
    }
}
