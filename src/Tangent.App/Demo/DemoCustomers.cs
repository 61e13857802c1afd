using Tangent.App.Customers.Published;

namespace Tangent.App.Demo;

/// <summary>The customers of a world with their tiers, as the demo company's own systems would tell them.</summary>
static class DemoCustomers
{
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
