using Tangent.App.Customers.Published;
using Tangent.Domain.Customers;

namespace Tangent.App.Demo;

/// <summary>The customers of a world with their tiers, as the demo company's own systems would tell them.</summary>
static class DemoCustomers
{
    /// <summary>What of their encounters is buying. The company's systems told the tiers, which stay: it tries what values would make of them.</summary>
    public static ValuePolicy Policy { get; } = new()
    {
        Touchpoints = ["T17", "T18", "T20", "T21", "T33", "T34", "T53", "T54", "T55", "T56"],
        CutBy = CutKind.ByShare,
        Cuts = [2, 8, 25],
    };

    /// <summary>All of them, in the order of their numbers.</summary>
    public static IEnumerable<CustomerToLoad> Of(World world)
    {
        for (int number = 0; number < world.Customers.Length; number++)
        {
            var customer = world.Customers[number];
            var joined = DateTime.UnixEpoch.AddSeconds(world.Calendar.StartUtc).AddMonths(-customer.TenureMonths);
            List<TierToLoad> tiers = [new(customer.Tier, joined)];
            if (customer.TierChangedDay >= 0 && customer.TierAfter != customer.Tier)
                tiers.Add(new(customer.TierAfter, DateTime.UnixEpoch.AddSeconds(world.Calendar.At(customer.TierChangedDay, 0))));
            yield return new(World.CustomerCode(number), tiers);
        }
    }
}
