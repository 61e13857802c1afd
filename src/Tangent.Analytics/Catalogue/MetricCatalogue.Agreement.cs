namespace Tangent.Analytics.Catalogue;

public static partial class MetricCatalogue
{
    /// <summary>Raters and coders.</summary>
    private static Metric[] Agreement =>
    [
        new(
            "kappa", "Agreement of two raters",
            "Do two raters see the same?",
            "(p_o − p_e)/(1 − p_e), plain, linear or quadratic; many raters by Fleiss; I_r of Perreault and "
                + "Leigh; percentile bootstrap",
            "Cohen 1960, 1968; Fleiss 1971, Psychological Bulletin 76:378-382; Perreault and Leigh 1989",
            1, ["analytics.no-observations", "analytics.constant-raters"],
            "Two digits with interval."),
        new(
            "krippendorff", "Agreement of raters with gaps",
            "Can these ratings be relied on?",
            "1 − (n − 1)Σoδ²/Σnnδ², nominal to ratio; percentile bootstrap over things",
            "Krippendorff 2011, Computing Krippendorff's Alpha-Reliability",
            1, ["analytics.no-observations", "analytics.constant-raters", "analytics.not-settled"],
            "Two digits with interval; from .800 reliable, from .667 tentative."),
        new(
            "contradiction", "Contradictions between sources",
            "Do two sources say opposite things of one touchpoint?",
            "each source beside its own mean over the company; intervals widened to 1 − (1 − level)/m lie wholly on opposite "
                + "sides",
            "Dunn 1961, JASA 56:52-64",
            2, ["analytics.no-observations"],
            "The two sources with their intervals; the strongest first."),
        new(
            "chi-square", "Table of counts",
            "Do two kinds of answers go together?",
            "Σ(n − e)²/e; adjusted residuals; Cramér's V",
            "Pearson 1900; Haberman 1973, Biometrics 29:205-220",
            1, ["analytics.no-observations", "analytics.one-group"],
            "Counts with residuals beyond ±2 marked; p with its smallest expected count."),
    ];
}
