using System.Buffers;
using Tangent.Analytics.Judgements;
using Tangent.Analytics.Moments;
using Tangent.Analytics.Proportions;
using Tangent.Analytics.Samples;
using Tangent.Analytics.Surveys;

namespace Tangent.Analytics.Diagnosis;

/// <summary>What judgements of one place do to the experience: EF-01, the positive and the negative effect and what is left of them.</summary>
/// <param name="Positive">Share at or above the high cut of its own scale.</param>
/// <param name="Negative">Share at or below the low cut.</param>
/// <param name="Net">Positive minus negative, −1 to 1.</param>
public sealed record NetEffect(Answer Positive, Answer Negative, Answer Net);

/// <summary>Some judgements as columns: weighted where they are, clustered by journey where one journey judged more than once.</summary>
sealed class SaidSample
{
    private SaidSample(int n, bool isWeighted)
    {
        (Scores, Signs, Journeys) = (new double[n], new double[n], new int[n]);
        Weights = new double[isWeighted ? n : 0];
    }

    /// <summary>Scores on the printed scale.</summary>
    public double[] Scores { get; }

    /// <summary>1 for the best, −1 for failed, 0 between, each by the cuts of its own scale.</summary>
    public double[] Signs { get; }

    /// <summary>Places of the journeys.</summary>
    public int[] Journeys { get; }

    /// <summary>Weights; empty when all count alike.</summary>
    public double[] Weights { get; }

    public int Count => Scores.Length;

    public static SaidSample Of(JudgementLog said, ReadOnlySpan<int> places, Scale? printed)
    {
        var table = said.Table;
        var sample = new SaidSample(places.Length, !table.Weights.IsEmpty);
        var cuts = said.Scales.Select(Cuts.Of).ToArray();
        for (int i = 0; i < places.Length; i++)
        {
            int place = places[i];
            sample.Scores[i] = printed is { } scale ? scale.At(table.Scores[place]) : double.NaN;
            sample.Signs[i] = cuts[table.ScaleNumbers[place]].MarkOf(table.Scores[place]) switch { Mark.High => 1, Mark.Low => -1, _ => 0 };
            sample.Journeys[i] = table.Journeys[place];
            if (sample.Weights.Length > 0) sample.Weights[i] = table.WeightOf(place);
        }
        return sample;
    }

    /// <summary>Mean score.</summary>
    public Answer Mean(double level) => Means.Of(Scores, Weights, Clusters, level);

    /// <summary>Share that failed.</summary>
    public Answer Fails(double level) => Share(-1, level);

    /// <summary>Positive, negative and net effect.</summary>
    public NetEffect Effect(double level) => new(Share(1, level), Share(-1, level), NetShare.Of(Signs, Weights, Clusters, level));

    /// <summary>Share of scores that fulfil something.</summary>
    public Answer Share(Func<double, bool> isWanted, double level) =>
        SampledShare.Of(Array.ConvertAll(Scores, score => double.IsNaN(score) ? double.NaN : isWanted(score) ? 1.0 : 0), Weights, Clusters, level);

    private Answer Share(double sign, double level) =>
        SampledShare.Of(Array.ConvertAll(Signs, one => one == sign ? 1.0 : 0), Weights, Clusters, level);

    /// <summary>Journeys where one judged more than once; empty when every judgement is another's.</summary>
    public int[] Clusters => field ??= HasTwice(Journeys) ? Journeys : [];

    private static bool HasTwice(ReadOnlySpan<int> journeys)
    {
        int most = -1;
        foreach (int journey in journeys) most = Math.Max(most, journey);
        ulong[] seen = ArrayPool<ulong>.Shared.Rent(most / 64 + 1);
        seen.AsSpan(0, most / 64 + 1).Clear();
        bool isTwice = false;
        foreach (int journey in journeys)
        {
            isTwice |= (seen[journey >> 6] >> journey & 1) != 0;
            seen[journey >> 6] |= 1UL << journey;
        }
        ArrayPool<ulong>.Shared.Return(seen);
        return isTwice;
    }
}
