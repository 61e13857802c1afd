namespace Tangent.Analytics;

/// <summary>
/// What a statistic returns: an <see cref="Estimate" />, a record of several (such as <see cref="Tested" />), or the
/// reason why it cannot tell. No number in it is NaN.
/// </summary>
public abstract record Answer
{
    private protected Answer() { }
}

/// <summary>One published number: the point, its interval, how many observations, by which method.</summary>
/// <param name="Point">The value.</param>
/// <param name="Low">Lower end of the interval, in the unit of the point.</param>
/// <param name="High">Upper end of the interval.</param>
/// <param name="N">Number of observations behind it.</param>
/// <param name="Level">Confidence level between 0 and 1, such as 0.95.</param>
/// <param name="Method">Code of the method, listed in docs/metrics.md.</param>
public sealed record Estimate(double Point, double Low, double High, int N, double Level, string Method) : Answer;

/// <summary>There is no number to show, and why.</summary>
/// <param name="Code">Key of the words, such as <c>analytics.no-observations</c>.</param>
/// <param name="Arguments">What fills the gaps of the words.</param>
public sealed record CannotTell(string Code, params IReadOnlyList<object> Arguments) : Answer;
