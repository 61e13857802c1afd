using Microsoft.EntityFrameworkCore;
using Tangent.Domain.Customers;
using Tangent.Storage;
using Tangent.Storage.Customers;
using Tangent.Storage.EncounterLog;

namespace Tangent.App.Customers.Published;

/// <summary>When which customers are of some tiers.</summary>
/// <param name="from">By number of the customer: stretches from one moment up to before another, in the asker's unit.</param>
public sealed class TierTimes(IReadOnlyDictionary<long, List<(long From, long Before)>> from)
{
    /// <summary>When the customer is of one of the tiers, in the order of time.</summary>
    public IReadOnlyList<(long From, long Before)> Of(long customer) => from.GetValueOrDefault(customer) ?? [];
}

/// <summary>Which tier customers were of, and since when; in microseconds since 1970.</summary>
/// <param name="told">By number of the customer what was said, in the order of time.</param>
public sealed class TierHistory(IReadOnlyDictionary<long, List<(long From, CustomerTier Tier)>> told)
{
    /// <summary>The tier of a customer at a moment, or null where nobody had said one.</summary>
    public CustomerTier? At(long customer, long micros)
    {
        if (!told.TryGetValue(customer, out var words)) return null;
        for (int i = words.Count - 1; i >= 0; i--)
            if (words[i].From <= micros) return words[i].Tier;
        return null;
    }
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
            foreach (var tier in all.OrderBy(tier => tier.FromUtc)) Add(Last(standing, tier.CustomerId), tier);
            // Encounters may still bear the number of one who was merged.
            foreach (long merged in standing.Keys)
                if (stretches.TryGetValue(Last(standing, merged), out var same)) stretches[merged] = same;
        }
        return new(stretches);

        void Add(long customer, CustomerTierRow tier)
        {
            if (!stretches.TryGetValue(customer, out var known)) stretches[customer] = known = [];
            long at = unit(tier.FromUtc);
            if (known.Count > 0 && known[^1].Before > at) known[^1] = (known[^1].From, at);
            if (wanted.Contains(tier.Tier)) known.Add((at, long.MaxValue));
        }
    }

    /// <summary>What was ever said of the tiers of these customers, or of all; of those merged together each word counts for all.</summary>
    /// <param name="customers">Numbers as encounters bear them; null for all.</param>
    /// <param name="stop">Ends the question.</param>
    public async Task<TierHistory> History(IReadOnlyCollection<long>? customers, CancellationToken stop)
    {
        var standing = (await merges.All(stop)).ToDictionary(merge => merge.From, merge => merge.Into);
        var rows = db.CustomerTiers.AsNoTracking();
        if (customers is not null && standing.Count == 0) rows = rows.Where(tier => EF.Parameter(customers).Contains(tier.CustomerId));
        Dictionary<long, List<(long From, CustomerTier Tier)>> told = [];
        await foreach (var tier in rows.OrderBy(tier => tier.FromUtc).ThenBy(tier => tier.CustomerId).AsAsyncEnumerable().WithCancellation(stop))
        {
            long customer = Last(standing, tier.CustomerId);
            if (!told.TryGetValue(customer, out var words)) told[customer] = words = [];
            words.Add((EncounterRow.Micros(tier.FromUtc), tier.Tier));
        }
        foreach (long merged in standing.Keys)
            if (told.TryGetValue(Last(standing, merged), out var same)) told[merged] = same;
        return new(told);
    }

    /// <summary>Something that is another as soon as a tier or a merge is: how many there are, of whom, and the last.</summary>
    public async Task<string> Mark(CancellationToken stop)
    {
        var parts = await db.CustomerTiers.GroupBy(tier => tier.Tier)
            .Select(same => new { same.Key, Count = same.LongCount(), Sum = same.Sum(tier => tier.CustomerId), Last = same.Max(tier => tier.FromUtc) })
            .ToListAsync(stop);
        var merged = await merges.All(stop);
        return string.Join(';', parts.OrderBy(one => one.Key).Select(one => FormattableString.Invariant($"{one.Key}:{one.Count}:{one.Sum}:{one.Last.Ticks}")))
            + string.Concat(merged.Select(merge => FormattableString.Invariant($"|{merge.From}>{merge.Into}")));
    }

    /// <summary>The tiers of these customers now; those of whom nobody said one are left out.</summary>
    public async Task<IReadOnlyDictionary<long, CustomerTier>> Now(IReadOnlyCollection<long> numbers, DateTime nowUtc, CancellationToken stop)
    {
        var parts = await merges.Parts(numbers, stop);
        var all = parts.Keys.ToList();
        return (await db.CustomerTiers.Where(t => EF.Parameter(all).Contains(t.CustomerId) && t.FromUtc <= nowUtc).ToListAsync(stop))
            .GroupBy(t => parts[t.CustomerId]).ToDictionary(same => same.Key, same => same.MaxBy(t => (t.FromUtc, t.CustomerId == same.Key))!.Tier);
    }

    private static long Last(Dictionary<long, long> standing, long customer)
    {
        while (standing.TryGetValue(customer, out long into)) customer = into;
        return customer;
    }

    private static IAsyncEnumerable<CustomerTierRow> Ordered(IQueryable<CustomerTierRow> rows) =>
        rows.AsNoTracking().OrderBy(tier => tier.CustomerId).ThenBy(tier => tier.FromUtc).AsAsyncEnumerable();
}
