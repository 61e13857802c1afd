using Tangent.App.Installation.Published;
using Tangent.App.Touchpoints.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Customers;

namespace Tangent.App.Demo;

/// <summary>What a customer of the demo company sees, behind a link that the door has signed.</summary>
[OpenToVisitors("Customers have no account; the door checks the signed link.")]
public sealed class ShowDemoCustomer(BusinessClock clock, WaysToReachUs ways)
{
    /// <summary>The customer whose link the demo's sign-in page offers.</summary>
    public const int Offered = 0;

    // Each customer has an own stream of chance: a world of one holds the same first customer as the whole.
    private static readonly Lazy<World> Alone = new(() => World.Make(new(Customers: Offered + 1)));

    /// <summary>Which customer, by number from the signed link.</summary>
    public sealed record Request(int Customer);

    /// <summary>The customer's page.</summary>
    /// <param name="Code">Code; customers of a demo have no names.</param>
    /// <param name="Tier">Tier today.</param>
    /// <param name="HallZh">Chinese name of the own hall.</param>
    /// <param name="HallEn">English name of the own hall.</param>
    /// <param name="Ways">Where the company can be met.</param>
    public sealed record Shown(string Code, CustomerTier Tier, string HallZh, string HallEn, IReadOnlyList<WaysToReachUs.Way> Ways);

    /// <summary>Shows it; missing when this is no demo.</summary>
    public async Task<Outcome<Shown>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (!clock.IsDemo || request.Customer != Offered) return Fail.NotFound;

        var world = Alone.Value;
        var customer = world.Customers[Offered];
        var hall = world.Units[customer.Hall];
        return new Shown(World.CustomerCode(Offered), customer.TierOn(world.Calendar.Days), hall.NameZh, hall.NameEn, await ways.List(stop));
    }
}
