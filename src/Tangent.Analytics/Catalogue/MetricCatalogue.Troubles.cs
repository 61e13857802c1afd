namespace Tangent.Analytics.Catalogue;

public static partial class MetricCatalogue
{
    /// <summary>Complaints and failures.</summary>
    private static Metric[] Troubles =>
    [
        new(
            "complaints", "Complaint measures",
            "How fast, how often again, how well recovered?",
            "Shares as wilson-sampled, times as quantile-order, cost as mean-t, paradox as welch; over branches",
            "ISO 10002:2018; ISO 10004:2018; de Matos, Henrique and Rossi 2007, Journal of Service Research "
                + "10:60-77",
            1, ["analytics.no-observations", "analytics.too-few", "analytics.no-spread"],
            "Each with interval and n; the number of open ones beside the times."),
        new(
            "stratified", "What recovery does to customers",
            "Do customers come again, and are they satisfied, after their case was put right or was not?",
            "First case of each customer against journeys of customers with whom all had gone well until then, about four for each case; share that "
                + "began another journey within the days, and mean judgement of these journeys. Differences within groups of as many journeys in the same "
                + "days before, put together with the weights of Mantel and Haenszel; variance from the spread within the groups",
            "Greenland and Robins 1985, Biometrics 41:55-68; de Matos, Henrique and Rossi 2007, Journal of Service Research 10:60-77",
            2, ["analytics.no-customers", "analytics.no-observations", "analytics.too-few", "analytics.no-spread"],
            "Each share with interval and n; differences in percentage points. Associations, not causes."),
        new(
            "closed-loop", "Closed loop",
            "Of what customers said and was due, how much has ended, and in time?",
            "Items due in the period that have ended (in time: at or before their due date), over all that were due; as wilson. "
                + "A duplicate counts once, with the item that goes on",
            "ISO 10002:2018; ISO 10004:2018",
            1, ["analytics.no-observations"],
            "Per cent, one decimal, with interval, n and the period; the median time to the first reply beside it as quantile-order."),
        new(
            "fmea", "Failure modes",
            "Which failure point needs an action first?",
            "Severity, occurrence, detection 1–10; table of action priorities, the product beside it",
            "AIAG and VDA 2019, FMEA Handbook",
            0, [],
            "High, medium, low; never ranked by the product."),
    ];
}
