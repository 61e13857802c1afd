using Tangent.Analytics.Flow;
using Tangent.Analytics.Triangulation;

namespace Tangent.Analytics.Tests.Triangulation;

public class OperationsTests
{
    private const long Day = 24L * 3600 * 1_000_000;

    [Fact]
    public void A_return_within_a_week_to_the_same_place_counts_and_a_later_one_does_not()
    {
        var told = OperationsAt.Of(JourneyLog.Of([1, 1, 1, 1, 2], [0, 1, 0, 0, 1], [0, Day, 3 * Day, 20 * Day, 0]));
        Assert.Equal((1.0 / 3, 3), (Told.Estimate(told[0].Again).Point, Told.Estimate(told[0].Again).N));
        Assert.Equal((0.0, 2), (Told.Estimate(told[1].Again).Point, Told.Estimate(told[1].Again).N));
        Assert.Equal(5, Told.Estimate(told[2].Again).N);
        Assert.Equal("analytics.too-few", Told.Reason(told[0].Wait));
    }

    [Fact]
    public void Waits_have_the_mean_and_the_interval_of_their_rows()
    {
        var log = JourneyLog.Of([1, 2, 3, 4], [0, 0, 0, 0], [0, 0, 0, 0]);
        var told = Told.Estimate(OperationsAt.Of(log with { Columns = log.Columns with { Waits = new[] { 60, 120, -1, 240 } } })[0].Wait);
        Assert.Equal((140.0, 3), (told.Point, told.N));
        Assert.InRange(told.High, 350, 380);
    }
}
