using Tangent.Analytics.Comparisons;
using Tangent.Analytics.Proportions;
using Tangent.Analytics.Samples;

namespace Tangent.Analytics.Complaints;

/// <summary>One complaint as it stands. Null is unknown or not yet.</summary>
/// <param name="HoursOpen">From receipt to resolution, or until now.</param>
/// <param name="HoursToFirstResponse">From receipt to the first answer.</param>
/// <param name="IsResolved">Whether it is resolved.</param>
/// <param name="IsAcknowledgedInTime">Whether the receipt was confirmed in time.</param>
/// <param name="IsResolvedInTime">Whether it was resolved in time; an open one past its time is false.</param>
/// <param name="IsReopened">Whether it was opened again.</param>
/// <param name="IsFirstContact">Whether one contact sufficed.</param>
/// <param name="IsEscalated">Whether it went to a higher post.</param>
/// <param name="IsUpheld">Whether the customer was right.</param>
/// <param name="Cost">What it cost.</param>
/// <param name="IsSatisfiedAfter">Whether a customer who had been dissatisfied is satisfied now.</param>
/// <param name="Unit">Branch; intervals are made over branches when several are given.</param>
public sealed record ComplaintFacts(
    double HoursOpen, double? HoursToFirstResponse, bool IsResolved, bool? IsAcknowledgedInTime, bool? IsResolvedInTime,
    bool? IsReopened, bool? IsFirstContact, bool? IsEscalated, bool? IsUpheld, double? Cost, bool? IsSatisfiedAfter,
    int Unit = 0);

/// <summary>Measures of complaints and their recovery. Each is an answer of its own.</summary>
/// <param name="FirstResponseMedian">Median hours to the first answer.</param>
/// <param name="FirstResponseNinth">Hours within which nine of ten had an answer.</param>
/// <param name="Acknowledged">Share confirmed in time.</param>
/// <param name="InTime">Share resolved in time.</param>
/// <param name="OpenAge">Median age of the open ones, in hours.</param>
/// <param name="Reopened">Share opened again.</param>
/// <param name="FirstContact">Share resolved at the first contact.</param>
/// <param name="Escalated">Share that went higher.</param>
/// <param name="Upheld">Share in which the customer was right.</param>
/// <param name="Cost">Mean cost.</param>
/// <param name="Recovered">Share of dissatisfied customers who are satisfied now.</param>
public sealed record ComplaintFigures(
    Answer FirstResponseMedian, Answer FirstResponseNinth, Answer Acknowledged, Answer InTime, Answer OpenAge,
    Answer Reopened,
    Answer FirstContact, Answer Escalated, Answer Upheld, Answer Cost, Answer Recovered);

/// <summary>
/// Complaint and recovery measures (ISO 10002, ISO 10004; Tax, Brown and Chandrashekaran 1998). Metric
/// <c>complaints</c>.
/// </summary>
/// <remarks>
/// Complaints whose first answer has not come are missing in its quantiles, which makes them look better than they are:
/// the number of open ones stands beside it. Worked example, tested: 3 of 4 resolved in time give 0.750.
/// </remarks>
public static class ComplaintMeasures
{
    /// <summary>All measures.</summary>
    /// <param name="complaints">The complaints under a filter.</param>
    /// <param name="level">Confidence level, above 0 and below 1.</param>
    public static ComplaintFigures Of(IReadOnlyList<ComplaintFacts> complaints, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(complaints);
        int[] units = [.. complaints.Select(complaint => complaint.Unit)];
        var clusters = units.Distinct().Count() > 1 ? units : [];
        double[] first = [.. complaints.Select(complaint => complaint.HoursToFirstResponse ?? double.NaN)];
        double[] open = [.. complaints.Select(complaint => complaint.IsResolved ? double.NaN : complaint.HoursOpen)];
        return new(
            Quantiles.Of(first, 0.5, level), Quantiles.Of(first, 0.9, level),
            Share(facts => facts.IsAcknowledgedInTime),
            Share(facts => facts.IsResolvedInTime), Quantiles.Of(open, 0.5, level), Share(facts => facts.IsReopened),
            Share(facts => facts.IsFirstContact), Share(facts => facts.IsEscalated), Share(facts => facts.IsUpheld),
            Means.Of([.. complaints.Select(facts => facts.Cost ?? double.NaN)], default, clusters, level),
            Share(facts => facts.IsSatisfiedAfter));

        Answer Share(Func<ComplaintFacts, bool?> of) => SampledShare.Of(
            [.. complaints.Select(facts => of(facts) switch { true => 1.0, false => 0, null => double.NaN })], default,
            clusters, level);
    }

    /// <summary>
    /// The recovery paradox: scores after recovery minus scores of those whom nothing ever happened to. Seldom above 0
    /// for satisfaction, and not for buying again (de Matos, Henrique and Rossi 2007).
    /// </summary>
    /// <param name="recovered">Scores after recovery.</param>
    /// <param name="untroubled">Scores of customers without a failure.</param>
    /// <param name="level">Confidence level, above 0 and below 1.</param>
    public static Answer Paradox(ReadOnlySpan<double> recovered, ReadOnlySpan<double> untroubled,
        double level = 0.95) =>
        MeanDifference.Of(recovered, untroubled, level);
}
