namespace Tangent.App.Demo;

/// <summary>
/// What happens when a customer meets a touchpoint: who serves, how well, after what wait, with what outcome.
/// </summary>
sealed class Touch(Plot plot)
{
    private readonly OutcomeTruth outcomes = plot.Truths.Outcomes;
    private readonly WorldUnit[][] halls = [.. plot.ByKind[UnitKind.City].Select(city =>
        plot.ByKind[UnitKind.Hall].Where(hall => hall.Parent == city.Index).ToArray())];
    private readonly WorldUnit[] shops = [.. plot.ByKind[UnitKind.City].Select(city =>
        plot.ByKind[UnitKind.Shops].First(shop => shop.Parent == city.Index))];

    /// <summary>One encounter, without its place in a journey and without what is felt.</summary>
    /// <remarks>
    /// The same number of draws whatever the truths say, so that worlds with other truths stay comparable case by
    /// case.
    /// </remarks>
    public WorldEncounter Meet(ref Chance chance, in WorldCustomer customer, int touchpoint, int utc)
    {
        var place = plot.Register[touchpoint];
        var unit = UnitFor(ref chance, place.Place, customer);
        var effects = Sum(plot.EffectsOf(touchpoint, unit.Index), utc);
        var met = new WorldEncounter
        {
            Touchpoint = (byte)touchpoint,
            Unit = (ushort)unit.Index,
            StartedUtc = utc,
            Employee = WorldEncounter.None,
            Device = WorldEncounter.None,
            Quality = QualityOf(ref chance, plot.Moments[touchpoint], effects.LowShare),
        };
        var person = chance.Below(Math.Max(1, unit.Employees));
        if (place.IsServedByPeople && unit.Employees > 0) met.Employee = (ushort)(unit.FirstEmployee + person);
        if (place.Device is { } kind && plot.Machines.Pick(ref chance, kind, unit.Index) is >= 0 and var device)
        {
            met.Device = (ushort)device;
            met.IsDown = plot.Machines.IsDown(device, utc);
        }
        met.WaitedSeconds = Wait(ref chance, customer, place, met.Quality, effects.Wait, utc);
        var service = plot.Services[touchpoint].Draw(ref chance);
        ComeOut(ref met, ref chance, place, service);
        return met;
    }

    private WorldUnit UnitFor(ref Chance chance, Place place, in WorldCustomer customer)
    {
        var isHome = chance.Share(plot.Truths.Customers.HomeHallShare);
        var other = chance.Below(1000);
        var near = halls[plot.CityOf[customer.City]];
        return place switch
        {
            Place.Halls => isHome ? plot.Units[customer.Hall] : near[other % near.Length],
            Place.Shops => shops[plot.CityOf[customer.City]],
            Place.Installers => plot.Units[customer.Team],
            Place.Hotline => plot.ByKind[UnitKind.Hotline][0],
            Place.Complaints => plot.ByKind[UnitKind.Complaints][0],
            Place.Online => plot.ByKind[UnitKind.Online][0],
            Place.Logistics => plot.ByKind[UnitKind.Logistics][0],
            _ => plot.ByKind[UnitKind.Network][0],
        };
    }

    private static (int LowShare, int Wait) Sum(ReadOnlySpan<Effect> effects, int utc)
    {
        int low = 0, wait = 1000;
        foreach (var effect in effects)
            if (utc >= effect.FromUtc) (low, wait) = (low + effect.LowShare, wait * effect.Wait / 1000);
        return (low, wait);
    }

    private static TouchQuality QualityOf(ref Chance chance, MomentTruth moment, int moreLow)
    {
        int drawn = chance.Below(1000);
        return drawn < moment.LowShare + moreLow ? TouchQuality.Low
            : drawn >= 1000 - moment.HighShare ? TouchQuality.High : TouchQuality.Middle;
    }

    private int Wait(
        ref Chance chance, in WorldCustomer customer, WorldTouchpoint place, TouchQuality quality, int stretch, int utc)
    {
        var isLate = quality == TouchQuality.Low && plot.WaitsWhenLow[place.Index] is not null;
        var table = isLate ? plot.WaitsWhenLow[place.Index] : plot.Waits[place.Index];
        if (table is null) return 0;
        var seconds = table.Draw(ref chance);
        if (!plot.IsWaitByLoad[place.Index]) return seconds;

        long load = plot.Demand.Load(place.Place, plot.CityOf[customer.City], utc);
        var tier = plot.Tiers[(int)customer.TierOn(plot.Calendar.DayOf(utc))].Wait;
        return (int)(seconds * load * tier / 1_000_000 * stretch / 1000);
    }

    private void ComeOut(ref WorldEncounter met, ref Chance chance, WorldTouchpoint place, int service)
    {
        var patience = plot.Patience[(int)place.Place]?.Draw(ref chance) ?? int.MaxValue;
        var drawn = chance.Below(1000);
        if (met.IsDown && drawn < outcomes.FailedWhenDown)
            (met.Outcome, met.Quality) = (EncounterOutcome.Failed, TouchQuality.Low);
        else if (plot.IsWaitByLoad[place.Index] && met.WaitedSeconds > patience)
            (met.Outcome, met.Quality, met.WaitedSeconds, service) =
                (EncounterOutcome.Abandoned, TouchQuality.Low, patience, 0);
        else if (met.Quality == TouchQuality.Low && drawn < outcomes.FailedWhenLow)
            met.Outcome = EncounterOutcome.Failed;
        else if (place.Place == Place.Hotline && place.IsServedByPeople && drawn >= 1000 - outcomes.TransferShare)
            met.Outcome = EncounterOutcome.Transferred;
        met.EndedUtc = met.StartedUtc + met.WaitedSeconds + service;
    }
}
