namespace Tangent.Analytics.Comments;

/// <summary>
/// Support vector machine with squared hinge by dual coordinate descent (Hsieh, Chang, Lin, Keerthi and Sundararajan
/// 2008, ICML 25:408): least w·w/2 + cost·Σ max(0, 1 − y·(w·x + b))². The bias is the weight of a feature that is
/// always 1.
/// </summary>
internal static class LinearMachine
{
    private const int MostRounds = 60;
    private const double Settled = 1e-3;

    /// <summary>Weights of the features, then the bias.</summary>
    /// <param name="rows">Comments as features with values.</param>
    /// <param name="isOf">Whether each comment is of the class.</param>
    /// <param name="ratios">What each feature's values are multiplied by.</param>
    /// <param name="cost">What an error costs, above 0.</param>
    /// <param name="dice">Source of chance of the order in which comments are looked at.</param>
    public static float[] Of(SparseRows rows, bool[] isOf, float[] ratios, double cost, Dice dice)
    {
        var values = Array.ConvertAll(rows.Features, feature => ratios[feature]);
        for (int k = 0; k < values.Length; k++) values[k] *= rows.Values[k];
        var weights = new float[ratios.Length + 1];
        double[] held = new double[rows.Count], lengths = new double[rows.Count];
        double slack = 1 / (2 * cost);
        for (int i = 0; i < rows.Count; i++)
        {
            lengths[i] = 1 + slack;
            foreach (float value in values.AsSpan(rows.Starts[i], rows.Starts[i + 1] - rows.Starts[i]))
                lengths[i] += value * value;
        }
        int[] order = [.. Enumerable.Range(0, rows.Count)];
        for (int round = 0; round < MostRounds; round++)
        {
            double worst = 0;
            for (int i = order.Length - 1; i >= 0; i--)
            {
                int other = dice.Below(i + 1);
                (order[i], order[other]) = (order[other], order[i]);
                worst = Math.Max(worst, Step(rows, values, isOf, weights, held, lengths, slack, order[i]));
            }
            if (worst < Settled) break;
        }
        return weights;
    }

    /// <summary>Brings one comment's multiplier to where it is best; how far it was from that.</summary>
    private static double Step(SparseRows rows, float[] values, bool[] isOf, float[] weights, double[] held,
        double[] lengths, double slack, int row)
    {
        int start = rows.Starts[row], end = rows.Starts[row + 1], bias = weights.Length - 1;
        double score = weights[bias], sign = isOf[row] ? 1 : -1;
        for (int k = start; k < end; k++) score += weights[rows.Features[k]] * values[k];
        double slope = sign * score - 1 + slack * held[row];
        if (held[row] == 0 && slope >= 0) return 0;
        double next = Math.Max(0, held[row] - slope / lengths[row]);
        float change = (float)(sign * (next - held[row]));
        held[row] = next;
        weights[bias] += change;
        for (int k = start; k < end; k++) weights[rows.Features[k]] += change * values[k];
        return Math.Abs(slope);
    }
}

/// <summary>Comments as features with values, one after another.</summary>
/// <param name="Starts">Where each begins; one more at the end.</param>
/// <param name="Features">Features.</param>
/// <param name="Values">Their values.</param>
internal sealed record SparseRows(int[] Starts, int[] Features, float[] Values)
{
    /// <summary>Number of comments.</summary>
    public int Count => Starts.Length - 1;

    /// <summary>These comments in a vocabulary.</summary>
    public static SparseRows Of(IReadOnlyList<uint[]> comments, Vocabulary vocabulary, Weighting weighting)
    {
        var vector = new CommentVector(vocabulary, weighting);
        var starts = new int[comments.Count + 1];
        List<int> features = [];
        List<float> values = [];
        for (int i = 0; i < comments.Count; i++)
        {
            vector.Take(comments[i]);
            features.AddRange(vector.Features);
            values.AddRange(vector.Values);
            starts[i + 1] = features.Count;
        }
        return new(starts, [.. features], [.. values]);
    }
}
