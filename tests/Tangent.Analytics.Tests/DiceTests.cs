namespace Tangent.Analytics.Tests;

public class DiceTests
{
    [Fact]
    public void A_seed_draws_the_published_numbers()
    {
        // SplitMix64 of 42 into xoshiro256**, as the authors' own C code prints.
        var dice = new Dice(42);
        Assert.Equal(0.08386297, dice.Fraction(), 8);
        Assert.Equal(0.37898025, dice.Fraction(), 8);
    }

    [Fact]
    public void Streams_of_one_seed_differ_and_each_repeats()
    {
        Assert.Equal(new Dice(7, 3).Bits(), new Dice(7, 3).Bits());
        Assert.NotEqual(new Dice(7, 3).Bits(), new Dice(7, 4).Bits());
    }

    [Fact]
    public void Whole_numbers_are_even_and_stay_below()
    {
        var dice = new Dice(1);
        var counts = new int[7];
        for (int i = 0; i < 70_000; i++) counts[dice.Below(7)]++;
        // Chi-square with 6 degrees of freedom: above 22.5 once in a thousand seeds.
        Assert.True(counts.Sum(count => (count - 10_000.0) * (count - 10_000.0) / 10_000) < 22.5);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(3.5)]
    public void Gamma_draws_have_their_mean_and_variance(double shape)
    {
        var dice = new Dice(2);
        var drawn = Enumerable.Range(0, 100_000).Select(_ => dice.Gamma(shape)).ToArray();
        double mean = drawn.Average();
        Assert.Equal(shape, mean, 0.03);
        Assert.Equal(shape, drawn.Average(value => (value - mean) * (value - mean)), 0.1);
    }

    [Fact]
    public void Normal_draws_have_mean_0_and_variance_1()
    {
        var dice = new Dice(3);
        var drawn = Enumerable.Range(0, 100_000).Select(_ => dice.Normal()).ToArray();
        Assert.Equal(0, drawn.Average(), 0.015);
        Assert.Equal(1, drawn.Average(value => value * value), 0.03);
    }
}
