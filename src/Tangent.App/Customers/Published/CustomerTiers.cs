using Microsoft.EntityFrameworkCore;
using Tangent.Domain.Customers;
using Tangent.Storage;
using Tangent.Storage.Customers;

namespace Tangent.App.Customers.Published;

/// <summary>When which customers are of some tiers.</summary>
/// <param name="from">By number of the customer: stretches from one moment up to before another, in the asker's unit.</param>
public sealed class TierTimes(IReadOnlyDictionary<long, List<(long From, long Before)>> from)
{
    /// <summary>When the customer is of one of the tiers, in the order of time.</summary>
    public IReadOnlyList<(long From, long Before)> Of(long customer) => from.GetValueOrDefault(customer) ?? [];
}

/// <summary>Tiers of all customers at once.</summary>
public sealed class CustomerTiers(Db db, CustomerMerges merges)
{
    /// <summary>When customers are of one of these tiers: a tier holds until the next word about the same customer.</summary>
    /// <param name="wanted">The tiers.</param>
    /// <param name="unit">Turns a moment into the asker's unit, which keeps the order.</param>
    /// <param name="stop">Ends the question.</param>
    public async Task<TierTimes> Times(IReadOnlyCollection<CustomerTier> wanted, Func<DateTime, long> unit, CancellationToken stop)
    {
        var standing = (await merges.All(stop)).ToDictionary(merge => merge.From, merge => merge.Into);
        var stretches = new Dictionary<long, List<(long From, long Before)>>();
        if (standing.Count == 0)
        {
            // Only who was ever of a wanted tier has to be read.
            var some = db.CustomerTiers.Where(tier => wanted.Contains(tier.Tier)).Select(tier => tier.CustomerId);
            var whole = db.CustomerTiers.Where(tier => some.Contains(tier.CustomerId));
            await foreach (var tier in Ordered(whole).WithCancellation(stop)) Add(tier.CustomerId, tier);
        }
        else
        {
            var all = await db.CustomerTiers.AsNoTracking().ToListAsync(stop);
            foreach (var tier in all.OrderBy(tier => tier.FromUtc)) Add(Last(tier.CustomerId), tier);
            // Encounters may still bear the number of one who was merged.
            foreach (long merged in standing.Keys)
                if (stretches.TryGetValue(Last(merged), out var same)) stretches[merged] = same;
        }
        return new(stretches);

        void Add(long customer, CustomerTierRow tier)
        {
            if (!stretches.TryGetValue(customer, out var known)) stretches[customer] = known = [];
            long at = unit(tier.FromUtc);
            if (known.Count > 0 && known[^1].Before > at) known[^1] = (known[^1].From, at);
            if (wanted.Contains(tier.Tier)) known.Add((at, long.MaxValue));
        }

        long Last(long customer)
        {
            while (standing.TryGetValue(customer, out long into)) customer = into;
            return customer;
        }
    }

    /// <summary>The tiers of these customers now; those of whom nobody said one are left out.</summary>
    public async Task<IReadOnlyDictionary<long, CustomerTier>> Now(IReadOnlyCollection<long> numbers, DateTime nowUtc, CancellationToken stop)
    {
        var parts = await merges.Parts(numbers, stop);
        var all = parts.Keys.ToList();
        return (await db.CustomerTiers.Where(t => EF.Parameter(all).Contains(t.CustomerId) && t.FromUtc <= nowUtc).ToListAsync(stop))
            .GroupBy(t => parts[t.CustomerId]).ToDictionary(same => same.Key, same => same.MaxBy(t => (t.FromUtc, t.CustomerId == same.Key))!.Tier);
    }

    private static IAsyncEnumerable<CustomerTierRow> Ordered(IQueryable<CustomerTierRow> rows) =>
        rows.AsNoTracking().OrderBy(tier => tier.CustomerId).ThenBy(tier => tier.FromUtc).AsAsyncEnumerable();
}
