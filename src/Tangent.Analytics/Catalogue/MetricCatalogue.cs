namespace Tangent.Analytics.Catalogue;

/// <summary>
/// Every number that Tangent prints, in one list: what it answers, how it is made, when there is none and how it is shown.
/// docs/metrics.md says the same, and a test compares them.
/// </summary>
public static partial class MetricCatalogue
{
    /// <summary>All metrics; codes are unique.</summary>
    public static IReadOnlyList<Metric> All { get; } =
    [
        .. Shares,
        .. Scores,
        .. Tests,
        .. Drivers,
        .. Moments,
        .. Devices,
        .. Control,
        .. DialTests,
        .. Queues,
        .. Journeys,
        .. Chain,
        .. LeagueTables,
        .. Decisions,
        .. Simulation,
        .. Instruments,
        .. Agreement,
        .. Flow,
        .. Verification,
        .. Troubles,
        .. Value,
        .. Comments,
    ];

    /// <summary>The metric of a code; null when there is none.</summary>
    /// <param name="code">Code of a metric or of an <see cref="Estimate.Method"/>.</param>
    public static Metric? Find(string code) => All.FirstOrDefault(metric => metric.Code == code);
}
