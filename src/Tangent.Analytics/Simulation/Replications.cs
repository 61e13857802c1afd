using Tangent.Analytics.Samples;

namespace Tangent.Analytics.Simulation;

/// <summary>
/// Several runs of a plan, and two plans side by side. Method codes <c>simulation</c> and <c>simulation-paired</c>.
/// </summary>
/// <remarks>
/// Student's interval over independent runs (Law 2015, chapter 9); pairs under common random numbers.
/// </remarks>
public static class Replications
{
    /// <summary>One figure of a plan with its interval over runs.</summary>
    /// <param name="plan">What is simulated.</param>
    /// <param name="of">The figure, such as the mean wait of the first station.</param>
    /// <param name="seed">Seed; printed beside the result.</param>
    /// <param name="runs">Number of runs, at least 2.</param>
    /// <param name="level">Confidence level, above 0 and below 1.</param>
    /// <returns><see cref="CannotTell"/> when all runs agree: nothing tells how others would vary.</returns>
    public static Answer Of(ServicePlan plan, Func<RunResult, double> of, ulong seed, int runs = 20,
        double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(of);
        ArgumentOutOfRangeException.ThrowIfLessThan(runs, 2);
        var figures = new double[runs];
        for (int run = 0; run < runs; run++) figures[run] = of(Simulator.Run(plan, seed, run));
        return Means.Of(figures, level: level) is Estimate mean
            ? new Estimate(mean.Point, mean.Low, mean.High, runs, level, "simulation")
            : Cannot.NoSpread(runs);
    }

    /// <summary>To-be minus as-is, run by run with the same customers.</summary>
    /// <param name="asIs">Today's plan.</param>
    /// <param name="toBe">The changed plan.</param>
    /// <param name="of">The figure.</param>
    /// <param name="seed">Seed; printed beside the result.</param>
    /// <param name="runs">Number of pairs, at least 2.</param>
    /// <param name="level">Confidence level, above 0 and below 1.</param>
    /// <returns><see cref="CannotTell"/> when the change never makes any difference.</returns>
    public static Answer Change(
        ServicePlan asIs, ServicePlan toBe, Func<RunResult, double> of, ulong seed, int runs = 20, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(of);
        ArgumentOutOfRangeException.ThrowIfLessThan(runs, 2);
        var changes = new double[runs];
        for (int run = 0; run < runs; run++)
            changes[run] = of(Simulator.Run(toBe, seed, run)) - of(Simulator.Run(asIs, seed, run));
        return Means.Of(changes, level: level) is Estimate mean
            ? new Estimate(mean.Point, mean.Low, mean.High, runs, level, "simulation-paired")
            : Cannot.NoSpread(runs);
    }
}
