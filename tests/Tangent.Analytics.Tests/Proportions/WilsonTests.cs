using Tangent.Analytics.Proportions;

namespace Tangent.Analytics.Tests.Proportions;

public class WilsonTests
{
    [Theory]
    [InlineData(81, 263, .25528852, .36620958)]      // R 4.2 prop.test(correct = FALSE)
    [InlineData(0, 10, 0, .2775328)]                 // no success at all
    [InlineData(45, 50, .78639769, .95652424)]
    public void The_interval_is_consistent_with_R(int successes, int trials, double low, double high)
    {
        var share = Assert.IsType<Estimate>(Wilson.Share(successes, trials));
        Assert.Equal(low, share.Low, 7);
        Assert.Equal(high, share.High, 7);
        Assert.Equal((double)successes / trials, share.Point, 12);
        Assert.Equal(trials, share.N);
    }

    [Fact]
    public void Without_trials_there_is_nothing_to_tell() =>
        Assert.Equal("analytics.no-observations", Assert.IsType<CannotTell>(Wilson.Share(0, 0)).Code);

    [Theory]
    [InlineData(-1, 10)]
    [InlineData(11, 10)]
    public void Impossible_counts_are_a_bug_of_the_caller(int successes, int trials) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Wilson.Share(successes, trials));

    [Fact]
    public void The_point_is_never_outside_its_interval()
    {
        for (int trials = 1; trials < 200; trials++)
            for (int successes = 0; successes <= trials; successes++)
            {
                var told = Assert.IsType<Estimate>(Wilson.Share(successes, trials));
                Assert.True(0 <= told.Low && told.Low <= told.Point && told.Point <= told.High && told.High <= 1, $"{successes} of {trials}: {told}");
            }
    }
}
