namespace Tangent.Analytics.Catalogue;

public static partial class MetricCatalogue
{
    /// <summary>Moments of truth and whole journeys.</summary>
    private static Metric[] Moments =>
    [
        new(
            "impact-asymmetry", "Kind of moment",
            "Does failing here cost more than shining gains?",
            "Outcome on low and high marks against the middle, with columns for absent and unscored, tier and "
                + "unit; (r − |p|)/(r + |p|), interval from draws of (p, r) with their robust or clustered covariance; no clear effect "
                + "where neither p nor r differs from 0 by at least 0.2 standard deviations of the outcome",
            "Brandt 1987; Mikulić and Prebežac 2008, Managing Service Quality 18:559-576; Albayrak and Caber "
                + "2013 on how cut-offs change it; Cohen 1988 on what a small effect is",
            40, ["analytics.no-observations", "analytics.no-weight", "analytics.bad-weight", "analytics.too-few",
            "analytics.no-spread", "analytics.exact-fit", "analytics.constant", "analytics.collinear", "analytics.few-marks",
            "analytics.no-effect", "analytics.few-groups"],
            "Penalty and reward in points of the outcome with intervals, the kind, the rows, and whether it "
                + "survives other cuts."),
        new(
            "rule-comparison", "Which rule governs our customers",
            "Do customers judge by the mean, by peak and end, by the worst touch or by evenness?",
            "Nested least squares beside the mean; F or clustered Wald test, Holm over three rivals; 10-fold "
                + "cross-validated R²; duration by two one-sided tests",
            "Kahneman and others 1993, Psychological Science 4:401-405; Redelmeier and Kahneman 1996, Pain "
                + "66:3-8",
            100, ["analytics.too-few", "analytics.no-spread", "analytics.constant", "analytics.collinear"],
            "A sentence; \"the mean predicts as well\" unless a rival has p < .05 and predicts better; R² of "
                + "all rules beside it."),
        new(
            "journey-reliability", "Journey reliability",
            "How many journeys go without a failure, and what must each touch reach?",
            "Share of journeys without failure (Wilson); mean of Π(1 − fₖ); their ratio; T^(1/m)",
            "Our definition",
            1, ["analytics.no-observations"],
            "Per cent with interval; \"if failures were independent\" beside it."),
        new(
            "veto-strength", "Veto strength",
            "Does one failure here ruin the whole journey?",
            "(ȳ without failure − ȳ with this failure alone)/(ȳ without failure − lowest y), percentile "
                + "bootstrap",
            "Our definition",
            20, ["analytics.no-observations", "analytics.too-few", "analytics.no-spread"],
            "0 to 1 with interval; \"one veto\" only when the interval holds .9 or more."),
        new(
            "weakest-link", "Weight of the weakest link",
            "How much does the worst touch count beside the mean?",
            "ω in y = a + b·(ω·min + (1 − ω)·mean), within 0 and 1, percentile bootstrap over customers",
            "Our definition",
            100, ["analytics.too-few", "analytics.no-effect", "analytics.not-settled"],
            "0 to 1 with interval."),
        new(
            "power-mean", "Exponent of the power mean",
            "Do bad moments count more than good ones?",
            "p of M_p = (Σxᵖ/m)^(1/p) by profile least squares, −20 to 5",
            "Our definition; power means of Hardy, Littlewood and Pólya 1934",
            100, ["analytics.outside-scale", "analytics.too-few", "analytics.no-effect"],
            "One decimal with interval; 1 is the mean."),
        new(
            "icc1", "Difference between sites",
            "How much of the variation lies between sites, channels or employees?",
            "(MSB − MSW)/(MSB + (k₀ − 1)MSW), interval from F",
            "Shrout and Fleiss 1979, Psychological Bulletin 86:420-428; McGraw and Wong 1996",
            3, ["analytics.no-observations", "analytics.one-group", "analytics.too-few", "analytics.no-spread"],
            "Two digits with interval and number of sites."),
        new(
            "consistency", "Consistency",
            "How even is the experience within a journey?",
            "1 − SD of touch-centred scores/((most − least)/2); mean over journeys as mean-t; r_wg = 1 − "
                + "s²/((A² − 1)/12)",
            "Our definition; James, Demaree and Wolf 1984, Journal of Applied Psychology 69:85-98",
            2, ["analytics.no-observations", "analytics.too-few", "analytics.no-spread", "analytics.one-group"],
            "0 to 1, two digits; journeys with both a top and a failing score are flagged as confusing."),
    ];
}
