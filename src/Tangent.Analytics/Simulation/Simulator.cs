namespace Tangent.Analytics.Simulation;

/// <summary>
/// Discrete-event simulation of a blueprint: what would happen with other counters, other routes, other customers.
/// </summary>
/// <remarks>
/// One stream of chance for each purpose (arrivals and rates of each source, service of each station, routes,
/// patience), so that two plans under one seed meet the same customers (common random numbers). Changing rates by
/// thinning (Lewis and Shedler 1979). Same plan, seed and replication give the same trace. Tested against
/// <see cref="Queues.Erlang" />,
/// <see cref="Queues.ErlangA"/> and Little's law.
/// </remarks>
public sealed partial class Simulator
{
    private const int Arrive = 0, Finish = 1, GiveUp = 2, Change = 3;

    private struct Customer
    {
        public double Came, Waits;
        public int Tier, Station, Stamp;
        public bool IsCounted, HasBreached;
    }

    private readonly ServicePlan plan;
    private readonly Calendar calendar = new();
    private readonly Dice[] arriving, serving, leaving;
    private readonly Dice routing;
    private readonly double[] topRates;
    private readonly WaitingRoom[] rooms;
    private readonly int[] busy, servers, inLine;
    private readonly double[] since;
    private readonly RunResult result;
    private Customer[] inside = new Customer[64];
    private int[] free = new int[64];
    private int freed, used;
    private double now, insideArea, insideSince;
    private int insideNow;

    private Simulator(ServicePlan plan, ulong seed, int replication)
    {
        this.plan = plan;
        int stations = plan.Stations.Count, sources = plan.Arrivals.Count;
        ulong stream = (ulong)replication * 1_000_003;
        arriving = [.. Enumerable.Range(0, sources).Select(i => new Dice(seed, stream + 1 + (ulong)i))];
        serving = [.. Enumerable.Range(0, stations).Select(i => new Dice(seed, stream + 100_001 + (ulong)i))];
        leaving = [.. Enumerable.Range(0, stations).Select(i => new Dice(seed, stream + 200_001 + (ulong)i))];
        routing = new Dice(seed, stream + 300_001);
        topRates = [.. plan.Arrivals.Select(arrivals => arrivals.Rates.Max())];
        rooms = [.. plan.Stations.Select(station => new WaitingRoom(station.IsByTier ? plan.Tiers : 1))];
        busy = new int[stations];
        inLine = new int[stations];
        since = new double[stations];
        servers = [.. plan.Stations.Select(station => station.Capacity[0].Servers)];
        result = new RunResult(stations, plan.Tiers);
    }

    /// <summary>One run.</summary>
    /// <param name="plan">What is simulated.</param>
    /// <param name="seed">Seed; printed beside the result.</param>
    /// <param name="replication">Number of the run under that seed.</param>
    public static RunResult Run(ServicePlan plan, ulong seed, int replication = 0)
    {
        ArgumentNullException.ThrowIfNull(plan);
        plan.Check();
        return new Simulator(plan, seed, replication).Run();
    }

    private RunResult Run()
    {
        for (int source = 0; source < topRates.Length; source++) PlanArrival(source, 0);
        for (int station = 0; station < servers.Length; station++)
            for (int step = 1; step < plan.Stations[station].Capacity.Count; step++)
                calendar.Plan(plan.Stations[station].Capacity[step].From, Change, station, step);
        while (calendar.Count > 0)
        {
            var entry = calendar.Next();
            if (entry.Kind == GiveUp && inside[entry.Who].Stamp != entry.Stamp) continue;
            now = entry.Time;
            switch (entry.Kind)
            {
                case Arrive: Came(entry.Who); break;
                case Finish: Finished(entry.Who); break;
                case GiveUp: Gave(entry.Who); break;
                default: Changed(entry.Who, entry.Stamp); break;
            }
        }
        Close();
        return result;
    }

    private void PlanArrival(int source, double from)
    {
        if (topRates[source] <= 0) return;
        var arrivals = plan.Arrivals[source];
        double at = from;
        do
        {
            at += arriving[source].Exponential() / topRates[source];
            if (at >= plan.Until) return;
        }
        while (arrivals.Rates.Count > 1 && arriving[source].Fraction() * topRates[source] >= RateAt(arrivals, at));
        calendar.Plan(at, Arrive, source);
    }

    private static double RateAt(Arrivals arrivals, double at) =>
        arrivals.Rates[(int)Math.Min(arrivals.Rates.Count - 1, at / arrivals.Interval)];

    private void Came(int source)
    {
        PlanArrival(source, now);
        if (freed == 0 && used == inside.Length) Grow();
        int who = freed > 0 ? free[--freed] : used++;
        var arrivals = plan.Arrivals[source];
        ref var customer = ref inside[who];
        (customer.Came, customer.Waits, customer.Tier) = (now, 0, arrivals.Tier);
        (customer.IsCounted, customer.HasBreached) = (now >= plan.WarmUp, false);
        result.Came++;
        CountInside(1);
        Enter(who, arrivals.Station);
    }

    private void Grow()
    {
        Array.Resize(ref inside, 2 * inside.Length);
        Array.Resize(ref free, 2 * free.Length);
    }

    /// <summary>Server time counts from the warm-up to the end of arrivals.</summary>
    private void CountBusy(int station, int change)
    {
        double from = Math.Max(since[station], plan.WarmUp), to = Math.Min(now, plan.Until);
        if (to > from)
        {
            result.Stations[station].Busy += busy[station] * (to - from);
            result.Stations[station].Open += Math.Max(servers[station], busy[station]) * (to - from);
        }
        since[station] = now;
        busy[station] += change;
    }

    private void CountInside(int change)
    {
        double from = Math.Max(insideSince, plan.WarmUp), to = Math.Min(now, plan.Until);
        if (to > from) insideArea += insideNow * (to - from);
        insideSince = now;
        insideNow += change;
    }

    private void Close()
    {
        result.Ended = now;
        now = Math.Max(now, plan.Until);
        for (int station = 0; station < servers.Length; station++) CountBusy(station, 0);
        CountInside(0);
        result.MeanInside = plan.Until > plan.WarmUp ? insideArea / (plan.Until - plan.WarmUp) : 0;
    }
}
