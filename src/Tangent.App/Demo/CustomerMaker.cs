using Tangent.Domain.Customers;

namespace Tangent.App.Demo;

/// <summary>Makes customers, each from a stream of its own.</summary>
sealed class CustomerMaker(ulong seed, Plot plot)
{
    private readonly ulong key = Chance.KeyOf(seed, "customers");
    private readonly CustomerTruth truth = plot.Truths.Customers;
    private readonly Curve tenure = Curve.Of(plot.Truths.Customers.TenureMonths);
    private readonly Curve activity = Curve.Of(plot.Truths.Customers.Activity);
    private readonly Curve[] yuan = [.. plot.Tiers.Select(tier => Curve.Of(tier.MonthlyYuan))];
    private readonly int[] tierShares = [.. plot.Tiers.Select(tier => tier.Share)];
    private readonly int[] ageShares = [.. plot.Truths.Customers.AgeShares.Values];
    private readonly int[] appShares =
        [.. plot.Truths.Customers.AgeShares.Keys.Select(band => plot.Truths.Customers.AppShares[band])];
    private readonly int[] quarters = [.. Enumerable.Range(1, plot.Calendar.Days - 1)
        .Where(day => plot.Calendar.DateOf(day) is { Day: 1, Month: 1 or 4 or 7 or 10 })];
    private readonly WorldUnit[] cities = plot.ByKind[UnitKind.City];
    private readonly WorldUnit[][] halls = Under(plot, UnitKind.Hall), teams = Under(plot, UnitKind.Installers);

    public WorldCustomer Make(int number)
    {
        var chance = Chance.Of(key, number);
        var city = Pick(ref chance, cities);
        var tier = (CustomerTier)Pick(ref chance, tierShares);
        var age = Pick(ref chance, ageShares);
        var customer = new WorldCustomer
        {
            City = (ushort)city.Index,
            Hall = (ushort)Pick(ref chance, halls[plot.CityOf[city.Index]]).Index,
            Team = (ushort)Pick(ref chance, teams[plot.CityOf[city.Index]]).Index,
            Tier = tier,
            TierAfter = tier,
            TierChangedDay = -1,
            AgeBand = (byte)age,
            IsAppUser = chance.Share(appShares[age]),
            TenureMonths = (short)tenure.Draw(ref chance),
            MonthlyYuan = (short)yuan[(int)tier].Draw(ref chance),
            Activity = (short)activity.Draw(ref chance),
            Mood = (short)chance.Bell(plot.Truths.Spread.Customer),
        };
        if (chance.Share(truth.TierChangeShare) && quarters.Length > 0) ChangeTier(ref customer, ref chance);
        return customer;
    }

    private void ChangeTier(ref WorldCustomer customer, ref Chance chance)
    {
        customer.TierChangedDay = (short)quarters[chance.Below(quarters.Length)];
        var isUp = customer.Tier != CustomerTier.Diamond
            && (customer.Tier == CustomerTier.Ordinary || chance.Share(500));
        customer.TierAfter = customer.Tier + (isUp ? -1 : 1);
    }

    private static WorldUnit[][] Under(Plot plot, UnitKind kind) => [.. plot.ByKind[UnitKind.City].Select(city =>
        plot.ByKind[kind].Where(unit => unit.Parent == city.Index).ToArray())];

    private static WorldUnit Pick(ref Chance chance, WorldUnit[] units)
    {
        int all = 0, i = 0;
        foreach (var unit in units) all += unit.Weight;
        int drawn = chance.Below(all);
        while ((drawn -= units[i].Weight) >= 0) i++;
        return units[i];
    }

    private static int Pick(ref Chance chance, int[] shares)
    {
        int all = 0, i = 0;
        foreach (var share in shares) all += share;
        int drawn = chance.Below(all);
        while ((drawn -= shares[i]) >= 0) i++;
        return i;
    }
}
