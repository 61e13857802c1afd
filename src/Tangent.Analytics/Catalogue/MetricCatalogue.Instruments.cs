namespace Tangent.Analytics.Catalogue;

public static partial class MetricCatalogue
{
    /// <summary>Question sets with rules of their own.</summary>
    private static Metric[] Instruments =>
    [
        new(
            "servqual", "Service-quality gaps",
            "Where does the service fall short of what was expected?",
            "Mean of perception minus expectation per dimension; overall alike or weighted per respondent "
                + "before the mean; adequate or desired level as expectation",
            "Parasuraman, Zeithaml and Berry 1988, Journal of Retailing 64:12-40; 1991; 1994",
            2, ["analytics.no-observations", "analytics.outside-scale", "analytics.too-few", "analytics.no-spread",
            "analytics.no-importance"],
            "Points of the scale with sign and interval per dimension, the share below, and the reliability of "
                + "its items."),
        new(
            "kano", "Kind of feature",
            "Is it expected, the more the better, or a delight?",
            "Table of answers; (A + O)/(A + O + M + I) and −(O + M)/(A + O + M + I) with Wilson intervals; Fong "
                + "and Blauth",
            "Kano and others 1984; Berger and others 1993, Center for Quality of Management Journal 2(4)",
            20, ["analytics.no-observations", "analytics.too-few"],
            "Counts of all six kinds, the kind, whether it is clear, and both coefficients."),
        new(
            "kano-plane", "Feature in the plane",
            "Where does a feature lie between missing and having it?",
            "Means of coded answers with spread; quadrants at 2",
            "DuMouchel in Berger and others 1993",
            20, ["analytics.no-observations", "analytics.too-few"],
            "Point with spread; \"means hide mixtures\" beside it."),
        new(
            "tolerance-zone", "Zone of tolerance",
            "What is just enough, what is wished for, and what was met?",
            "Medians of the three; share below adequate and above desired (Wilson); mean width",
            "Parasuraman, Zeithaml and Berry 1994, Journal of Retailing 70:201-230",
            1, ["analytics.no-observations", "analytics.outside-scale"],
            "Three columns with n; detractor only when its penalty differs from 0."),
        new(
            "importance-performance", "Importance and performance",
            "Where should we concentrate?",
            "Quadrants at the means or the scale's middle; priority = scaled importance − scaled performance",
            "Martilla and James 1977, Journal of Marketing 41:77-79",
            2, ["analytics.too-few-items", "analytics.no-observations", "analytics.no-spread"],
            "Plot with both lines; stated or derived importance is said, and derived importance is warned of."),
    ];
}
