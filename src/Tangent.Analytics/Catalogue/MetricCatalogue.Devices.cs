namespace Tangent.Analytics.Catalogue;

public static partial class MetricCatalogue
{
    /// <summary>Machines at touchpoints.</summary>
    private static Metric[] Devices =>
    [
        new(
            "outage-ratio", "Availability of devices",
            "What share of the time could the devices serve?",
            "1 − Q·exp(±z·√Σd²/Σd), Q = Σd/T",
            "Compound Poisson sum; derived here",
            1, ["analytics.no-device-time", "analytics.no-outage"],
            "Per cent, two decimals, with interval and number of outages."),
        new(
            "mean-log-t", "Mean time to repair",
            "How long does a repair take?",
            "m·exp(±t·s/(m√n))",
            "Student's interval carried to the logarithm (delta method)",
            4, ["analytics.too-few-repairs"],
            "Hours, one decimal, with interval and number of repairs."),
    ];
}
