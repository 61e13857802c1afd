using Microsoft.EntityFrameworkCore;
using Tangent.Storage;
using Tangent.Storage.Customers;

namespace Tangent.App.Customers.Published;

/// <summary>Which numbers are one customer: merges that stand now, followed to their end.</summary>
public sealed class CustomerMerges(Db db)
{
    /// <summary>All that stand now, as pairs of a number and the one that stands for it, which may be merged itself.</summary>
    public async Task<IReadOnlyList<(long From, long Into)>> All(CancellationToken stop) =>
        [.. (await Standing().OrderBy(m => m.FromId).Select(m => new { m.FromId, m.IntoId }).ToListAsync(stop)).Select(m => (m.FromId, m.IntoId))];

    /// <summary>For each number the one that stands for it: itself when it is merged into none.</summary>
    public async Task<IReadOnlyDictionary<long, long>> StandFor(IReadOnlyCollection<long> numbers, CancellationToken stop)
    {
        var stands = numbers.Distinct().ToDictionary(number => number);
        for (var open = stands.Keys.ToList(); open.Count > 0;)
        {
            var into = await Standing().Where(m => EF.Parameter(open).Contains(m.FromId)).ToDictionaryAsync(m => m.FromId, m => m.IntoId, stop);
            foreach (var (number, by) in stands.ToList())
                if (into.TryGetValue(by, out long next)) stands[number] = next;
            open = [.. into.Values.Distinct()];
        }
        return stands;
    }

    /// <summary>All numbers of the customer with this number, the one that stands for them first.</summary>
    public async Task<IReadOnlyList<long>> Together(long number, CancellationToken stop)
    {
        List<long> all = [(await StandFor([number], stop))[number]];
        for (var open = all.ToList(); open.Count > 0; all.AddRange(open))
            open = await Standing().Where(m => EF.Parameter(open).Contains(m.IntoId)).OrderBy(m => m.FromId).Select(m => m.FromId).ToListAsync(stop);
        return all;
    }

    /// <summary>These numbers and all that were merged into them, each with the one of these for which it counts.</summary>
    /// <remarks>Of two that were merged and are both asked for, each has its own.</remarks>
    public async Task<IReadOnlyDictionary<long, long>> Parts(IReadOnlyCollection<long> numbers, CancellationToken stop)
    {
        var parts = numbers.Distinct().ToDictionary(number => number);
        for (var open = parts.Keys.ToList(); open.Count > 0;)
        {
            var merged = await Standing().Where(m => EF.Parameter(open).Contains(m.IntoId)).OrderBy(m => m.FromId)
                .Select(m => new { m.FromId, m.IntoId }).ToListAsync(stop);
            open = [];
            foreach (var one in merged)
                if (parts.TryAdd(one.FromId, parts[one.IntoId])) open.Add(one.FromId);
        }
        return parts;
    }

    // A merge is only ever of two that stand for themselves, so there are no rings.
    private IQueryable<CustomerMerge> Standing() => db.CustomerMerges.Where(m => m.UndoneUtc == null);
}
