using Tangent.Analytics.Moments;
using Tangent.Analytics.Surveys;

namespace Tangent.Analytics.Judgements;

/// <summary>What customers said, as spans beside <see cref="Flow.JourneyTable"/>: one place of each span per judgement.</summary>
public readonly ref struct JudgementTable
{
    /// <summary>The journey's place among the offsets of the journey table.</summary>
    public required ReadOnlySpan<int> Journeys { get; init; }

    /// <summary>Number of the touchpoint, or <see cref="Judgement.WholeJourney"/>.</summary>
    public required ReadOnlySpan<int> Touchpoints { get; init; }

    /// <summary>Row of the encounter that is judged, or <see cref="Judgement.Unknown"/>.</summary>
    public required ReadOnlySpan<int> Rows { get; init; }

    /// <summary>Share of the scale, 0 (worst) to 1 (best); NaN where the question was left open.</summary>
    public required ReadOnlySpan<double> Scores { get; init; }

    /// <summary>Number of the scale on which it was given.</summary>
    public required ReadOnlySpan<byte> ScaleNumbers { get; init; }

    /// <summary>The scales by their numbers.</summary>
    public required ReadOnlySpan<Scale> Scales { get; init; }

    /// <summary>Weights, 0 or above; empty when all count alike.</summary>
    public ReadOnlySpan<double> Weights { get; init; }

    /// <summary>Numbers of units, or <see cref="Judgement.Unknown"/>; empty when no unit is known.</summary>
    public ReadOnlySpan<int> Units { get; init; }

    /// <summary>Numbers of tiers, or <see cref="Judgement.Unknown"/>; empty when no tier is known.</summary>
    public ReadOnlySpan<int> Tiers { get; init; }

    /// <summary>What was asked; empty when nobody says.</summary>
    public ReadOnlySpan<Asked> Questions { get; init; }

    /// <summary>How many judgements there are.</summary>
    public int Count => Scores.Length;

    /// <summary>The scale of a judgement.</summary>
    public Scale ScaleOf(int judgement) => Scales[ScaleNumbers[judgement]];

    /// <summary>The weight of a judgement.</summary>
    public double WeightOf(int judgement) => Weights.IsEmpty ? 1 : Weights[judgement];

    /// <summary>The unit of a judgement, or <see cref="Judgement.Unknown"/>.</summary>
    public int UnitOf(int judgement) => Units.IsEmpty ? Judgement.Unknown : Units[judgement];

    /// <summary>The tier of a judgement, or <see cref="Judgement.Unknown"/>.</summary>
    public int TierOf(int judgement) => Tiers.IsEmpty ? Judgement.Unknown : Tiers[judgement];

    /// <summary>What a judgement answers.</summary>
    public Asked AskedOf(int judgement) => Questions.IsEmpty ? Asked.Other : Questions[judgement];

    /// <summary>Whether it failed, shone or neither, by the cuts of its own scale.</summary>
    public Mark MarkOf(int judgement) => Cuts.Of(ScaleOf(judgement)).MarkOf(Scores[judgement]);

    /// <summary>
    /// The scale on which figures are printed: the commonest among judgements of whole journeys or of touchpoints; null
    /// without any. Of scales that are equally common, the one that came first.
    /// </summary>
    /// <param name="ofWholeJourneys">Judgements of whole journeys, or else of touchpoints.</param>
    public Scale? PrintedScale(bool ofWholeJourneys)
    {
        var counts = new int[Scales.Length];
        for (int i = 0; i < Count; i++)
            if (Touchpoints[i] == Judgement.WholeJourney == ofWholeJourneys && !double.IsNaN(Scores[i])) counts[ScaleNumbers[i]]++;
        int best = -1;
        for (int i = 0; i < counts.Length; i++)
            if (counts[i] > (best < 0 ? 0 : counts[best])) best = i;
        return best < 0 ? null : Scales[best];
    }
}
