namespace Tangent.Analytics.Queues;

/// <summary>Erlang's formulas for counters and agents: blocking, waiting, delay.</summary>
/// <remarks>
/// B₀ = 1, Bₛ = aBₛ₋₁/(s + aBₛ₋₁); C = B/(1 − ρ(1 − B)) (Erlang 1917; Cooper 1981). Erlang C lets nobody leave: where
/// customers lose patience it says too long a wait (see <see cref="ErlangA"/>). Worked examples, tested: load 10 on 14
/// servers has B .05681914 and C .17413193; at 180 s of service 0.88835002 are served within 20 s and the mean wait is
/// 7.835937 s.
/// </remarks>
public static class Erlang
{
    /// <summary>Erlang B: share of arrivals that find all servers busy and are lost.</summary>
    /// <param name="load">Offered load in erlangs: arrival rate times service time, 0 or above.</param>
    /// <param name="servers">Servers, 0 or above.</param>
    public static double Blocked(double load, int servers)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(load);
        ArgumentOutOfRangeException.ThrowIfNegative(servers);
        double blocked = 1;
        for (int s = 1; s <= servers; s++) blocked = load * blocked / (s + load * blocked);
        return blocked;
    }

    /// <summary>Erlang C: share of arrivals that wait.</summary>
    /// <param name="load">Offered load in erlangs.</param>
    /// <param name="servers">Servers, at least 1.</param>
    /// <returns>1 when the load is at or above the servers: the line then grows without end.</returns>
    public static double Waiting(double load, int servers)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(servers);
        if (load >= servers) return 1;
        double blocked = Blocked(load, servers);
        return blocked / (1 - load / servers * (1 - blocked));
    }

    /// <summary>What customers of a waiting line meet (M/M/s).</summary>
    /// <param name="load">Offered load in erlangs.</param>
    /// <param name="servers">Servers, at least 1.</param>
    /// <param name="serviceTime">Mean time of service, above 0; the unit of the answer's times.</param>
    /// <param name="within">The target wait, in the same unit.</param>
    /// <returns>
    /// A <see cref="WaitingLine" />; <see cref="CannotTell" /> when the load is at or above the servers.
    /// </returns>
    public static Answer Line(double load, int servers, double serviceTime, double within)
    {
        Guard.Positive(serviceTime, nameof(serviceTime));
        ArgumentOutOfRangeException.ThrowIfNegative(within);
        if (!(load < servers)) return new CannotTell("analytics.overloaded", load, servers);
        double waiting = Waiting(load, servers), spare = servers - load;
        double level = 1 - waiting * Math.Exp(-spare * within / serviceTime), wait = waiting * serviceTime / spare;
        return new WaitingLine(waiting, level, wait, waiting * load / spare, load / servers, 0);
    }
}

/// <summary>
/// A waiting line in the long run. A model's answer, so without an interval: the arrivals' own spread decides that.
/// </summary>
/// <param name="Waiting">Share of customers who wait at all.</param>
/// <param name="ServiceLevel">Share served within the target wait.</param>
/// <param name="MeanWait">Mean wait of all customers, in the unit of the service time.</param>
/// <param name="Length">Mean number waiting.</param>
/// <param name="Occupancy">Share of time a server is busy.</param>
/// <param name="Abandoning">Share of customers who leave before service.</param>
public sealed record WaitingLine(
    double Waiting, double ServiceLevel, double MeanWait, double Length, double Occupancy, double Abandoning) : Answer;
