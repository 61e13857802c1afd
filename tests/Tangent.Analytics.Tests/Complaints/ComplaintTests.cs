using Tangent.Analytics.Complaints;
using Tangent.Analytics.Failures;
using Tangent.Analytics.Moments;

namespace Tangent.Analytics.Tests.Complaints;

public class ComplaintTests
{
    private static ComplaintFacts Facts(double? first, bool isResolved, bool? inTime, int unit = 0) =>
        new(30, first, isResolved, true, inTime, false, null, false, true, 12.5, null, unit);

    [Fact]
    public void ComplaintMeasures_count_what_is_known()
    {
        var told = ComplaintMeasures.Of(
            [Facts(1, true, true), Facts(2, true, true), Facts(3, true, true), Facts(null, false, false)]);
        Assert.Equal(0.750, Told.Estimate(told.InTime).Point, 12);
        Assert.Equal(1, Told.Estimate(told.Acknowledged).Point, 12);
        Assert.Equal("analytics.too-few", Told.Reason(told.FirstResponseMedian));
        Assert.Equal("analytics.no-observations", Told.Reason(told.FirstContact));
        Assert.Equal("analytics.no-spread", Told.Reason(told.Cost));
        Assert.Equal("analytics.no-observations", Told.Reason(ComplaintMeasures.Of([]).InTime));
    }

    [Fact]
    public void Branches_that_differ_widen_the_share_in_time()
    {
        ComplaintFacts[] One(bool isByBranch) =>
            [.. Enumerable.Range(0, 80).Select(i => Facts(1, true, i / 10 % 2 == 0, isByBranch ? i / 10 : 0))];
        Assert.True(Width(One(true)) > 1.5 * Width(One(false)));

        static double Width(ComplaintFacts[] complaints)
        {
            var told = Told.Estimate(ComplaintMeasures.Of(complaints).InTime);
            return told.High - told.Low;
        }
    }

    [Fact]
    public void The_recovery_paradox_is_a_difference_with_an_interval()
    {
        var told = Told.Tested(ComplaintMeasures.Paradox([8, 9, 7, 8], [7, 8, 7, 6, 8]));
        Assert.Equal(0.8, told.Difference.Point, 12);
        Assert.True(told.Difference.Low < 0);
    }

    [Theory]
    [InlineData(9, 2, 5, 90, ActionPriority.Medium)]
    [InlineData(3, 5, 6, 90, ActionPriority.Low)]
    [InlineData(10, 8, 1, 80, ActionPriority.High)]
    [InlineData(8, 6, 1, 48, ActionPriority.Medium)]
    [InlineData(5, 10, 5, 250, ActionPriority.High)]
    [InlineData(10, 1, 10, 100, ActionPriority.Low)]
    [InlineData(1, 10, 10, 100, ActionPriority.Low)]
    public void FailureModes_rank_by_priority_and_not_by_the_product(int severity, int occurrence, int detection,
        int product, ActionPriority priority) =>
        Assert.Equal((product, priority), (FailureModes.Rate(severity, occurrence, detection).RiskNumber,
            FailureModes.Rate(severity, occurrence, detection).Priority));

    [Fact]
    public void More_severity_occurrence_or_blindness_never_lowers_a_priority()
    {
        for (int s = 1; s <= 10; s++)
            for (int o = 1; o <= 10; o++)
                for (int d = 1; d <= 10; d++)
                {
                    var here = FailureModes.Rate(s, o, d).Priority;
                    if (s < 10) Assert.True(FailureModes.Rate(s + 1, o, d).Priority >= here);
                    if (o < 10) Assert.True(FailureModes.Rate(s, o + 1, d).Priority >= here);
                    if (d < 10) Assert.True(FailureModes.Rate(s, o, d + 1).Priority >= here);
                }
        Assert.Throws<ArgumentOutOfRangeException>(() => FailureModes.Rate(0, 1, 1));
    }

    [Theory]
    [InlineData(true, true, true, IncidentGroup.Coping)]
    [InlineData(false, true, true, IncidentGroup.Recovery)]
    [InlineData(false, false, true, IncidentGroup.Adaptability)]
    [InlineData(false, false, false, IncidentGroup.Spontaneity)]
    public void An_incident_is_sorted_by_the_first_question_that_fits(bool customer, bool failed, bool asked,
        IncidentGroup group) =>
        Assert.Equal(group, IncidentSorting.Of(customer, failed, asked));
}
