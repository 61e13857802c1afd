using Tangent.App.Demo;

namespace Tangent.App.Tests.Demo;

public class ChanceTests
{
    [Fact]
    public void A_stream_is_the_same_on_every_machine()
    {
        var chance = Chance.Of(1, "example", 7);
        Assert.Equal([18296732467624146922UL, 12567121648462893955UL], new[] { chance.Next(), chance.Next() });
    }

    [Theory]
    [InlineData(2, "example", 7)]
    [InlineData(1, "examples", 7)]
    [InlineData(1, "example", 8)]
    public void Another_seed_name_or_index_is_another_stream(ulong seed, string stream, long index)
    {
        var (one, other) = (Chance.Of(1, "example", 7), Chance.Of(seed, stream, index));
        Assert.NotEqual(one.Next(), other.Next());
    }

    [Fact]
    public void Neighbouring_streams_are_as_good_as_one_long_stream()
    {
        var counts = new int[10];
        for (int i = 0; i < 100_000; i++)
        {
            var chance = Chance.Of(3, "neighbours", i);
            counts[chance.Below(10)]++;
        }
        Assert.All(counts, count => Assert.InRange(count, 9_600, 10_400));      // more than four deviations of 95
    }

    [Fact]
    public void A_bell_has_the_wanted_mean_and_deviation()
    {
        var chance = Chance.Of(4, "bell");
        double sum = 0, squares = 0;
        for (int i = 0; i < 100_000; i++)
        {
            double drawn = chance.Bell(100);
            sum += drawn;
            squares += drawn * drawn;
        }
        Assert.InRange(sum / 100_000, -1.5, 1.5);
        Assert.InRange(Math.Sqrt(squares / 100_000), 98, 103);
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(230, 22_400, 23_600)]
    [InlineData(1000, 100_000, 100_000)]
    public void A_share_is_met_so_often(int perThousand, int least, int most)
    {
        var chance = Chance.Of(5, "share");
        int met = 0;
        for (int i = 0; i < 100_000; i++)
            if (chance.Share(perThousand)) met++;
        Assert.InRange(met, least, most);
    }
}
