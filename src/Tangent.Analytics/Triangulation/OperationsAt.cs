using Tangent.Analytics.Flow;
using Tangent.Analytics.Proportions;
using Tangent.Analytics.Samples;

namespace Tangent.Analytics.Triangulation;

/// <summary>What the log itself says of a touchpoint, whoever judged it.</summary>
/// <param name="Wait">Mean wait, seconds; t-interval.</param>
/// <param name="Again">Share of encounters after which the customer came to the same touchpoint again within a week, in the same journey; Wilson.</param>
public sealed record OperationsAt(Answer Wait, Answer Again)
{
    private const long Week = 7L * 24 * 3600 * 1_000_000;

    /// <summary>The operations by number of the touchpoint, and all together at the end.</summary>
    /// <remarks>Worked example, tested: visits on days 0, 3 and 20 of one journey are 3 encounters, one of them with a return.</remarks>
    /// <param name="log">The journeys that count.</param>
    /// <param name="level">Confidence level.</param>
    public static OperationsAt[] Of(JourneyLog log, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(log);
        int touchpoints = log.Touchpoints.Count;
        var counts = new Counts[touchpoints + 1];
        var table = log.Table;
        var waits = log.Columns.Waits.Span;
        for (int journey = 0; journey < table.Journeys; journey++)
        {
            var steps = table.Of(journey);
            for (int i = 0; i < steps.Length; i++)
            {
                int at = table.TouchpointOf(steps[i]);
                bool isAgain = false;
                for (int j = i + 1; j < steps.Length && !isAgain && steps[j].StartMicros - steps[i].StartMicros <= Week; j++)
                    isAgain = table.TouchpointOf(steps[j]) == at;
                int wait = waits.IsEmpty ? -1 : waits[steps[i].Row];
                counts[at].Add(isAgain, wait);
                counts[touchpoints].Add(isAgain, wait);
            }
        }
        return Array.ConvertAll(counts, one => one.Told(level));
    }

    private struct Counts
    {
        private int encounters, again, waited;
        private double mean, squares;

        public void Add(bool isAgain, int wait)
        {
            encounters++;
            if (isAgain) again++;
            if (wait < 0) return;
            // Welford: sums of squares of a million waits would lose their digits.
            double before = wait - mean;
            mean += before / ++waited;
            squares += before * (wait - mean);
        }

        public readonly OperationsAt Told(double level) => new(
            waited < 2 ? Cannot.TooFew(waited, 2) : squares <= 0 ? Cannot.NoSpread(waited)
                : ReportedMean.Of(mean, Math.Sqrt(squares / (waited - 1)), waited, level),
            Wilson.Share(again, encounters, level));
    }
}
