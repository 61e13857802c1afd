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
            "analytics.constant-scores", "analytics.collinear-scores",
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
            "analytics.constant-scores", "analytics.collinear-scores",
            "analytics.not-settled"],
            "As key drivers."),
        new(
            "fix-first", "What to fix first",
            "What would the mean judgement gain if failures here fell to a level that others reach?",
            "−p·(f − t)·v: penalty, failing share less target, share of journeys that visit; target is typed, or the lesser of "
                + "the failing share times the best quartile of units by failures over expected ones and the best quartile of "
                + "shrunken units, else the same of months, else 0; delta method",
            "Our definition; standardisation of Breslow and Day 1987, Statistical Methods in Cancer Research II",
            20, ["analytics.no-overall", "analytics.no-weight", "analytics.no-observations", "analytics.few-marks",
            "analytics.no-spread", "analytics.exact-fit", "analytics.few-groups"],
            "Points of the overall's scale with interval, the failing share and its target; the surest gain first; \"if failing "
                + "costs what it goes with\" beside it."),
        new(
            "what-changed", "What changed",
            "Which scores really moved from one period to the next?",
            "Later less earlier by least squares beside tier and unit, robust or clustered; Holm over whole journeys and all touchpoints",
            "Holm 1979, Scandinavian Journal of Statistics 6:65-70; MacKinnon and White 1985",
            60, ["analytics.too-few", "analytics.no-spread", "analytics.collinear"],
            "Points with interval for what moved; \"nothing moved beyond chance\" where nothing did."),
    ];
}
