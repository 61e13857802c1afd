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
    ];
}
