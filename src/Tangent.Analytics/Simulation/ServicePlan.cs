namespace Tangent.Analytics.Simulation;

/// <summary>From a time on, so many servers; a server who is busy finishes first.</summary>
/// <param name="From">Time since the start.</param>
/// <param name="Servers">Servers from then on, 0 or above.</param>
public readonly record struct CapacityStep(double From, int Servers);

/// <summary>A step of a blueprint where customers are served.</summary>
/// <param name="Capacity">Servers over time; the first step starts at 0.</param>
/// <param name="Service">Time of service.</param>
/// <param name="Patience">How long a customer waits before leaving; null when nobody leaves.</param>
/// <param name="IsByTier">Serve the lowest tier number first; otherwise first come, first served.</param>
public sealed record Station(
    IReadOnlyList<CapacityStep> Capacity, ServiceTime Service, ServiceTime? Patience = null, bool IsByTier = false)
{
    /// <summary>A station with a fixed number of servers.</summary>
    public Station(int servers, ServiceTime service, ServiceTime? patience = null, bool isByTier = false)
        : this([new CapacityStep(0, servers)], service, patience, isByTier) { }
}

/// <summary>Customers of one tier who come to one station, as a Poisson process whose rate may change.</summary>
/// <param name="Tier">Tier number, 0 first.</param>
/// <param name="Station">Where they come first.</param>
/// <param name="Rates">Customers per unit of time in each interval; the last holds on.</param>
/// <param name="Interval">Length of an interval, above 0.</param>
public sealed record Arrivals(int Tier, int Station, IReadOnlyList<double> Rates, double Interval = double.MaxValue);

/// <summary>What is simulated.</summary>
/// <param name="Stations">Steps of the blueprint.</param>
/// <param name="Arrivals">Who comes where.</param>
/// <param name="Routes">
/// Chance to go from the station of the row to that of the column; the rest of a row leaves.
/// </param>
/// <param name="Until">No arrivals from then on; what is inside is served to the end.</param>
/// <param name="WarmUp">Customers who came before are not counted.</param>
/// <param name="WithinWait">Target wait: longer waits are breaches.</param>
public sealed record ServicePlan(
    IReadOnlyList<Station> Stations, IReadOnlyList<Arrivals> Arrivals, double[,]? Routes, double Until,
    double WarmUp = 0,
    double WithinWait = 0)
{
    /// <summary>One line of many servers: M/M/s, or with patience M/M/s + M.</summary>
    /// <param name="rate">Customers per unit of time.</param>
    /// <param name="station">The line.</param>
    /// <param name="until">No arrivals from then on.</param>
    /// <param name="warmUp">Customers who came before are not counted.</param>
    /// <param name="withinWait">Target wait.</param>
    public static ServicePlan OneLine(double rate, Station station, double until, double warmUp = 0,
        double withinWait = 0) =>
        new([station], [new Arrivals(0, 0, [rate])], null, until, warmUp, withinWait);

    internal int Tiers => Arrivals.Max(arrivals => arrivals.Tier) + 1;

    /// <summary>A plan that cannot run is a bug of the caller.</summary>
    internal void Check()
    {
        Guard.Positive(Until, nameof(Until));
        if (Stations.Count == 0
            || Arrivals.Count == 0) throw new ArgumentException("a plan has a station and arrivals");
        foreach (var station in Stations)
            if (station.Capacity.Count == 0 || station.Capacity[0].From != 0 || station.Capacity[^1].Servers <= 0)
                throw new ArgumentException("servers begin at 0 and end with at least one: the line must empty");
        foreach (var arrivals in Arrivals)
            if (arrivals.Rates.Count == 0 || arrivals.Rates.Any(rate => !(rate >= 0)) || !(arrivals.Interval > 0))
                throw new ArgumentException("arrivals have rates of 0 or above over intervals above 0");
        if (Routes is null) return;
        for (int from = 0; from < Stations.Count; from++)
        {
            double sum = 0;
            for (int to = 0; to < Stations.Count; to++) sum += Routes[from, to];
            if (!(sum <= 1 + 1e-9)) throw new ArgumentException($"routes of station {from} sum to {sum}");
        }
    }
}
