namespace Tangent.Analytics.Catalogue;

public static partial class MetricCatalogue
{
    /// <summary>Comparisons and models.</summary>
    private static Metric[] Tests =>
    [
        new(
            "welch", "Difference of two means",
            "Do two groups differ on average?",
            "t = (x̄₁ − x̄₂)/√(s₁²/n₁ + s₂²/n₂), degrees of freedom by Welch",
            "Welch 1947, Biometrika 34:28-35",
            2, ["analytics.no-observations", "analytics.too-few", "analytics.no-spread"],
            "Unit of the values, with sign and interval."),
        new(
            "rank-sum", "Two groups by rank",
            "Does one group score higher, whatever the distances between scores mean?",
            "W = pairs in which the first is higher; normal with tie and continuity correction",
            "Mann and Whitney 1947, Annals of Mathematical Statistics 18:50-60",
            2, ["analytics.no-observations", "analytics.no-spread"],
            "p to three digits beside the medians."),
        new(
            "kruskal-wallis", "Many groups by rank",
            "Do several groups score differently?",
            "12/(n(n + 1))·ΣR²/nᵢ − 3(n + 1) over the tie correction; chi-square",
            "Kruskal and Wallis 1952, JASA 47:583-621",
            2, ["analytics.no-observations", "analytics.no-spread", "analytics.one-group"],
            "p to three digits beside the medians."),
        new(
            "false-discovery", "Correction for many comparisons",
            "Which of many differences are worth a claim?",
            "Benjamini–Hochberg: p·m/rank, made monotone; Holm where no false claim at all is allowed",
            "Benjamini and Hochberg 1995, JRSS B 57:289-300; Holm 1979",
            1, [],
            "Said in words: \"of 40 units, 3 differ after correction\"."),
        new(
            "ols", "Linear model",
            "How does the outcome go with several things at once?",
            "(X′WX)⁻¹X′Wy, equal variance",
            "Gauss 1821",
            3, ["analytics.no-observations", "analytics.no-weight", "analytics.bad-weight", "analytics.too-few",
            "analytics.no-spread", "analytics.exact-fit", "analytics.constant", "analytics.collinear"],
            "Coefficients with interval; never alone."),
        new(
            "ols-hc3", "Linear model, robust",
            "The same, when rows vary differently?",
            "Sandwich with residuals over (1 − leverage)",
            "MacKinnon and White 1985, Journal of Econometrics 29:305-325",
            3, ["analytics.no-observations", "analytics.no-weight", "analytics.bad-weight", "analytics.too-few",
            "analytics.no-spread", "analytics.exact-fit", "analytics.constant", "analytics.collinear"],
            "As the linear model."),
        new(
            "ols-cluster", "Linear model, clustered",
            "The same, when rows of one branch, employee or customer hang together?",
            "Sandwich over sums of clusters, G/(G − 1)·(n − 1)/(n − k), t(G − 1)",
            "Liang and Zeger 1986, Biometrika 73:13-22",
            3, ["analytics.no-observations", "analytics.no-weight", "analytics.bad-weight", "analytics.too-few",
            "analytics.no-spread", "analytics.exact-fit", "analytics.constant", "analytics.collinear", "analytics.few-groups"],
            "As the linear model, with the number of clusters; under 30 clusters with the wild bootstrap beside "
                + "it."),
    ];
}
