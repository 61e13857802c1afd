namespace Tangent.Analytics.Catalogue;

public static partial class MetricCatalogue
{
    /// <summary>What goes with the outcome.</summary>
    private static Metric[] Drivers =>
    [
        new(
            "lmg", "Key drivers",
            "How much of the outcome goes with each touchpoint?",
            "Σ|S|!(k − |S| − 1)!/k!·(R²(S ∪ j) − R²(S)) over all subsets; percentile bootstrap over rows or "
                + "clusters",
            "Lindeman, Merenda and Gold 1980; Grömping 2006, Journal of Statistical Software 17(1)",
            11, ["analytics.no-observations", "analytics.no-weight", "analytics.bad-weight", "analytics.too-few",
            "analytics.no-spread", "analytics.constant", "analytics.collinear", "analytics.few-groups",
            "analytics.not-settled"],
            "Share of R² in per cent with interval; \"associations, not causes\" stands beside it; negative "
                + "correlations are marked."),
        new(
            "johnson", "Key drivers, many",
            "The same, for more than 14 touchpoints?",
            "Σλ²ⱼᵢβ²ᵢ with Λ = R^½ and β = Λ⁻¹r; percentile bootstrap",
            "Johnson 2000, Multivariate Behavioral Research 35:1-19",
            11, ["analytics.no-observations", "analytics.no-weight", "analytics.bad-weight", "analytics.too-few",
            "analytics.no-spread", "analytics.constant", "analytics.collinear", "analytics.few-groups",
            "analytics.not-settled"],
            "As key drivers."),
    ];
}
