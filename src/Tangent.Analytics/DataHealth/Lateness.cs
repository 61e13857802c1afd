using Tangent.Analytics.Proportions;
using Tangent.Analytics.Samples;

namespace Tangent.Analytics.DataHealth;

/// <summary>How long after their start rows come in.</summary>
/// <param name="Median">Median in seconds.</param>
/// <param name="NinthDecile">Ninth decile in seconds.</param>
/// <param name="LaterThanDay">Share that came later than a day.</param>
/// <param name="FromFuture">Share that began after they were received: a clock is wrong.</param>
/// <param name="FurthestSeconds">How far in the future the furthest began, from 0.</param>
public sealed record Lateness(Answer Median, Answer NinthDecile, Answer LaterThanDay, Answer FromFuture, double FurthestSeconds)
{
    private static readonly int Day = DelayScale.StepOf(86_400_000_000);

    /// <summary>Of counted delays.</summary>
    /// <param name="steps">Steps of <see cref="DelayScale"/>, rising.</param>
    /// <param name="counts">How many rows each has, from 1. Together fewer than two billion.</param>
    /// <returns>Quantiles are of the middles of the steps, so right to 4.4 per cent; each answer says when it cannot tell.</returns>
    /// <remarks>Worked example, tested: 100 rows at step 1 and 100 at step 17 have a median of 1.022 s to 2.044 s.</remarks>
    public static Lateness Of(ReadOnlySpan<int> steps, ReadOnlySpan<int> counts)
    {
        int all = 0, late = 0, future = 0;
        for (int i = 0; i < steps.Length; i++)
        {
            all += counts[i];
            if (steps[i] > Day) late += counts[i];
            if (steps[i] < 0) future += counts[i];
        }
        var values = new double[steps.Length];
        for (int i = 0; i < values.Length; i++) values[i] = DelayScale.SecondsOf(steps[i]);
        return new(Quantiles.OfCounted(values, counts, 0.5), Quantiles.OfCounted(values, counts, 0.9), Wilson.Share(late, all),
            Wilson.Share(future, all), steps.Length > 0 && steps[0] < 0 ? -values[0] : 0);
    }
}
