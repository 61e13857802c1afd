namespace Tangent.Analytics.Catalogue;

public static partial class MetricCatalogue
{
    /// <summary>What customers are worth.</summary>
    private static Metric[] Value =>
    [
        new(
            "bg-nbd", "Expected purchases",
            "How often will this customer come again, and do they still come at all?",
            "Rates gamma(r, α), chance of going after a purchase beta(a, b); highest likelihood by damped Newton steps in "
                + "logarithms; intervals by the second derivatives (delta method)",
            "Fader, Hardie and Lee 2005, Marketing Science 24:275-284",
            50, ["analytics.too-few", "analytics.few-return", "analytics.no-spread", "analytics.not-settled"],
            "Purchases in the horizon, one decimal, with the interval of the mean of such customers; chance of still buying in per cent."),
        new(
            "gamma-gamma", "Expected sum of a purchase",
            "How much will a purchase of this customer bring?",
            "p(γ + x·m̄)/(p·x + q − 1); highest likelihood as for the expected purchases",
            "Fader and Hardie 2013, The gamma-gamma model of monetary value",
            50, ["analytics.too-few", "analytics.no-spread", "analytics.not-settled"],
            "Money, whole units; not used where how often and how much go together by more than 0.3."),
        new(
            "spearman", "Rank correlation",
            "Do two figures rise together?",
            "Pearson's correlation of mid-ranks; interval by Fisher's z with variance (1 + ρ²/2)/(n − 3)",
            "Spearman 1904, American Journal of Psychology 15:72-101; Bonett and Wright 2000, Psychometrika 65:23-28",
            5, ["analytics.too-few", "analytics.no-spread"],
            "Two decimals with interval and n."),
        new(
            "customer-worth", "Value of a customer",
            "What will this customer bring from now on?",
            "Sum over periods of expected purchases times the expected sum of one, each discounted at the end of its period",
            "Fader, Hardie and Lee 2005, Journal of Marketing Research 42:415-430",
            50, ["analytics.too-few", "analytics.few-return", "analytics.no-spread", "analytics.not-settled"],
            "Money or, where no sums are known, purchases, with the interval of the mean of such customers."),
        new(
            "hold-out", "Check against the second half",
            "Would the model have foretold what happened next?",
            "Found in the first part of the past; purchases foretold of the second beside those made, by number of repeats "
                + "(0 to 6, 7 or more)",
            "Fader, Hardie and Lee 2005, Marketing Science 24:275-284, figure 5",
            1, ["analytics.no-observations"],
            "Table and bars side by side; how far the total was missed in per cent."),
        new(
            "rfm", "Recency, frequency, money",
            "Who came lately, often and for much?",
            "Fifths of the middle ranks of days since the last purchase, purchases and money, 5 the best; equal values score equally",
            "Hughes 1994, Strategic Database Marketing",
            1, [],
            "Three digits from 1 to 5; customers counted in a grid of recency by frequency."),
    ];
}
