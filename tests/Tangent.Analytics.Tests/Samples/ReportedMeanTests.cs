using Tangent.Analytics.Samples;

namespace Tangent.Analytics.Tests.Samples;

public class ReportedMeanTests
{
    private static readonly double[] Sleep = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];

    [Fact]
    public void A_reported_mean_has_the_interval_of_its_rows()
    {
        double mean = Sleep.Average(), deviation = Math.Sqrt(Sleep.Sum(value => (value - mean) * (value - mean)) / 9);

        var reported = Assert.IsType<Estimate>(ReportedMean.Of(mean, deviation, 10));

        Assert.Equal((-0.5297804, 2.0297804), (Math.Round(reported.Low, 7), Math.Round(reported.High, 7)));
        Assert.Equal("mean-t", reported.Method);
    }

    [Theory]
    [InlineData(0, "analytics.too-few")]
    [InlineData(1, "analytics.too-few")]
    [InlineData(9, "analytics.no-spread")]
    public void One_answer_or_equal_answers_do_not_tell(int n, string code) =>
        Assert.Equal(code, Assert.IsType<CannotTell>(ReportedMean.Of(4, 0, n)).Code);
}
