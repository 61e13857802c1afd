using Tangent.Analytics.Flow;
using Tangent.Analytics.Judgements;
using Tangent.Analytics.Moments;

namespace Tangent.Analytics.Diagnosis;

/// <summary>Gathers what was said of one journey; used again for the next, so that nothing is allocated.</summary>
sealed class OneJourney(int touchpoints, (Cuts First, Cuts Second)[] cuts)
{
    private readonly int[] placeOf = [.. Enumerable.Repeat(-1, touchpoints)];
    private readonly List<Told> told = [];

    public List<Visit> Visits { get; } = [];
    public List<double> Touches { get; } = [];
    public double Overall { get; private set; }
    public double Weight { get; private set; }
    public int Unit { get; private set; }
    public int Tier { get; private set; }

    /// <summary>Sums over the judgements of one touchpoint.</summary>
    private record struct Told(int Touchpoint, int Unit, double Weight, double Score, double Low, double High, double SecondLow, double SecondHigh);

    public void Gather(JourneyTable table, ReadOnlySpan<int> unitsByRow, JudgementTable judgements, ReadOnlySpan<Step> steps, ReadOnlySpan<int> own)
    {
        foreach (var one in told) placeOf[one.Touchpoint] = -1;
        told.Clear();
        Visits.Clear();
        Touches.Clear();
        foreach (ref readonly var step in steps)
            Place(table.TouchpointOf(step), unitsByRow.IsEmpty ? Judgement.Unknown : unitsByRow[step.Row]);
        Whole(judgements, own, unitsByRow, steps);
        foreach (int i in own)
            if (judgements.Touchpoints[i] != Judgement.WholeJourney) Add(judgements, i);
        foreach (var one in told) Visits.Add(VisitOf(one));
        foreach (ref readonly var step in steps) Touches.Add(ScoreOf(table.TouchpointOf(step), step.Row, judgements, own));
    }

    private int Place(int touchpoint, int unit)
    {
        if (placeOf[touchpoint] < 0)
        {
            placeOf[touchpoint] = told.Count;
            told.Add(new() { Touchpoint = touchpoint, Unit = unit });
        }
        return placeOf[touchpoint];
    }

    /// <summary>What was said of the whole, by whom and where.</summary>
    private void Whole(JudgementTable judgements, ReadOnlySpan<int> own, ReadOnlySpan<int> unitsByRow, ReadOnlySpan<Step> steps)
    {
        double sum = 0, weight = 0, count = 0;
        (Unit, Tier) = (Judgement.Unknown, Judgement.Unknown);
        foreach (int i in own)
        {
            bool isWhole = judgements.Touchpoints[i] == Judgement.WholeJourney;
            if (Unit == Judgement.Unknown || isWhole) Unit = judgements.UnitOf(i) != Judgement.Unknown ? judgements.UnitOf(i) : Unit;
            if (Tier == Judgement.Unknown || isWhole) Tier = judgements.TierOf(i) != Judgement.Unknown ? judgements.TierOf(i) : Tier;
            if (!isWhole || double.IsNaN(judgements.Scores[i])) continue;
            sum += judgements.WeightOf(i) * judgements.Scores[i];
            weight += judgements.WeightOf(i);
            count++;
        }
        Overall = weight > 0 ? sum / weight : double.NaN;
        Weight = count > 0 ? weight / count : 1;
        if (Unit != Judgement.Unknown || unitsByRow.IsEmpty) return;
        foreach (ref readonly var step in steps)
            if (unitsByRow[step.Row] >= 0)
            {
                Unit = unitsByRow[step.Row];
                return;
            }
    }

    private void Add(JudgementTable judgements, int i)
    {
        int place = Place(judgements.Touchpoints[i], judgements.UnitOf(i));
        double score = judgements.Scores[i], weight = judgements.WeightOf(i);
        if (double.IsNaN(score) || !(weight > 0)) return;
        var (first, second) = cuts[judgements.ScaleNumbers[i]];
        var one = told[place];
        told[place] = one with
        {
            Unit = judgements.UnitOf(i) != Judgement.Unknown ? judgements.UnitOf(i) : one.Unit,
            Weight = one.Weight + weight,
            Score = one.Score + weight * score,
            Low = one.Low + weight * first.Low,
            High = one.High + weight * first.High,
            SecondLow = one.SecondLow + weight * second.Low,
            SecondHigh = one.SecondHigh + weight * second.High,
        };
    }

    private static Visit VisitOf(Told one)
    {
        if (one.Weight == 0) return new(one.Touchpoint, double.NaN, Mark.Unscored, Mark.Unscored, one.Unit);
        double share = one.Score / one.Weight;
        return new(one.Touchpoint, share, new Cuts(one.Low / one.Weight, one.High / one.Weight).MarkOf(share),
            new Cuts(one.SecondLow / one.Weight, one.SecondHigh / one.Weight).MarkOf(share), one.Unit);
    }

    /// <summary>Score of one encounter: the mean of what speaks of it, else of what speaks of its touchpoint and of no encounter.</summary>
    private static double ScoreOf(int touchpoint, int row, JudgementTable judgements, ReadOnlySpan<int> own)
    {
        double here = 0, hereWeight = 0, any = 0, anyWeight = 0;
        foreach (int i in own)
        {
            double score = judgements.Scores[i], weight = judgements.WeightOf(i);
            if (judgements.Touchpoints[i] != touchpoint || double.IsNaN(score)) continue;
            if (judgements.Rows[i] == row)
            {
                here += weight * score;
                hereWeight += weight;
            }
            else if (judgements.Rows[i] == Judgement.Unknown)
            {
                any += weight * score;
                anyWeight += weight;
            }
        }
        return hereWeight > 0 ? here / hereWeight : anyWeight > 0 ? any / anyWeight : double.NaN;
    }
}
