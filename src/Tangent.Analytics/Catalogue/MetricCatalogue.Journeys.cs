namespace Tangent.Analytics.Catalogue;

public static partial class MetricCatalogue
{
    /// <summary>What journeys are made of.</summary>
    private static Metric[] Journeys =>
    [
        new(
            "markov-removal", "Credit by removal",
            "What would be lost without this touchpoint?",
            "1 − P without it/P in a first-order chain, exact solve; credit in proportion",
            "Anderl and others 2016, International Journal of Research in Marketing 33:457-474",
            1, ["analytics.no-observations", "analytics.no-good-ends"],
            "Per cent and credited journeys; \"a model of paths, not an experiment\" beside it."),
    ];
}
