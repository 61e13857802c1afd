namespace Tangent.Analytics.Catalogue;

public static partial class MetricCatalogue
{
    /// <summary>Ways that journeys take.</summary>
    private static Metric[] Flow =>
    [
        new(
            "directly-follows", "Directly-follows graph",
            "Which touchpoint follows which, how often and how soon?",
            "Counts of neighbours in each journey, ties by sequence then source order; median, R-7 nine-tenths, "
                + "mean; ways with shares",
            "van der Aalst 2016, Process Mining, second edition",
            1, ["analytics.no-observations"],
            "Counts and times; exact, so without interval."),
        new(
            "path-fitness", "Fitness to allowed paths",
            "Do journeys keep to the blueprint?",
            "1 − (|t| + |b| − 2·LCS)/(|t| + |shortest b|), nearest allowed path",
            "Levenshtein 1966 without replacement; our normalisation as in alignments",
            1, ["analytics.no-observations"],
            "Per cent, and the steps skipped, inserted or out of order."),
        new(
            "alignment", "Alignment with a net",
            "The same, for blueprints with choices, lanes and loops?",
            "1 − cheapest cost/(|t| + shortest run); both together 0, one alone 1, silent 0",
            "Adriansyah 2014, Aligning Observed and Modeled Behavior",
            1, ["analytics.no-observations", "analytics.not-settled"],
            "As fitness to allowed paths."),
        new(
            "token-replay", "Token replay",
            "How well does the whole log fit the blueprint?",
            "½(1 − missing/consumed) + ½(1 − remaining/produced)",
            "Rozinat and van der Aalst 2008, Information Systems 33:64-95",
            1, ["analytics.no-observations"],
            "Two digits with the four counts."),
    ];
}
