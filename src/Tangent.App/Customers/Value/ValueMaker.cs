using System.Runtime.InteropServices;
using Tangent.Analytics;
using Tangent.Analytics.Value;
using Tangent.Domain;
using Tangent.Domain.Customers;
using Tangent.Storage.EncounterLog;

namespace Tangent.App.Customers.Value;

/// <summary>A customer as valued.</summary>
/// <param name="Number">Which.</param>
/// <param name="Seen">What they did so far, in days.</param>
/// <param name="MeanSpent">Mean sum of a repeat purchase, where sums are told.</param>
/// <param name="PerPurchase">What a purchase is expected to bring; 1 where purchases are counted.</param>
/// <param name="Expected">Purchases expected over the horizon.</param>
/// <param name="Alive">How likely they still buy.</param>
/// <param name="Worth">The value.</param>
/// <param name="Score">Recency, frequency, money.</param>
readonly record struct ValuedCustomer(long Number, PurchaseHistory Seen, double? MeanSpent, double PerPurchase, double Expected, double Alive, double Worth,
    RfmScore Score);

/// <summary>All customers as valued, and by what.</summary>
/// <param name="Customers">By number.</param>
/// <param name="Fit">How they buy.</param>
/// <param name="Spending">What they spend; null where that is not told or tells no model.</param>
/// <param name="MeanSpent">Mean sum of a purchase, where sums are told.</param>
/// <param name="Check">Against the last third of the past.</param>
/// <param name="Cuts">Least values of the tiers.</param>
/// <param name="LeftOut">How many bought but may not be valued.</param>
sealed record ValuedCustomers(IReadOnlyList<ValuedCustomer> Customers, BgNbdFit Fit, GammaGammaFit? Spending, double? MeanSpent, ValueCheck? Check,
    IReadOnlyList<double> Cuts, int LeftOut);

/// <summary>Values customers: loads who bought when, finds the models, asks them of each.</summary>
public sealed class ValueMaker(Buyers buyers)
{
    /// <summary>Values all who may be valued, by what was known at a moment.</summary>
    /// <returns>The customers, or in words why nothing can be told.</returns>
    internal async Task<(ValuedCustomers? Valued, CannotTell? Cannot)> Make(ValuePolicy policy, DateTime asOfUtc, Func<long, Task>? progress,
        CancellationToken stop)
    {
        var all = await buyers.Load(policy, asOfUtc, progress, stop);
        return Of(policy, all);
    }

    private static (ValuedCustomers? Valued, CannotTell? Cannot) Of(ValuePolicy policy, Buyers.All all)
    {
        (long Number, Buyer Buyer)[] who = [.. all.Of.OrderBy(one => one.Key).Select(one => (one.Key, one.Value))];
        PurchaseHistory[] seen = [.. who.Select(one => one.Buyer.Until(all.Today)!.Value)];
        if (BgNbdFit.Of(seen) is not BgNbdFit fit) return (null, (CannotTell)BgNbdFit.Of(seen));

        Spending?[] spent = [.. who.Select(one => one.Buyer.Spent)];
        GammaGammaFit? spending = null;
        double? mean = null;
        if (policy.Money is not null)
        {
            double sum = who.Sum(one => one.Buyer.Sum), purchases = seen.Sum(one => one.Repeats + 1.0);
            // Without any sum the value would be nothing for everybody: purchases are counted then.
            mean = sum > 0 ? sum / purchases : null;
            spending = GammaGammaFit.Of([.. spent.OfType<Spending>()]) as GammaGammaFit;
        }
        var worth = new CustomerWorth(policy.PeriodDays, policy.Horizon, policy.Discount / 100);
        double horizon = (double)policy.PeriodDays * policy.Horizon;
        int[] recency = RecencyFrequencyMoney.Fifths([.. seen.Select(one => one.Watched - one.LastAt)], isLessBetter: true);
        int[] frequency = RecencyFrequencyMoney.Fifths([.. seen.Select(one => (double)one.Repeats)]);
        int[] money = mean is null ? frequency : RecencyFrequencyMoney.Fifths([.. who.Select(one => one.Buyer.Sum)]);
        var customers = new ValuedCustomer[who.Length];
        for (int i = 0; i < who.Length; i++)
        {
            double per = mean is not { } usual ? 1 : PerPurchase(spending, spent[i], usual);
            customers[i] = new(who[i].Number, seen[i], spent[i]?.Mean, per, fit.Model.Expected(seen[i], horizon), fit.Model.Alive(seen[i]),
                worth.Of(fit.Model, seen[i], per), new(recency[i], frequency[i], money[i]));
        }
        var cuts = policy.CutBy == CutKind.ByValue ? [.. policy.Cuts]
            : TierLadder.CutsAt([.. customers.Select(one => one.Worth)], [.. policy.Cuts.Select(share => share / 100)]);
        return (new(customers, fit, spending, mean, Check(who, all.Today), cuts, all.LeftOut), null);
    }

    private static double PerPurchase(GammaGammaFit? spending, Spending? spent, double usual)
    {
        if (spending is null) return usual;
        double expected = spent is { } known ? spending.Model.Expected(known) : spending.Model.Population;
        return double.IsFinite(expected) && expected > 0 ? expected : usual;
    }

    /// <summary>The model found in the first two thirds of the past, held against the last.</summary>
    private static ValueCheck? Check((long Number, Buyer Buyer)[] who, int today)
    {
        int first = who.Min(one => today - (int)one.Buyer.Until(today)!.Value.Watched), from = today - (today - first) / 3;
        if (from <= first || from >= today) return null;
        List<PurchaseHistory> before = [];
        List<int> made = [];
        foreach (var (_, buyer) in who)
        {
            if (buyer.Until(from) is not { } history) continue;
            before.Add(history);
            made.Add(buyer.From(from));
        }
        if (BgNbdFit.Of(CollectionsMarshal.AsSpan(before)) is not BgNbdFit fit) return null;
        return HoldOut.Of(fit.Model, CollectionsMarshal.AsSpan(before), CollectionsMarshal.AsSpan(made), today - from) is HoldOutResult told
            ? new(EncounterRow.Utc(from * 86_400_000_000L), told.Predicted, told.Actual, told.MeanError, told.Bins.Select(bin => new CheckedRepeats(
                bin.From, bin.To, bin.Customers, bin.Predicted, bin.ActualMean, (bin.Actual as Estimate)?.Low, (bin.Actual as Estimate)?.High)).ToItems())
            : null;
    }
}
