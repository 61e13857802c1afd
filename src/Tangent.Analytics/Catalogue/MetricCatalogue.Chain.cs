namespace Tangent.Analytics.Catalogue;

public static partial class MetricCatalogue
{
    /// <summary>Chains of causes.</summary>
    private static Metric[] Chain =>
    [
        new(
            "pls-path", "Path model",
            "How do image, quality and value lead to satisfaction and loyalty?",
            "Weights settle by covariance (or regression) with the neighbours: centroid, factorial or path "
                + "scheme; paths by least squares on scores; percentile bootstrap; index 100·Σw(x̄ − min)/(max − min)",
            "Wold 1982; Tenenhaus and others 2005, Computational Statistics and Data Analysis 48:159-205; "
                + "Fornell and others 1996",
            20, ["analytics.no-observations", "analytics.too-few", "analytics.constant", "analytics.outside-scale",
            "analytics.not-settled"],
            "Paths with interval on the drawing, R² at each construct, AVE, composite reliability and HTMT in "
                + "the table; under 50 units correlations only."),
        new(
            "pls-fit", "Fit of a path model",
            "How well does the path model foretell answers that it has not seen?",
            "√(mean squared loading · mean R²); Q² = 1 − squared errors/squared distances from the mean, every seventh "
                + "cell blinded in turn, foretold from the causes",
            "Tenenhaus, Amato and Esposito Vinzi 2004; Stone 1974, JRSS B 36:111-147; Geisser 1974, Biometrika "
                + "61:101-107; Chin 1998",
            20, ["analytics.no-observations", "analytics.too-few", "analytics.constant", "analytics.not-settled"],
            "Two digits beside R²; Q² above 0 foretells; the goodness of fit only where a report asks for it."),
    ];
}
