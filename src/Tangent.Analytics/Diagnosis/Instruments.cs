using Tangent.Analytics.Judgements;
using Tangent.Analytics.Surveys;

namespace Tangent.Analytics.Diagnosis;

/// <summary>Figures of the instruments that customers of one touchpoint answered; each from its own answers alone.</summary>
sealed class Instruments(SaidPlaces places, int touchpoint, TouchpointWalk walk, double level)
{
    private const double EasyShareOfScale = 2.0 / 3, Rounding = 1e-9;
    private const int Boxes = 10;

    /// <summary>Recommendation from 0 to 10: asked at the touchpoint, else of the journeys that came through.</summary>
    public InstrumentScore Nps()
    {
        var own = Chosen(places.Of(touchpoint), asked => asked == Asked.Recommend, scale => scale == NetPromoter.Scale);
        bool isOfJourneys = own.Places.Count == 0;
        if (isOfJourneys)
            own = Chosen(places.OfJourneys, asked => asked == Asked.Recommend, scale => scale == NetPromoter.Scale, place => walk.IsThrough[place]);
        var sample = Sample(own);
        return new(own.Places.Count == 0 ? Cannot.NoObservations : NetPromoter.OfAnswers(sample.Scores, sample.Weights, sample.Clusters, level),
            own.Scale, isOfJourneys && own.Places.Count > 0);
    }

    /// <summary>Share in the upper two answers.</summary>
    public InstrumentScore Csat()
    {
        var own = Chosen(places.Of(touchpoint), asked => asked == Asked.Satisfaction);
        if (own.Scale is not { } scale) return new(Cannot.NoObservations, null, false);
        double step = scale.Most - scale.Least <= Boxes ? 1 : 0.1 * (scale.Most - scale.Least);
        return new(Sample(own).Share(score => scale.Flipped(score) >= scale.Most - step - Rounding, level), scale, false);
    }

    /// <summary>Mean ease: high is easy, also where the scale was reversed.</summary>
    public InstrumentScore Ces()
    {
        var own = Chosen(places.Of(touchpoint), asked => asked == Asked.Effort);
        return own.Scale is not { } scale ? new(Cannot.NoObservations, null, false) : new(Sample(own, isFlipped: true).Mean(level), scale, false);
    }

    /// <summary>Share who found it easy.</summary>
    public Answer EasyShare()
    {
        var own = Chosen(places.Of(touchpoint), asked => asked == Asked.Effort);
        return own.Scale is not { } scale ? Cannot.NoObservations
            : Sample(own).Share(score => scale.Share(score) >= EasyShareOfScale - Rounding, level);
    }

    /// <summary>Mean of all scores that ask how it was.</summary>
    public InstrumentScore Scores()
    {
        var own = Chosen(places.Of(touchpoint), asked => asked is Asked.Other or Asked.Satisfaction);
        return own.Scale is not { } scale ? new(Cannot.NoObservations, null, false) : new(Sample(own).Mean(level), scale, false);
    }

    /// <summary>Answers to one question on their commonest scale; of equally common ones the first.</summary>
    private (List<int> Places, Scale? Scale) Chosen(ReadOnlySpan<int> from, Func<Asked, bool> isWanted, Func<Scale, bool>? isScale = null,
        Func<int, bool>? isJourney = null)
    {
        var table = places.Said.Table;
        var counts = new int[table.Scales.Length];
        var found = new List<int>();
        foreach (int place in from)
        {
            if (!isWanted(table.AskedOf(place)) || isScale?.Invoke(table.ScaleOf(place)) == false) continue;
            if (isJourney?.Invoke(table.Journeys[place]) == false) continue;
            found.Add(place);
            counts[table.ScaleNumbers[place]]++;
        }
        if (found.Count == 0) return ([], null);
        int best = Array.IndexOf(counts, counts.Max());
        var numbers = places.Said.ScaleNumbers;
        return ([.. found.Where(place => numbers.Span[place] == best)], table.Scales[best]);
    }

    private SaidSample Sample((List<int> Places, Scale? Scale) own, bool isFlipped = false) =>
        SaidSample.Of(places.Said, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(own.Places),
            isFlipped && own.Scale is { } scale ? scale with { IsReversed = false } : own.Scale);
}
