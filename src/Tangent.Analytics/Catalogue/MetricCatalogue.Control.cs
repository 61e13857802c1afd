namespace Tangent.Analytics.Catalogue;

public static partial class MetricCatalogue
{
    /// <summary>Stability over time.</summary>
    private static Metric[] Control =>
    [
        new(
            "xmr", "Control chart of single values",
            "Did something happen, or is it the usual ups and downs?",
            "X̄ ± 2.66·mR̄, ranges to 3.267·mR̄; Western Electric and Nelson rules; limits frozen on a base "
                + "period",
            "Shewhart 1931; Nelson 1984, Journal of Quality Technology 16:237-239; Champ and Woodall 1987, "
                + "Technometrics 29:393-399",
            10, ["analytics.no-observations", "analytics.too-few", "analytics.no-spread"],
            "Chart with centre and limits, raised points named by rule; a stable process raises its hand once "
                + "in about 92 points under all four Western Electric rules."),
        new(
            "p-chart", "Control chart of shares",
            "Did the share change, given how many there were?",
            "p̄ ± 3√(p̄(1 − p̄)/nᵢ), not below 0; Laney's p′ multiplies sigma by the mean range of z over 1.128",
            "Shewhart 1931; Laney 2002, Quality Engineering 14:531-537",
            10, ["analytics.no-observations", "analytics.too-few", "analytics.no-spread"],
            "Chart with limits per sample; beyond three sigma and eight on one side only."),
        new(
            "u-chart", "Control chart of rates",
            "Did the rate change, given the exposure?",
            "ū ± 3√(ū/exposure), Laney's correction where asked",
            "Shewhart 1931; Laney 2002, Quality Engineering 14:531-537",
            10, ["analytics.no-observations", "analytics.too-few", "analytics.no-spread"],
            "As the chart of shares."),
        new(
            "weekday-gap", "Day that lacks data",
            "Did a source tell less than usual on such a day?",
            "Below mean − t·√(φ·mean·(1 + 1/k)) of the same weekdays before, at 0.998, and below half of the mean; φ is "
                + "Pearson's statistic over its degrees of freedom, at least 1",
            "McCullagh and Nelder 1989, Generalized Linear Models, section 6.2",
            4, ["analytics.too-few"],
            "The day's count beside what was to be expected; days that lack data are named, holidays among them."),
    ];
}
