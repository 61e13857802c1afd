namespace Tangent.Analytics.Catalogue;

public static partial class MetricCatalogue
{
    /// <summary>Shares, rates and their differences.</summary>
    private static Metric[] Shares =>
    [
        new(
            "wilson", "Share",
            "What share of them succeeded?",
            "(p + z²/2n ± z·√(p(1 − p)/n + z²/4n²))/(1 + z²/n) around p = x/n",
            "E. B. Wilson 1927, JASA 22:209-212",
            1, ["analytics.no-observations"],
            "Per cent, one decimal, with interval and n; in grey under n = 30."),
        new(
            "wilson-sampled", "Share in a weighted or clustered sample",
            "What share of customers is it, when the sample is weighted or comes in clusters?",
            "Wilson's interval at the effective number of rows: p(1 − p) over the linearised variance; "
                + "Student's quantile over clusters",
            "Korn and Graubard 1998, Survey Methodology 24:193-201; Dean and Pagano 2015, JSSAM 3:484-503",
            1, ["analytics.no-observations", "analytics.no-weight", "analytics.bad-weight", "analytics.one-group",
            "analytics.outside-scale"],
            "Per cent, one decimal, with interval, rows and the weighting."),
        new(
            "net-share", "Net share",
            "How much more often was it good than bad?",
            "p − d of good and bad, adjusted Wald as the net promoter score; over clusters the linearised variance",
            "Rocks 2016, The American Statistician 70:365-372",
            1, ["analytics.no-observations", "analytics.no-weight", "analytics.bad-weight", "analytics.too-few", "analytics.one-group",
            "analytics.no-spread"],
            "Percentage points with sign, interval and n."),
        new(
            "clopper-pearson", "Share with an exact interval",
            "Is the promised share kept, beyond doubt?",
            "Quantiles of Beta(x, n − x + 1) and Beta(x + 1, n − x)",
            "Clopper and Pearson 1934, Biometrika 26:404-413",
            1, ["analytics.no-observations"],
            "Per cent, one decimal; for audits and commitments."),
        new(
            "attainment", "Attainment of a standard",
            "Is the promised share of encounters kept?",
            "Met over measured as wilson, beside the promised share; kept when the whole interval reaches it, not kept when it "
                + "lies below, else open",
            "E. B. Wilson 1927, JASA 22:209-212",
            30, ["analytics.no-observations", "analytics.too-few"],
            "Per cent with interval and n, and the verdict in words."),
        new(
            "newcombe", "Difference of two shares",
            "Do two groups differ in a share?",
            "p₁ − p₂ with Newcombe's hybrid of two Wilson intervals; Pearson's chi-square without correction",
            "Newcombe 1998, Statistics in Medicine 17:873-890",
            1, ["analytics.no-observations", "analytics.no-spread"],
            "Percentage points with sign and interval; \"no difference seen\" when the interval holds 0."),
        new(
            "odds-ratio", "Odds ratio",
            "How much more often do customers of one kind do it?",
            "(a/b)/(c/d), interval on the logarithm; ½ is added to all cells when one is empty",
            "Woolf 1955, Annals of Human Genetics 19:251-253; Haldane 1956",
            1, ["analytics.no-observations", "analytics.no-spread"],
            "A factor with two digits and interval; 1 is no difference."),
        new(
            "poisson-exact", "Rate of events",
            "How often does it happen per 1,000 contacts?",
            "Events over exposure; quantiles of Gamma(x) and Gamma(x + 1)",
            "Garwood 1936, Biometrika 28:437-442",
            0, ["analytics.no-observations"],
            "Per 1,000, one decimal, with interval and the number of events."),
    ];
}
