namespace Tangent.Analytics.Catalogue;

public static partial class MetricCatalogue
{
    /// <summary>What people wrote.</summary>
    private static Metric[] Comments =>
    [
        new(
            "comment-sentiment", "Sentiment of comments",
            "What share of comments praises, and what share blames?",
            "Linear model over grams of one to three tokens, weights started from ln ratios of shares; clear from a "
                + "probability of .6; share with Wilson's interval",
            "Wang and Manning 2012, ACL 50(2):90-94; Hsieh and others 2008, ICML 25:408-415; Guo and others 2017, "
                + "ICML 70:1321-1330",
            1, ["analytics.no-observations"],
            "Per cent of all comments with interval and n; the unclear ones beside it."),
        new(
            "comment-theme", "Themes of comments",
            "What do comments speak of, and which scores come with it?",
            "Comments that hold a word of the theme over all, with Wilson's interval; mean score with it minus without, "
                + "by Welch",
            "Our definition, by an editable list of words",
            1, ["analytics.no-observations", "analytics.too-few", "analytics.no-spread"],
            "Share with interval, n and effect on the score; three quotes with personal data masked."),
        new(
            "comment-accuracy", "Accuracy of a model of comments",
            "How often is the model right about comments that it has not seen?",
            "Right over all in stratified folds, with Wilson's interval; everything is chosen on the other folds",
            "Stone 1974, JRSS B 36:111-147",
            20, ["analytics.no-observations", "analytics.one-group", "analytics.few-of-class"],
            "Per cent with interval, deviation over folds, and what a guess without reading reaches."),
    ];
}
