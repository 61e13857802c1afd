namespace Tangent.Analytics.Catalogue;

public static partial class MetricCatalogue
{
    /// <summary>Scores of answers.</summary>
    private static Metric[] Scores =>
    [
        new(
            "nps-adjusted", "Net promoter score",
            "How many more promoters than detractors are there?",
            "100·(p − d); interval after adding ¾ promoter, 1½ passives and ¾ detractor: ± z·100·√((p + d − (p "
                + "− d)²)/n)",
            "Reichheld 2003; Rocks 2016, The American Statistician 70:365-372",
            1, ["analytics.no-observations"],
            "Whole points with sign, interval and n."),
        new(
            "nps-wald", "Net promoter score, plain interval",
            "What would other programs print as the interval?",
            "100·(p − d) ± z·100·√((p + d − (p − d)²)/n)",
            "Rocks 2016, The American Statistician 70:365-372",
            1, ["analytics.no-observations", "analytics.no-spread"],
            "Only in comparisons with other programs."),
        new(
            "nps-sampled", "Net promoter score of a weighted or clustered sample",
            "What is the net promoter score when answers are weighted or come in clusters?",
            "Weights: adjusted interval at Kish's n = (Σw)²/Σw²; clusters: linearised variance over clusters "
                + "with t(clusters − 1)",
            "Kish 1965, Survey Sampling; Särndal, Swensson and Wretman 1992",
            1, ["analytics.no-observations", "analytics.no-weight", "analytics.bad-weight", "analytics.one-group",
            "analytics.no-spread", "analytics.outside-scale"],
            "As the net promoter score, with the weighting."),
        new(
            "nps-difference", "Difference of two net promoter scores",
            "Did the net promoter score really change?",
            "z = (NPS₁ − NPS₂)/√(SE₁² + SE₂²), two-sided",
            "Rocks 2016, The American Statistician 70:365-372",
            1, ["analytics.no-observations", "analytics.no-spread"],
            "Points with sign and interval; \"not significant\" is said where it is so."),
        new(
            "csat", "Customer satisfaction",
            "What share of customers chose a top box?",
            "Share of scores at or above the chosen box, interval as wilson-sampled",
            "ISO 10004:2018; interval as wilson-sampled",
            1, ["analytics.no-observations", "analytics.no-weight", "analytics.bad-weight", "analytics.one-group",
            "analytics.outside-scale"],
            "Per cent, no decimal under n = 100, with interval, n and the boxes."),
        new(
            "ces", "Customer effort score",
            "How easy did we make it?",
            "Mean of 1–7 (high is easy) as mean-t, and share of 5–7 as wilson-sampled; scales on which low is "
                + "good are flipped and never mixed",
            "Dixon, Freeman and Toman 2010, Harvard Business Review",
            2, ["analytics.no-observations", "analytics.no-weight", "analytics.bad-weight", "analytics.one-group",
            "analytics.no-spread", "analytics.outside-scale", "analytics.too-few"],
            "Mean with one decimal and share, each with interval; the version of the question beside it."),
        new(
            "mean-t", "Mean",
            "How high is it on average?",
            "Σwx/Σw ± t·SE; SE linearised over rows or clusters, t with (rows or clusters − 1) degrees of "
                + "freedom",
            "Student 1908; Särndal, Swensson and Wretman 1992, section 5.6",
            2, ["analytics.no-observations", "analytics.no-weight", "analytics.bad-weight", "analytics.too-few",
            "analytics.one-group", "analytics.no-spread"],
            "Unit of the values, one decimal more than they have."),
        new(
            "quantile-order", "Quantile",
            "How long does it take for half, or for nine of ten?",
            "Definition 7 of Hyndman and Fan; interval from order statistics (binomial)",
            "Hyndman and Fan 1996, The American Statistician 50:361-365; Conover 1999",
            6, ["analytics.no-observations", "analytics.too-few"],
            "Unit of the values, with interval and n."),
        new(
            "sample-size", "Sample size",
            "How many answers do we need?",
            "z²v/e², over 1 + (n₀ − 1)/N, times design effect, over response rate",
            "Cochran 1977, Sampling Techniques, chapter 4",
            0, [],
            "Whole answers and invitations."),
        new(
            "raking", "Weights by known shares",
            "What would it be if those who answered were like all customers?",
            "Weights fitted margin by margin until all shares hold, none above the bound; design effect n·Σw²/(Σw)²",
            "Deming and Stephan 1940, Annals of Mathematical Statistics 11:427-444; Kish 1992, Journal of Official "
                + "Statistics 8:183-200",
            1, ["analytics.no-observations", "analytics.no-weight"],
            "Weighted beside unweighted, with effective n, largest weight and what could not be reached."),
        new(
            "alpha", "Reliability of a scale",
            "Do these questions measure one thing?",
            "k/(k − 1)·(1 − Σs²ᵢ/s²ₜ) on whole rows; Feldt's interval",
            "Cronbach 1951, Psychometrika 16:297-334; Feldt 1965, Psychometrika 30:357-370",
            3, ["analytics.no-observations", "analytics.too-few-items", "analytics.too-few", "analytics.constant",
            "analytics.no-spread"],
            "Two digits with interval; each item with the value without it."),
        new(
            "omega", "Reliability by one factor",
            "How much of the sum of these answers is the one thing they measure?",
            "(Σsλ)²/((Σsλ)² + Σs²(1 − λ²)), one factor by least squares; percentile bootstrap",
            "McDonald 1999, Test Theory: A Unified Treatment",
            10, ["analytics.no-observations", "analytics.too-few-items", "analytics.too-few", "analytics.constant",
            "analytics.not-settled"],
            "Two digits with interval, beside alpha."),
    ];
}
