namespace Tangent.Analytics.Queues;

/// <summary>What is asked of a line.</summary>
/// <param name="ServiceLevel">Share to be served within the target wait, above 0 and below 1.</param>
/// <param name="Within">Target wait, in the unit of the service time.</param>
/// <param name="MostOccupancy">Servers must not be busier than this, above 0 and at most 1.</param>
/// <param name="Shrinkage">Share of paid time away from the counter, 0 or above and below 1.</param>
public sealed record StaffingGoal(double ServiceLevel, double Within, double MostOccupancy = 1, double Shrinkage = 0);

/// <summary>How many servers a line needs.</summary>
/// <param name="Servers">At the counter.</param>
/// <param name="Positions">On the roster: servers over (1 − shrinkage), rounded up.</param>
/// <param name="Line">What customers then meet.</param>
public sealed record StaffingNeed(int Servers, int Positions, WaitingLine Line) : Answer;

/// <summary>Least number of servers for a service level, by Erlang C.</summary>
/// <remarks>
/// Worked example, tested: 100 calls in 30 minutes of 3 minutes each, 80 % within 20 s, shrinkage 30 %: 14 servers, 20
/// positions, service level 0.8883500191794669, waiting 0.1741319335950498.
/// </remarks>
public static class Staffing
{
    private const int MostServers = 100_000;

    /// <summary>The need.</summary>
    /// <param name="arrivalRate">Customers per unit of time, 0 or above.</param>
    /// <param name="serviceTime">Mean time of service in that unit, above 0.</param>
    /// <param name="goal">What is asked.</param>
    /// <returns>
    /// A <see cref="StaffingNeed" />; <see cref="CannotTell" /> without arrivals, or beyond 100,000 servers.
    /// </returns>
    public static Answer For(double arrivalRate, double serviceTime, StaffingGoal goal)
    {
        ArgumentNullException.ThrowIfNull(goal);
        Guard.Positive(serviceTime, nameof(serviceTime));
        Guard.Inside(goal.ServiceLevel, 0, 1, nameof(goal));
        Guard.Inside(goal.MostOccupancy, 0, 1.0000001, nameof(goal));
        Guard.Inside(goal.Shrinkage, -1e-12, 1, nameof(goal));
        ArgumentOutOfRangeException.ThrowIfNegative(arrivalRate);
        double load = arrivalRate * serviceTime;
        if (load == 0) return Cannot.NoObservations;
        if (!(load < MostServers)) return new CannotTell("analytics.overloaded", load, MostServers);

        double blocked = 1;
        for (int s = 1; s <= MostServers; s++)
        {
            blocked = load * blocked / (s + load * blocked);
            if (load >= s || load / s > goal.MostOccupancy) continue;
            double waiting = blocked / (1 - load / s * (1 - blocked));
            if (1 - waiting * Math.Exp(-(s - load) * goal.Within / serviceTime) < goal.ServiceLevel) continue;
            int positions = (int)Math.Ceiling(s / (1 - goal.Shrinkage) - 1e-9);
            return new StaffingNeed(s, positions, (WaitingLine)Erlang.Line(load, s, serviceTime, goal.Within));
        }
        return new CannotTell("analytics.overloaded", load, MostServers);
    }

    /// <summary>
    /// Load in each interval when work carries over: the modified offered load of Jagerman 1975, m′ = rate·service − m
    /// over the mean service time. Used in place of the interval's own load when a day's rates change fast.
    /// </summary>
    /// <param name="arrivalRates">Customers per unit of time in each interval.</param>
    /// <param name="interval">Length of an interval, in the unit of the service time.</param>
    /// <param name="serviceTime">Mean time of service, above 0.</param>
    /// <param name="loads">Receives the mean load of each interval in erlangs; starts from an empty line.</param>
    public static void CarriedLoads(ReadOnlySpan<double> arrivalRates, double interval, double serviceTime,
        Span<double> loads)
    {
        Guard.Positive(interval, nameof(interval));
        Guard.Positive(serviceTime, nameof(serviceTime));
        Guard.SameLength(arrivalRates.Length, loads.Length, nameof(loads));
        double carried = 0, decay = Math.Exp(-interval / serviceTime), mean = serviceTime / interval * (1 - decay);
        for (int i = 0; i < arrivalRates.Length; i++)
        {
            double own = arrivalRates[i] * serviceTime;
            loads[i] = own + (carried - own) * mean;
            carried = own + (carried - own) * decay;
        }
    }
}
