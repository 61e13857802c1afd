using Microsoft.EntityFrameworkCore;
using Tangent.App.Customers.Published;
using Tangent.Domain.Customers;
using Tangent.Storage;
using Tangent.Storage.Customers;

namespace Tangent.App.Customers.Value;

/// <summary>Where all customers stand before a valuing.</summary>
public sealed class TierStandings(Db db, CustomerMerges merges)
{
    /// <summary>By the number that stands for the customer; who has neither a tier nor a value is missing.</summary>
    internal async Task<IReadOnlyDictionary<long, StoodBefore>> At(ValuePolicy policy, DateTime asOfUtc, CancellationToken stop)
    {
        var into = (await merges.All(stop)).ToDictionary(merge => merge.From, merge => merge.Into);
        Dictionary<long, CustomerTierRow> now = [];
        await foreach (var word in db.CustomerTiers.AsNoTracking().Where(t => t.FromUtc <= asOfUtc).OrderBy(t => t.FromUtc).AsAsyncEnumerable()
            .WithCancellation(stop))
        {
            long customer = word.CustomerId;
            while (into.TryGetValue(customer, out long other)) customer = other;
            // Of two words of one moment the customer's own counts.
            if (!now.TryGetValue(customer, out var known) || known.FromUtc < word.FromUtc || word.CustomerId == customer) now[customer] = word;
        }
        var values = await db.CustomerValues.AsNoTracking()
            .Select(v => new Valued(v.CustomerId, v.Period, v.Tier, v.PeriodsBelow, v.TierBefore, v.BelowBefore, v.Move))
            .ToDictionaryAsync(v => v.Customer, stop);
        int period = policy.PeriodOf(asOfUtc);
        Dictionary<long, StoodBefore> stood = [];
        foreach (long customer in now.Keys.Union(values.Keys))
        {
            var word = now.GetValueOrDefault(customer);
            bool isByHand = word is { Cause: TierCause.ByHand } && (word.UntilUtc is null || word.UntilUtc > asOfUtc);
            var (from, below) = Base(policy, period, word?.Tier, values.GetValueOrDefault(customer));
            stood[customer] = new(word?.Tier, isByHand, from, below);
        }
        return stood;
    }

    /// <summary>From where the period is reckoned: valuing it twice comes to the same as valuing it once.</summary>
    private static (CustomerTier? Tier, int Below) Base(ValuePolicy policy, int period, CustomerTier? now, Valued? before)
    {
        if (before is null) return (now, 0);
        if (before.Period == period && (now == before.Tier || now == before.TierBefore)) return (before.TierBefore, before.BelowBefore);
        if (now == before.Tier) return (now, before.Below);
        // Where tiers stay whatever the value is, who would have fallen would fall still.
        return (now, !policy.MovesTiers && before.Move == ValueMove.Down ? policy.Patience - 1 : 0);
    }

    private sealed record Valued(long Customer, int Period, CustomerTier Tier, int Below, CustomerTier? TierBefore, int BelowBefore, ValueMove Move);
}
