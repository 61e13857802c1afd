namespace Tangent.Analytics.Catalogue;

public static partial class MetricCatalogue
{
    /// <summary>Tests of machines.</summary>
    private static Metric[] DialTests =>
    [
        new(
            "dial-test", "Dial-test scoring",
            "Do machines do for every tier what was promised, and how fast does a human answer?",
            "Connect rate and mismatch rate: share of runs, Wilson; post-dial delay, depth, time to a human, time and mistakes: median and "
                + "ninth decile of connected runs, order statistics; faults by day: p-chart; ease: mean of SUS or UMUX-Lite",
            "ITU-T E.721 (post-selection delay); Wilson 1927; Hyndman and Fan 1996; Brooke 1996; Lewis, Utesch and Maher 2013",
            1, ["analytics.no-observations", "analytics.too-few"],
            "Per cent, seconds and steps with interval and number of runs, by channel; tests are never mixed with customers' figures."),
    ];
}
