
namespace Tangent.Analytics.Proportions;

/// <summary>Difference of two independent shares. Method code <c>newcombe</c>.</summary>
/// <remarks>
/// Newcombe's hybrid score interval (1998, Statistics in Medicine 17:873, method 10) around the difference; the test is
/// Pearson's chi-square without continuity correction. Worked examples, tested: 56 of 70 and 48 of 80 differ by 0.2
/// with 0.0524 .. 0.3339; 45 of 100 and 56 of 110 give chi-square 0.73266500962 and p 0.392020716752 (R 4.2,
/// prop.test).
/// </remarks>
public static class ShareDifference
{
    /// <summary>First share minus second share.</summary>
    /// <param name="first">Successes of the first group.</param>
    /// <param name="firstTrials">Trials of the first group.</param>
    /// <param name="second">Successes of the second group.</param>
    /// <param name="secondTrials">Trials of the second group.</param>
    /// <param name="level">Confidence level, above 0 and below 1.</param>
    /// <returns>
    /// A <see cref="Tested" />; <see cref="CannotTell" /> when a group is empty, or when both are all or nothing alike.
    /// </returns>
    public static Answer Of(int first, int firstTrials, int second, int secondTrials, double level = 0.95)
    {
        if (Wilson.Share(first, firstTrials, level) is not Estimate one) return Cannot.NoObservations;
        if (Wilson.Share(second, secondTrials, level) is not Estimate two) return Cannot.NoObservations;
        double pooled = (double)(first + second) / (firstTrials + secondTrials), difference = one.Point - two.Point;
        if (pooled is 0 or 1) return Cannot.NoSpread(firstTrials + secondTrials);

        double low = difference - Length(one.Point - one.Low, two.High - two.Point);
        double high = difference + Length(one.High - one.Point, two.Point - two.Low);
        double square = difference * difference / (pooled * (1 - pooled) * (1.0 / firstTrials + 1.0 / secondTrials));
        return new Tested(
            new Estimate(difference, low, high, firstTrials + secondTrials, level, "newcombe"),
            square, 1, Tails.ChiSquare(square, 1));
    }

    private static double Length(double x, double y) => Math.Sqrt(x * x + y * y);
}
