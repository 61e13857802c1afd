using Tangent.Analytics.Samples;

namespace Tangent.Analytics.Value;

/// <summary>Customers with as many repeat purchases, and what became of them.</summary>
/// <param name="From">From this many repeats.</param>
/// <param name="To">To this many; null: or more.</param>
/// <param name="Customers">How many customers.</param>
/// <param name="Predicted">Purchases that were expected of one of them.</param>
/// <param name="Actual">Purchases that one made, with the interval; or why it cannot be told.</param>
/// <param name="ActualMean">The mean itself, which is known even where its interval is not.</param>
public sealed record HoldOutBin(int From, int? To, int Customers, double Predicted, Answer Actual, double ActualMean);

/// <summary>What a model foretold beside what happened.</summary>
/// <param name="Bins">By number of repeats.</param>
/// <param name="Predicted">Purchases foretold of all.</param>
/// <param name="Actual">Purchases that came.</param>
/// <param name="MeanError">Mean of the distances between foretold and made, over customers.</param>
public sealed record HoldOutResult(IReadOnlyList<HoldOutBin> Bins, double Predicted, long Actual, double MeanError) : Answer
{
    /// <summary>By how much the total was missed: 0.1 is a tenth too many; null when nothing came.</summary>
    public double? Off => Actual == 0 ? null : Predicted / Actual - 1;
}

/// <summary>Holds a model found in the first part of the past against the second (Fader, Hardie and Lee 2005, figure 5). Method code <c>hold-out</c>.</summary>
public static class HoldOut
{
    private const int Last = 7;

    /// <summary>Compares by number of repeats: 0 to 6, and 7 or more.</summary>
    /// <remarks>Worked example, tested: with the model of <see cref="BgNbd"/>, two customers of whom 1.2260282 purchases each were foretold in 39
    /// weeks and who made 1 and 2 stand in one bin with 1.2260282 beside 1.5.</remarks>
    /// <param name="model">As found in the first part.</param>
    /// <param name="seen">Histories of the first part.</param>
    /// <param name="made">Purchases of the second, customer by customer.</param>
    /// <param name="time">Length of the second, above 0.</param>
    /// <returns><see cref="CannotTell" /> without customers.</returns>
    public static Answer Of(BgNbd model, ReadOnlySpan<PurchaseHistory> seen, ReadOnlySpan<int> made, double time)
    {
        Guard.Positive(time, nameof(time));
        if (made.Length != seen.Length) throw new ArgumentException($"holds {made.Length} values beside {seen.Length}", nameof(made));
        if (seen.Length == 0) return Cannot.NoObservations;
        var actual = new List<double>[Last + 1];
        var predicted = new double[Last + 1];
        for (int k = 0; k <= Last; k++) actual[k] = [];
        double error = 0;
        long all = 0;
        for (int i = 0; i < seen.Length; i++)
        {
            double expected = model.Expected(seen[i], time);
            int k = Math.Min(Last, seen[i].Repeats);
            predicted[k] += expected;
            actual[k].Add(made[i]);
            all += made[i];
            error += Math.Abs(expected - made[i]);
        }
        List<HoldOutBin> bins = [];
        for (int k = 0; k <= Last; k++)
            if (actual[k].Count > 0)
                bins.Add(new(k, k == Last ? null : k, actual[k].Count, predicted[k] / actual[k].Count,
                    Means.Of(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(actual[k])), actual[k].Average()));
        return new HoldOutResult(bins, predicted.Sum(), all, error / seen.Length);
    }
}
