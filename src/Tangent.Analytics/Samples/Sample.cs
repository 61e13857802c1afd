namespace Tangent.Analytics.Samples;

/// <summary>Values that were kept (not missing), with their weights and clusters, ready for a mean.</summary>
internal readonly struct Sample
{
    public required double[] Values { get; init; }
    public required double[] Weights { get; init; }
    public required int[] Clusters { get; init; }
    public required int Groups { get; init; }
    public int N => Values.Length;
    public bool IsClustered => Groups > 0;

    public double Mean
    {
        get
        {
            double sum = 0, weight = 0;
            for (int i = 0; i < N; i++)
            {
                sum += Weights[i] * Values[i];
                weight += Weights[i];
            }
            return sum / weight;
        }
    }

    /// <summary>Kish's number: how many equal weights would be as good.</summary>
    public double EffectiveN
    {
        get
        {
            double sum = 0, squares = 0;
            foreach (double weight in Weights)
            {
                sum += weight;
                squares += weight * weight;
            }
            return sum * sum / squares;
        }
    }

    /// <summary>Variance of the weighted mean by linearisation, over rows or over clusters.</summary>
    public double VarianceOfMean(double mean)
    {
        double total = 0, weight = 0;
        var sums = new double[IsClustered ? Groups : N];
        for (int i = 0; i < N; i++)
        {
            sums[IsClustered ? Clusters[i] : i] += Weights[i] * (Values[i] - mean);
            weight += Weights[i];
        }
        foreach (double sum in sums) total += sum * sum;
        return total / (weight * weight) * sums.Length / (sums.Length - 1);
    }

    /// <summary>Drops missing values and weights of zero; says why when nothing can be told.</summary>
    public static CannotTell? Take(
        ReadOnlySpan<double> values, ReadOnlySpan<double> weights, ReadOnlySpan<int> clusters, out Sample sample)
    {
        Guard.SameLength(values.Length, weights.Length, nameof(weights));
        Guard.SameLength(values.Length, clusters.Length, nameof(clusters));
        sample = default;
        var kept = new List<int>(values.Length);
        bool anySeen = false;
        for (int i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i])) continue;
            anySeen = true;
            double weight = weights.IsEmpty ? 1 : weights[i];
            if (!double.IsFinite(weight) || weight < 0) return Cannot.BadWeight;
            if (weight > 0) kept.Add(i);
        }
        if (kept.Count == 0) return anySeen ? Cannot.NoWeight : Cannot.NoObservations;
        sample = Gathered(values, weights, clusters, kept);
        return null;
    }

    private static Sample Gathered(
        ReadOnlySpan<double> values, ReadOnlySpan<double> weights, ReadOnlySpan<int> clusters, List<int> kept)
    {
        double[] taken = new double[kept.Count], weighed = new double[kept.Count];
        var places = new Dictionary<int, int>();
        var grouped = new int[clusters.IsEmpty ? 0 : kept.Count];
        for (int i = 0; i < kept.Count; i++)
        {
            taken[i] = values[kept[i]];
            weighed[i] = weights.IsEmpty ? 1 : weights[kept[i]];
            if (clusters.IsEmpty) continue;
            int cluster = clusters[kept[i]];
            if (!places.TryGetValue(cluster, out int place)) places[cluster] = place = places.Count;
            grouped[i] = place;
        }
        return new() { Values = taken, Weights = weighed, Clusters = grouped, Groups = places.Count };
    }
}
