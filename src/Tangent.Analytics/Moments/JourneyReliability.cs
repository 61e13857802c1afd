using Tangent.Analytics.Proportions;

namespace Tangent.Analytics.Moments;

/// <summary>
/// How often a whole journey goes without a critical failure. Our definitions (method <c>journey-reliability</c>).
/// </summary>
/// <param name="Observed">Share of journeys without a failure, Wilson's interval.</param>
/// <param name="IfIndependent">
/// The share there would be if failures came independently: mean over journeys of Π(1 − fₖ).
/// </param>
/// <param name="Dependence">Observed over independent: above 1, failures gather in few journeys.</param>
/// <param name="FailShares">fₖ of each touchpoint with its interval, in the order of their numbers.</param>
public sealed record ReliabilityTold(
    Estimate Observed, double IfIndependent, double Dependence, IReadOnlyList<Answer> FailShares) : Answer;

/// <summary>Reliability of journeys made of many touches: 100 − 1 = 0 as a figure that can be wrong.</summary>
/// <remarks>
/// Worked examples, tested: for 95 of 100 journeys without failure over 74 touches each touch must reach .99930709;
/// with 99 % at each of 74 touches, independence leaves .47534004.
/// </remarks>
public static class JourneyReliability
{
    /// <summary>Reliability each touch must reach, so that a journey of so many touches reaches the target.</summary>
    /// <param name="target">Share of journeys without failure, above 0 and below 1.</param>
    /// <param name="touches">Touches of a journey, at least 1.</param>
    public static double Required(double target, int touches)
    {
        Guard.Inside(target, 0, 1, nameof(target));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(touches);
        return Math.Pow(target, 1.0 / touches);
    }

    /// <summary>Share of journeys without failure if each touch fails independently.</summary>
    /// <param name="perTouch">Reliability of a touch, 0 to 1.</param>
    /// <param name="touches">Touches of a journey, at least 1.</param>
    public static double Independent(double perTouch, int touches)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(touches);
        ArgumentOutOfRangeException.ThrowIfNegative(perTouch);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(perTouch, 1);
        return Math.Pow(perTouch, touches);
    }

    /// <summary>Reliability of the journeys seen.</summary>
    /// <param name="starts">Where each journey begins among the touches, then the number of touches.</param>
    /// <param name="touchpoints">Touchpoint number of each scored touch, 0 or above.</param>
    /// <param name="hasFailed">Whether that touch failed.</param>
    /// <param name="level">Confidence level, above 0 and below 1.</param>
    /// <returns>A <see cref="ReliabilityTold"/>; <see cref="CannotTell"/> when no journey has a scored touch.</returns>
    public static Answer Of(
        ReadOnlySpan<int> starts, ReadOnlySpan<int> touchpoints, ReadOnlySpan<bool> hasFailed, double level = 0.95)
    {
        Guard.Level(level);
        if (touchpoints.Length != hasFailed.Length) throw new ArgumentException("must be as many as touches",
            nameof(hasFailed));
        if (touchpoints.Length == 0) return Cannot.NoObservations;
        int count = 0;
        foreach (int touchpoint in touchpoints) count = Math.Max(count, touchpoint + 1);
        int[] failed = new int[count], seen = new int[count];
        for (int i = 0; i < touchpoints.Length; i++)
        {
            seen[touchpoints[i]]++;
            if (hasFailed[i]) failed[touchpoints[i]]++;
        }
        int journeys = 0, whole = 0;
        double independent = 0;
        for (int j = 0; j + 1 < starts.Length; j++)
        {
            if (starts[j] == starts[j + 1]) continue;
            journeys++;
            double product = 1;
            bool isWhole = true;
            for (int i = starts[j]; i < starts[j + 1]; i++)
            {
                product *= 1 - (double)failed[touchpoints[i]] / seen[touchpoints[i]];
                isWhole &= !hasFailed[i];
            }
            independent += product;
            if (isWhole) whole++;
        }
        if (Wilson.Share(whole, journeys, level) is not Estimate observed) return Cannot.NoObservations;
        independent /= journeys;
        var shares = new Answer[count];
        for (int k = 0; k < count; k++) shares[k] = Wilson.Share(failed[k], seen[k], level);
        // A touchpoint that always fails leaves nothing to compare with: the ratio is then 1, as both shares are 0.
        return new ReliabilityTold(observed, independent, independent > 0 ? observed.Point / independent : 1, shares);
    }
}
