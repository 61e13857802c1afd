using Tangent.Analytics.Comparisons;
using Tangent.Analytics.Regression;

namespace Tangent.Analytics.Diagnosis;

/// <summary>How scores of one touchpoint, or of whole journeys, moved from one period to the next.</summary>
/// <param name="Touchpoint">Its number; null for whole journeys.</param>
/// <param name="Difference">Later minus earlier as a share of the scale (a <see cref="Tested"/>), at the same mix of tiers and units.</param>
/// <param name="Corrected">p-value after correction for all that was compared; 1 where there is no test.</param>
/// <param name="IsClaimed">Whether it changed beyond chance.</param>
public sealed record Change(int? Touchpoint, Answer Difference, double Corrected, bool IsClaimed);

/// <summary>
/// What changed: scores of two periods, touchpoint by touchpoint, at the same mix of tiers and units; Holm over all of them, so that
/// a period in which nothing changed is seldom (5 %) said to have any change.
/// </summary>
static class WhatChanged
{
    /// <summary>Scores that each period needs.</summary>
    public const int LeastScores = 30;
    private const int LeastOfGroup = 10;

    /// <summary>Changes of whole journeys and of all touchpoints scored.</summary>
    /// <param name="judged">The journeys.</param>
    /// <param name="isLater">Whether a journey belongs to the later period; null leaves it out.</param>
    /// <param name="level">Confidence level.</param>
    public static List<Change> Of(JudgedJourneys judged, Func<int, bool?> isLater, double level)
    {
        var parts = new List<(int Journey, double Score)>[judged.Touchpoints + 1];
        for (int journey = 0; journey < judged.Count; journey++)
        {
            if (isLater(journey) is null || !(judged.Weights[journey] > 0)) continue;
            if (double.IsFinite(judged.Overall[journey])) (parts[0] ??= []).Add((journey, judged.Overall[journey]));
            foreach (var visit in judged.Of(journey))
                if (double.IsFinite(visit.Share)) (parts[visit.Touchpoint + 1] ??= []).Add((journey, visit.Share));
        }
        var told = new List<(int? Touchpoint, Answer Answer)>();
        for (int i = 0; i < parts.Length; i++)
            if (parts[i] is { } scores) told.Add((i == 0 ? null : i - 1, Difference(judged, scores, isLater, level)));
        var corrected = Multiplicity.Holm([.. told.Where(one => one.Answer is Tested).Select(one => ((Tested)one.Answer).PValue)]);
        int next = 0;
        return [.. told.Select(one => one.Answer is Tested && corrected[next++] is var p
            ? new Change(one.Touchpoint, one.Answer, p, p < 1 - level) : new Change(one.Touchpoint, one.Answer, 1, false))];
    }

    private static Answer Difference(JudgedJourneys judged, List<(int Journey, double Score)> scores, Func<int, bool?> isLater, double level)
    {
        int later = scores.Count(one => isLater(one.Journey) == true), few = Math.Min(later, scores.Count - later);
        if (few < LeastScores) return Cannot.TooFew(few, LeastScores);
        List<int> journeys = [.. scores.Select(one => one.Journey)];
        int next = 1;
        var tiers = GroupColumns.Of(journeys, judged.Tiers, LeastOfGroup, ref next);
        var units = GroupColumns.Of(journeys, judged.Units, LeastOfGroup, ref next);
        var rows = new IndicatorRows();
        var ones = new List<int>();
        foreach (var (journey, score) in scores)
        {
            ones.Clear();
            if (tiers[judged.Tiers[journey] + 1] is > 0 and var tier) ones.Add(tier);
            if (units[judged.Units[journey] + 1] is > 0 and var unit) ones.Add(unit);
            if (isLater(journey) == true) ones.Add(next);
            rows.Add(score, judged.Weights[journey], judged.Customers is [] ? journey : judged.Customers[journey],
                System.Runtime.InteropServices.CollectionsMarshal.AsSpan(ones));
        }
        var answer = rows.Fit(next, judged.Customers is [] ? Spread.Robust : Spread.Clustered, out var places);
        if (answer is not Fit fit) return answer;
        // The period follows from the units when none was there in both.
        return places[next] == 0 ? Cannot.Collinear(1) : fit.Coefficient(places[next], level);
    }
}
