namespace Tangent.Analytics.Catalogue;

public static partial class MetricCatalogue
{
    /// <summary>What would happen.</summary>
    private static Metric[] Simulation =>
    [
        new(
            "simulation", "Simulated figure",
            "What would customers meet under this plan?",
            "Discrete-event simulation of the blueprint; Student's interval over independent runs",
            "Law 2015, Simulation Modeling and Analysis, chapter 9; Lewis and Shedler 1979",
            2, ["analytics.no-spread"],
            "Unit of the figure with interval, runs, seed and warm-up; back-tested beside the past."),
        new(
            "simulation-paired", "Simulated change",
            "What would change, with the same customers?",
            "Differences run by run under common random numbers, paired t",
            "Law 2015, Simulation Modeling and Analysis, chapter 10",
            2, ["analytics.no-spread"],
            "Unit of the figure with sign and interval."),
    ];
}
