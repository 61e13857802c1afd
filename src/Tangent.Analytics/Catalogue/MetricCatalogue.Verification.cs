namespace Tangent.Analytics.Catalogue;

public static partial class MetricCatalogue
{
    /// <summary>Did it work.</summary>
    private static Metric[] Verification =>
    [
        new(
            "did", "Difference in differences",
            "Did the changed units move more than the others?",
            "Outcome on unit and period effects and \"changed and after\", spread over units",
            "Ashenfelter and Card 1985; Liang and Zeger 1986",
            30, ["analytics.no-observations", "analytics.few-groups", "analytics.too-few", "analytics.no-spread",
            "analytics.constant"],
            "Unit of the outcome with interval and a verdict: improved, worse, no evidence, cannot tell."),
        new(
            "did-wild", "Difference in differences, few units",
            "The same, with fewer than 30 units?",
            "As did; p from sign flips of whole units under the null, 1,999 rounds; interval from leaving out each unit in turn; the "
                + "verdict needs p and interval to agree",
            "Cameron, Gelbach and Miller 2008, Review of Economics and Statistics 90:414-427; MacKinnon, Nielsen and Webb 2023, Journal of "
                + "Applied Econometrics 38:671-694",
            4, ["analytics.no-observations", "analytics.few-groups", "analytics.too-few", "analytics.no-spread",
            "analytics.constant"],
            "As difference in differences; p is shown as the one that counts."),
        new(
            "did-placebo", "Placebo checks of a difference in differences",
            "Is there an effect where there can be none?",
            "The change pretended at each earlier period, smallest p times their number; the change dealt to units by "
                + "chance, 999 rounds",
            "Bertrand, Duflo and Mullainathan 2004, Quarterly Journal of Economics 119:249-275; MacKinnon and Webb 2020, "
                + "Journal of Econometrics 218:435-450",
            4, ["analytics.no-observations", "analytics.few-groups", "analytics.too-few", "analytics.no-spread",
            "analytics.constant"],
            "Beside the difference in differences: held, or drifted before."),
        new(
            "its", "Interrupted time series",
            "Did level or slope change when the measure came?",
            "y = b₀ + b₁t + b₂D + b₃(t − t₀)D, the larger error of Newey–West and ordinary least squares",
            "Wagner and others 2002, Journal of Clinical Pharmacy and Therapeutics 27:299-309; Newey and West "
                + "1987",
            24, ["analytics.no-observations", "analytics.gap-in-series", "analytics.too-few",
            "analytics.no-spread"],
            "Jump and change of slope with intervals on the drawn series."),
        new(
            "msprt", "Sequential test",
            "May we stop looking already?",
            "Λ = √(2σ²/(2σ² + nτ²))·exp(n²τ²d²/(4σ²(2σ² + nτ²))); p = least 1/Λ",
            "Johari, Koomen, Pekelis and Walsh 2017, KDD",
            1, [],
            "The always-valid p after each look."),
        new(
            "cuped", "Variance reduction",
            "What is left when we clear away what was known before?",
            "Y − θ(X − X̄), θ = Cov/Var; ratio 1 − ρ²",
            "Deng, Xu, Kohavi and Walker 2013, WSDM",
            3, ["analytics.no-observations", "analytics.too-few", "analytics.no-spread", "analytics.gap-in-series"],
            "The effect with and without, and the variance left."),
        new(
            "sample-ratio", "Sample ratio",
            "Did the arms come as planned?",
            "Chi-square of counts against the planned share",
            "Fabijan and others 2019, KDD",
            1, ["analytics.no-observations"],
            "A warning under p = .001; then nothing else is shown."),
    ];
}
