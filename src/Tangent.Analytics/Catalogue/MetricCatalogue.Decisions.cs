namespace Tangent.Analytics.Catalogue;

public static partial class MetricCatalogue
{
    /// <summary>Choices of the team.</summary>
    private static Metric[] Decisions =>
    [
        new(
            "ahp", "Weights from comparisons in pairs",
            "How much does each criterion matter to the team?",
            "Principal eigenvector; CI = (λ − n)/(n − 1), CR = CI over that of random comparisons",
            "Saaty 1980, The Analytic Hierarchy Process",
            1, ["analytics.too-many-criteria", "analytics.not-reciprocal"],
            "Per cent without interval; a ratio above 0.10 is warned of."),
        new(
            "key-priority", "Priority of a touchpoint",
            "How urgent is this touchpoint?",
            "Weighted geometric mean of frequency, experience and importance, 0 to 100",
            "Our definition",
            0, [],
            "Whole points; what was stated and not measured is shown hollow."),
    ];
}
