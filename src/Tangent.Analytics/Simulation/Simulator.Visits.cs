namespace Tangent.Analytics.Simulation;

/// <content>What happens to a customer at a station: waiting, being served, giving up, going on.</content>
public sealed partial class Simulator
{
    private void Enter(int who, int station)
    {
        ref var customer = ref inside[who];
        customer.Station = station;
        if (customer.IsCounted) result.Stations[station].Visits++;
        if (busy[station] < servers[station])
        {
            Serve(who, 0);
            return;
        }
        var place = plan.Stations[station];
        customer.Waits = now;
        customer.Stamp++;
        rooms[station].Add(place.IsByTier ? customer.Tier : 0, who);
        inLine[station]++;
        if (customer.IsCounted) result.Stations[station].LongestLine = Math.Max(result.Stations[station].LongestLine,
            inLine[station]);
        if (place.Patience is { } patience) calendar.Plan(now + patience.Draw(leaving[station]), GiveUp, who,
            customer.Stamp);
    }

    private void Serve(int who, double waited)
    {
        ref var customer = ref inside[who];
        int station = customer.Station;
        if (customer.IsCounted)
        {
            var told = result.Stations[station];
            told.Waits += waited;
            if (waited > 0) told.Waited++;
            if (waited <= plan.WithinWait) told.ServedWithin++;
            else customer.HasBreached = true;
        }
        CountBusy(station, 1);
        calendar.Plan(now + plan.Stations[station].Service.Draw(serving[station]), Finish, who);
    }

    private void Finished(int who)
    {
        int station = inside[who].Station;
        CountBusy(station, -1);
        if (busy[station] < servers[station]) TakeNext(station);
        if (plan.Routes is null)
        {
            Leave(who);
            return;
        }
        double u = routing.Fraction();
        for (int to = 0; to < servers.Length; to++)
        {
            u -= plan.Routes[station, to];
            if (u >= 0) continue;
            Enter(who, to);
            return;
        }
        Leave(who);
    }

    private void TakeNext(int station)
    {
        // Whoever gave up is still in the ring: he is passed over here, so that leaving costs nothing.
        for (int who = rooms[station].Take(); who >= 0; who = rooms[station].Take())
        {
            if (inside[who].Station != station)
            {
                Release(who);
                continue;
            }
            inside[who].Stamp++;
            inLine[station]--;
            Serve(who, now - inside[who].Waits);
            return;
        }
    }

    private void Gave(int who)
    {
        ref var customer = ref inside[who];
        int station = customer.Station;
        inLine[station]--;
        if (customer.IsCounted)
        {
            var told = result.Stations[station];
            told.Left++;
            told.Waited++;
            told.Waits += now - customer.Waits;
            customer.HasBreached = true;
        }
        Depart(who);
        customer.Station = -1;
    }

    private void Leave(int who)
    {
        Depart(who);
        Release(who);
    }

    private void Depart(int who)
    {
        CountInside(-1);
        ref var customer = ref inside[who];
        if (!customer.IsCounted) return;
        var tier = result.Tiers[customer.Tier];
        tier.Customers++;
        tier.Stays += now - customer.Came;
        if (customer.HasBreached) tier.Breached++;
    }

    private void Release(int who) => free[freed++] = who;

    private void Changed(int station, int step)
    {
        CountBusy(station, 0);
        servers[station] = plan.Stations[station].Capacity[step].Servers;
        for (int i = busy[station]; i < servers[station]; i++) TakeNext(station);
    }
}
