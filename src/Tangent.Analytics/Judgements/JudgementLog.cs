using Tangent.Analytics.Flow;
using Tangent.Analytics.Surveys;

namespace Tangent.Analytics.Judgements;

/// <summary>What customers said of the journeys of a log, in memory.</summary>
public sealed record JudgementLog
{
    /// <summary>Place of the journey among the offsets, per judgement.</summary>
    public required ReadOnlyMemory<int> Journeys { get; init; }

    /// <summary>Touchpoint, or <see cref="Judgement.WholeJourney"/>.</summary>
    public required ReadOnlyMemory<int> Touchpoints { get; init; }

    /// <summary>Row of the encounter judged, or <see cref="Judgement.Unknown"/>.</summary>
    public required ReadOnlyMemory<int> Rows { get; init; }

    /// <summary>Share of the scale, 0 to 1, or NaN.</summary>
    public required ReadOnlyMemory<double> Scores { get; init; }

    /// <summary>Number of the scale.</summary>
    public required ReadOnlyMemory<byte> ScaleNumbers { get; init; }

    /// <summary>The scales by their numbers; at most 256.</summary>
    public required IReadOnlyList<Scale> Scales { get; init; }

    /// <summary>Weights; empty when all count alike.</summary>
    public ReadOnlyMemory<double> Weights { get; init; }

    /// <summary>Units; empty when none is known.</summary>
    public ReadOnlyMemory<int> Units { get; init; }

    /// <summary>Tiers; empty when none is known.</summary>
    public ReadOnlyMemory<int> Tiers { get; init; }

    /// <summary>What was asked; empty when nobody says.</summary>
    public ReadOnlyMemory<Asked> Questions { get; init; }

    /// <summary>How many scores lay outside their scale and were left out.</summary>
    public int OutsideScale { get; init; }

    /// <summary>The judgements as spans.</summary>
    public JudgementTable Table => new()
    {
        Journeys = Journeys.Span,
        Touchpoints = Touchpoints.Span,
        Rows = Rows.Span,
        Scores = Scores.Span,
        ScaleNumbers = ScaleNumbers.Span,
        Scales = Scales as Scale[] ?? [.. Scales],
        Weights = Weights.Span,
        Units = Units.Span,
        Tiers = Tiers.Span,
        Questions = Questions.Span,
    };

    /// <summary>
    /// Judgements in any order beside the journeys that they judge. What names no encounter is joined to the nearest of its
    /// touchpoint by time; what names no unit takes that of its encounter, or for a whole journey that of its first encounter
    /// with a unit.
    /// </summary>
    /// <param name="log">The journeys; choices among them do not matter here.</param>
    /// <param name="given">The judgements; scores outside their scale are left out and counted.</param>
    public static JudgementLog Of(JourneyLog log, ReadOnlySpan<Judgement> given)
    {
        ArgumentNullException.ThrowIfNull(log);
        var kept = new List<int>(given.Length);
        for (int i = 0; i < given.Length; i++)
            if (given[i].Scale.Holds(given[i].Score) && !double.IsInfinity(given[i].Score)) kept.Add(i);
        int n = kept.Count;
        int[] journeys = new int[n], touchpoints = new int[n], rows = new int[n], units = new int[n], tiers = new int[n];
        double[] scores = new double[n], weights = new double[n];
        var numbers = new byte[n];
        var questions = new Asked[n];
        var scales = new List<Scale>();
        for (int place = 0; place < n; place++)
        {
            ref readonly var one = ref given[kept[place]];
            int scale = scales.IndexOf(one.Scale);
            if (scale < 0) (scale, scales) = (scales.Count, [.. scales, one.Scale]);
            (numbers[place], questions[place]) = (checked((byte)scale), one.Asked);
            (journeys[place], touchpoints[place], weights[place], tiers[place]) = (one.Journey, one.Touchpoint, one.Weight, one.Tier);
            scores[place] = one.Scale.Share(one.Score);
            rows[place] = one.Row != Judgement.Unknown ? one.Row : NearestEncounter.Of(log, one);
            units[place] = one.Unit != Judgement.Unknown ? one.Unit : UnitOf(log, one.Journey, rows[place]);
        }
        return new()
        {
            Journeys = journeys,
            Touchpoints = touchpoints,
            Rows = rows,
            Scores = scores,
            ScaleNumbers = numbers,
            Scales = scales.ToArray(),
            Weights = Array.TrueForAll(weights, weight => weight == 1) ? default : weights,
            Units = Array.TrueForAll(units, unit => unit == Judgement.Unknown) ? default : units,
            Tiers = Array.TrueForAll(tiers, tier => tier == Judgement.Unknown) ? default : tiers,
            Questions = Array.TrueForAll(questions, asked => asked == Asked.Other) ? default : questions,
            OutsideScale = given.Length - n,
        };
    }

    /// <summary>The judgements of some journeys alone, the same as if no others had been given.</summary>
    /// <param name="isWanted">Whether the journey at a place among the offsets is wanted.</param>
    public JudgementLog Only(ReadOnlySpan<bool> isWanted)
    {
        var all = Table;
        int n = 0;
        foreach (int journey in all.Journeys)
            if (isWanted[journey]) n++;
        if (n == all.Count) return this;
        var places = new int[n];
        for (int i = 0, next = 0; i < all.Count; i++)
            if (isWanted[all.Journeys[i]]) places[next++] = i;
        var (numbers, scales) = Numbered(all, places);
        return new()
        {
            Journeys = At(all.Journeys, places),
            Touchpoints = At(all.Touchpoints, places),
            Rows = At(all.Rows, places),
            Scores = At(all.Scores, places),
            ScaleNumbers = numbers,
            Scales = scales,
            Weights = At(all.Weights, places, usual: 1),
            Units = At(all.Units, places, Judgement.Unknown),
            Tiers = At(all.Tiers, places, Judgement.Unknown),
            Questions = At(all.Questions, places, Asked.Other),
        };
    }

    private static T[] At<T>(ReadOnlySpan<T> all, int[] places)
    {
        var some = new T[places.Length];
        for (int i = 0; i < some.Length; i++) some[i] = all[places[i]];
        return some;
    }

    // Nothing stands for a column in which all is as usual.
    private static ReadOnlyMemory<T> At<T>(ReadOnlySpan<T> all, int[] places, T usual) where T : struct
    {
        if (all.IsEmpty) return default;
        var some = At(all, places);
        return Array.TrueForAll(some, one => EqualityComparer<T>.Default.Equals(one, usual)) ? default : some;
    }

    // Scales are numbered as they come.
    private static (byte[] Numbers, Scale[] Scales) Numbered(JudgementTable all, int[] places)
    {
        var (numbers, scales) = (new byte[places.Length], new List<Scale>());
        var known = new int[all.Scales.Length];         // from 1
        for (int i = 0; i < places.Length; i++)
        {
            ref int number = ref known[all.ScaleNumbers[places[i]]];
            if (number == 0)
            {
                scales.Add(all.ScaleOf(places[i]));
                number = scales.Count;
            }
            numbers[i] = (byte)(number - 1);
        }
        return (numbers, [.. scales]);
    }

    private static int UnitOf(JourneyLog log, int journey, int row)
    {
        var byRow = log.Columns.Units.Span;
        if (byRow.IsEmpty) return Judgement.Unknown;
        if (row != Judgement.Unknown) return byRow[row];
        var offsets = log.Offsets.Span;
        foreach (ref readonly var step in log.Steps.Span[offsets[journey]..offsets[journey + 1]])
            if (byRow[step.Row] >= 0) return byRow[step.Row];
        return Judgement.Unknown;
    }
}
