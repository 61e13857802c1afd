namespace Tangent.Analytics.Decisions;

/// <summary>What is known of one criterion: measured with an interval, or stated by people.</summary>
/// <param name="Point">The value.</param>
/// <param name="Low">Lower end of the interval; the point itself for a statement.</param>
/// <param name="High">Upper end.</param>
/// <param name="N">Observations behind it; 0 for a statement.</param>
public sealed record Known(double Point, double Low, double High, int N)
{
    /// <summary>What people say, without a measurement.</summary>
    public static Known Stated(double value) => new(value, value, value, 0);

    /// <summary>Whether it was measured.</summary>
    public bool IsMeasured => N > 0;
}

/// <summary>
/// How urgent a touchpoint is: the more used, the worse, the more important, the higher. Method code
/// <c>key-priority</c>.
/// </summary>
/// <remarks>
/// Worked example, tested: 999 uses a month, experience 6 of 10 and importance 5 of 5 with the weights 0.50, 0.25, 0.25
/// give 59.460356.
/// </remarks>
public static class KeyPriority
{
    // A million uses a month is as frequent as can be: a thousandfold is half the way.
    private const double MostDecades = 6;

    /// <summary>The score, 0 to 100: the weighted geometric mean of three parts between 0 and 1.</summary>
    /// <param name="perMonth">Uses a month, 0 or more.</param>
    /// <param name="experience">Experience, 1 (bad) to 10 (good): a good one lowers the score.</param>
    /// <param name="importance">Importance, 1 to 5.</param>
    /// <param name="weights">Weights of frequency, experience and importance, together 1.</param>
    /// <returns>
    /// The estimate; its interval comes from those of frequency and experience, and its n is the smaller of theirs.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A value lies outside its range, or the weights are not three.
    /// </exception>
    public static Answer Score(Known perMonth, Known experience, int importance, IReadOnlyList<double> weights)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(perMonth.Low);
        ArgumentOutOfRangeException.ThrowIfLessThan(experience.Low, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(experience.High, 10);
        ArgumentOutOfRangeException.ThrowIfLessThan(importance, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(importance, 5);
        ArgumentOutOfRangeException.ThrowIfNotEqual(weights.Count, 3);

        double At(double uses, double felt) =>
            100 * Math.Pow(Math.Min(1, Math.Log10(1 + uses) / MostDecades), weights[0])
            * Math.Pow((11 - felt) / 10, weights[1]) * Math.Pow(importance / 5.0, weights[2]);
        int n = Math.Min(perMonth.N, experience.N);
        return new Estimate(At(perMonth.Point, experience.Point), At(perMonth.Low, experience.High),
            At(perMonth.High, experience.Low),
            n, 0.95, "key-priority");
    }
}
