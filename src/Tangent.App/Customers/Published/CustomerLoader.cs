using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Customers;
using Tangent.Storage;
using Tangent.Storage.Customers;

namespace Tangent.App.Customers.Published;

/// <summary>A tier from when on.</summary>
public sealed record TierToLoad(CustomerTier Tier, DateTime FromUtc);

/// <summary>A customer of a whole load.</summary>
/// <param name="Number">The company's own number.</param>
/// <param name="Tiers">The tiers, each from a moment of its own.</param>
public sealed record CustomerToLoad(string Number, IReadOnlyList<TierToLoad> Tiers);

/// <summary>Writes many customers at once: for the demo. The asking job has seen to it that the actor may.</summary>
public sealed class CustomerLoader(Db db, CustomerNumbers numbers, Audit audit)
{
    private const int Bulk = 5000;

    /// <summary>Adds those who are not there yet, with their tiers; customers who are there keep theirs.</summary>
    public async Task<Fail?> Add(Actor who, IEnumerable<CustomerToLoad> all, CancellationToken stop)
    {
        foreach (var part in all.Chunk(Bulk))
        {
            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            var known = await numbers.Known(IdentifierKind.Number, part.Select(one => one.Number), stop);
            var fresh = part.Where(one => !known.ContainsKey(one.Number)).ToList();
            var found = await numbers.Of(IdentifierKind.Number, fresh.Select(one => one.Number), stop);
            foreach (var one in fresh)
                foreach (var tier in one.Tiers)
                    db.AddInBulk(new CustomerTierRow { CustomerId = found[one.Number], FromUtc = tier.FromUtc, Tier = tier.Tier });
            if (fresh.Count > 0) audit.Write(who, "customers.did.load", new(Kind.Customer, null, null, UnitPath.Root), after: new { Stored = fresh.Count });
            if (await db.Commit(stop) is { } failure) return failure;
            await transaction.CommitAsync(stop);
            numbers.AreDurable();
        }
        return null;
    }
}
