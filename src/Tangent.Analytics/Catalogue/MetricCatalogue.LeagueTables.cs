namespace Tangent.Analytics.Catalogue;

public static partial class MetricCatalogue
{
    /// <summary>Many units side by side.</summary>
    private static Metric[] LeagueTables =>
    [
        new(
            "shrunk-share", "Share of a unit, shrunken",
            "How good is this unit, given how few cases it has?",
            "(x + α)/(n + α + β), α and β by marginal likelihood; posterior interval",
            "Griffiths 1973, Biometrics 29:637-648; Efron and Morris 1975, JASA 70:311-319",
            5, ["analytics.no-observations", "analytics.few-groups", "analytics.no-spread"],
            "Per cent with interval beside the raw share; pulled by how much."),
        new(
            "shrunk-mean", "Mean of a unit, shrunken",
            "How good is this unit on average, given how few cases it has?",
            "ȳ − B(ȳ − μ), B = (k − 3)/(k − 1)·σ²/(σ² + τ²), τ² by Paule and Mandel",
            "Morris 1983, JASA 78:47-55; Paule and Mandel 1982",
            5, ["analytics.no-observations", "analytics.few-groups"],
            "Unit of the means with interval beside the raw mean."),
        new(
            "funnel", "Funnel",
            "Which units lie beyond what chance does to their size?",
            "p̄ ± z√(p̄(1 − p̄)/n) at 95 % and 99.8 %",
            "Spiegelhalter 2005, Statistics in Medicine 24:1185-1202",
            1, [],
            "Plot of share over n with both limits; no order of units."),
        new(
            "rank-interval", "Rank interval",
            "Which ranks are possible for this unit?",
            "Ranks of draws from each unit's figure, 2.5 % to 97.5 %",
            "Goldstein and Spiegelhalter 1996, JRSS A 159:385-443",
            2, [],
            "\"3 (1 to 7)\"; no rank is printed when its interval spans over half of the list."),
        new(
            "unit-difference", "One unit against all others",
            "Is this unit better or worse than the others at the same mix of touchpoints?",
            "ȳᵤ − ȳₒ of scores less the mean of their touchpoint, z = d/√(s²ᵤ + s²ₒ), errors clustered by journey; p by Benjamini and Hochberg",
            "Own definition; Benjamini and Hochberg 1995, JRSS B 57:289-300",
            30, ["analytics.one-group", "analytics.no-spread", "analytics.no-weight", "analytics.bad-weight", "analytics.too-few"],
            "Points of the printed scale with sign and interval; coloured only when claimed."),
    ];
}
