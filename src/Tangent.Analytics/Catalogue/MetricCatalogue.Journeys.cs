namespace Tangent.Analytics.Catalogue;

public static partial class MetricCatalogue
{
    /// <summary>What journeys are made of.</summary>
    private static Metric[] Journeys =>
    [
        new(
            "markov-removal", "Credit by removal",
            "What would be lost without this touchpoint?",
            "1 − P without it/P in a chain that remembers one to three touches, exact solve; credit in proportion; "
                + "intervals by a Poisson bootstrap of journeys (200 rounds, order 1)",
            "Anderl and others 2016, International Journal of Research in Marketing 33:457-474",
            1, ["analytics.no-observations", "analytics.no-good-ends", "analytics.too-many-states"],
            "Per cent and credited journeys; \"a model of paths, not an experiment\" beside it."),
        new(
            "shapley-credit", "Credit by even shares",
            "What did this touchpoint add to the journeys that ended well?",
            "Each good journey split evenly among its distinct touchpoints: the Shapley value of good ends within a set; "
                + "interval as mean-t over journeys",
            "Zhao, Mahboobi and Bagheri 2018, Shapley Value Methods for Attribution Modeling in Online Advertising",
            1, ["analytics.no-observations", "analytics.no-good-ends"],
            "Credited journeys; \"a model of paths, not an experiment\" beside it."),
    ];
}
