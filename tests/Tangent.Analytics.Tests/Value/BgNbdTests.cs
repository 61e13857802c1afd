using Tangent.Analytics.Value;

namespace Tangent.Analytics.Tests.Value;

public class BgNbdTests
{
    private static readonly BgNbd Golden = new(.243, 4.414, .793, 2.426);

    [Theory]
    [InlineData(2, .10338974)]      // Fader, Hardie and Lee 2005: the published parameters and what follows from them
    [InlineData(39, 1.1967232)]
    [InlineData(0, 0)]
    public void What_is_expected_of_anybody_is_the_published_mean(double weeks, double expected) =>
        Assert.Equal(expected, Golden.Expected(weeks), 7);

    [Theory]
    [InlineData(2, 30.43, 38.86, 39, 1.2260282)]
    [InlineData(26, 30.86, 31, 52, 25.758196)]
    public void What_is_expected_of_one_customer_is_the_published_mean(int repeats, double lastAt, double watched, double weeks, double expected) =>
        Assert.Equal(expected, Golden.Expected(new(repeats, lastAt, watched), weeks), 5);

    [Fact]
    public void Whether_a_customer_still_buys_is_the_published_probability()
    {
        Assert.Equal(.72657857, Golden.Alive(new(2, 30.43, 38.86)), 8);
        Assert.Equal(1, Golden.Alive(new(0, 0, 38.86)));
    }

    [Fact]
    public void How_likely_a_history_is_agrees_with_the_published_value() => Assert.Equal(-9.4586063, Golden.LogLikelihood(new(2, 30.43, 38.86)), 6);

    [Fact]
    public void A_mean_is_smooth_where_its_formula_divides_nothing_by_nothing()
    {
        PurchaseHistory seen = new(3, 20, 30);
        foreach (var (a, b) in new[] { (1.0, 2.0), (0.4, 0.6) })
        {
            var at = Golden with { A = a, B = b };
            Assert.Equal((at with { A = a + .01 }).Expected(39) / 2 + (at with { A = a - .01 }).Expected(39) / 2, at.Expected(39), 2);
            Assert.Equal((at with { A = a + .01 }).Expected(seen, 39) / 2 + (at with { A = a - .01 }).Expected(seen, 39) / 2, at.Expected(seen, 39), 2);
        }
    }

    [Fact]
    public void More_time_never_brings_fewer_purchases_however_long()
    {
        foreach (var model in new[] { Golden, new(2, 1, .1, .2), new(.1, 100, 3, .5), new BgNbd(5, .01, 1, 1) })
        {
            double before = 0, beforeSeen = 0;
            for (double time = .01; time < 1e5; time *= 3)
            {
                double now = model.Expected(time), nowSeen = model.Expected(new(4, 8, 10), time);
                Assert.True(now >= before - 1e-9 && nowSeen >= beforeSeen - 1e-9, $"{model} at {time}: {before} {now}, {beforeSeen} {nowSeen}");
                (before, beforeSeen) = (now, nowSeen);
            }
        }
    }

    [Theory]
    [InlineData(1, 1, 2, .5, 1.3862943611198906)]
    [InlineData(.5, 1, 1.5, .25, 1.0986122886681098)]
    [InlineData(2, 3, 3, .5, 4)]
    [InlineData(2, 3, 3, .999, 1e6)]                  // slow without Euler's transformation
    [InlineData(1, 1, 2, .9999, 9.211261498125996)]   // -ln(1e-4)/.9999
    public void The_series_agrees_with_closed_forms(double a, double b, double c, double z, double expected) =>
        Assert.Equal(1, Hypergeometric.Gauss(a, b, c, z) / expected, 9);

    [Fact]
    public void A_history_that_cannot_be_is_a_bug_of_the_caller()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Golden.LogLikelihood(new(1, 5, 4)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Golden.LogLikelihood(new(0, 1, 4)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Golden.Expected(-1));
    }
}
