namespace Tangent.Analytics;

/// <summary>A difference with its interval and the test of "no difference".</summary>
/// <param name="Difference">First minus second (or effect), with its interval.</param>
/// <param name="Statistic">The test statistic (z, t, F or chi-square: the method says which).</param>
/// <param name="DegreesOfFreedom">Degrees of freedom; infinite for a normal test.</param>
/// <param name="PValue">Two-sided probability of a statistic at least this large if there were no difference.</param>
public sealed record Tested(Estimate Difference, double Statistic, double DegreesOfFreedom, double PValue) : Answer;

/// <summary>A test with no estimate of its own: statistic, degrees of freedom and p-value.</summary>
/// <param name="Statistic">Its value; what it counts is said by the test.</param>
/// <param name="DegreesOfFreedom">Degrees of freedom; infinite for a normal test.</param>
/// <param name="PValue">Probability of a statistic at least this large if there were no difference.</param>
/// <param name="N">Observations behind it.</param>
public sealed record TestOutcome(double Statistic, double DegreesOfFreedom, double PValue, int N) : Answer;
