using Microsoft.EntityFrameworkCore;
using Tangent.App.Lists;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Customers;
using Tangent.Storage;
using Tangent.Storage.Customers;

namespace Tangent.App.Customers.Value;

/// <summary>Who is near the next higher tier and probably still buys (有升级潜力的客户), the nearest first.</summary>
public sealed class ListUpgrades(Db db, CustomerWalk walk)
{
    private static readonly RowOrder<CustomerValueRow> Order = RowOrder<CustomerValueRow>.ByUniqueKey(v => v.PotentialKey!, isDescending: true);

    /// <summary>Which.</summary>
    /// <param name="Tier">Of this tier alone.</param>
    /// <param name="Piece">Which piece.</param>
    public sealed record Request(CustomerTier? Tier = null, PieceRequest? Piece = null);

    /// <summary>A customer.</summary>
    /// <param name="Customer">Which.</param>
    /// <param name="Tier">The tier now.</param>
    /// <param name="Next">The next higher one.</param>
    /// <param name="Worth">The value.</param>
    /// <param name="Share">The value by the cut of the next tier: 1 is there.</param>
    /// <param name="Expected">Purchases expected over the horizon.</param>
    /// <param name="Alive">How likely they still buy.</param>
    public sealed record Upgrade(long Customer, CustomerTier Tier, CustomerTier Next, double Worth, double Share, double Expected, double Alive);

    /// <summary>The customers within reach.</summary>
    public async Task<Outcome<Piece<Upgrade>>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.Customer) is { } refusal) return refusal;

        var rows = db.CustomerValues.AsNoTracking().Where(v => v.PotentialKey != null);
        if (request.Tier is { } tier) rows = rows.Where(v => v.Tier == tier);
        var piece = await walk.Piece(who, rows, Order, $"upgrades {request.Tier}", request.Piece ?? new(), v => v.CustomerId, stop);
        return piece.Then(all => all.Turn(v => new Upgrade(v.CustomerId, v.Tier, v.Tier - 1, v.Worth, v.Potential, v.Expected, v.Alive)));
    }
}
