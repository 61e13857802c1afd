using Tangent.Analytics.Flow;

namespace Tangent.Analytics.Tests.Flow;

public class OrderStatisticsTests
{
    [Theory]
    [InlineData(long.MaxValue, long.MaxValue, long.MaxValue)]
    [InlineData(long.MinValue, long.MinValue, -1L)]
    [InlineData(-62_135_596_800_000_000, 253_402_300_799_999_999, 4_294_967_296)]
    public void A_sum_that_64_bits_do_not_hold_is_exact(long a, long b, long c) =>
        Assert.Equal((Int128)a + b + c, OrderStatistics.Sum([a, b, c]));

    [Fact]
    public void The_worked_example_holds()
    {
        var (median, ninthDecile) = OrderStatistics.MedianAndNinthDecile([4, 1, 3, 2])!.Value;
        Assert.Equal(2.500, median);
        Assert.Equal(2.500, OrderStatistics.Median([4, 1, 3, 2]));
        Assert.Null(OrderStatistics.Median([]));
        Assert.Equal(3.700, ninthDecile, 12);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(513)]
    [InlineData(20_000)]
    public void Any_numbers_give_what_sorting_gives(int count)
    {
        var draw = new Random(count);
        for (int shape = 0; shape < 5; shape++)
        {
            long[] values = [.. Enumerable.Range(0, count).Select(_ => shape switch
            {
                0 => draw.NextInt64(-1_000, 1_000),
                1 => 7,
                2 => (long)Math.Exp(draw.NextDouble() * 42),
                3 => draw.Next(100) == 0 ? 300_000_000_000_000_000 : draw.Next(3),
                _ => draw.NextInt64(-300_000_000_000_000_000, 300_000_000_000_000_000),
            })];
            var found = OrderStatistics.MedianAndNinthDecile(values)!.Value;
            Assert.Equal(found.Median, OrderStatistics.Median(values));
            Array.Sort(values);
            int last = count - 1, below = last * 9 / 10;
            Assert.Equal(values[last / 2] / 2.0 + values[(last + 1) / 2] / 2.0, found.Median);
            Assert.Equal(values[below] + last * 9 % 10 / 10.0 * (values[Math.Min(last, below + 1)] - values[below]), found.NinthDecile);
        }
    }

    [Fact]
    public void No_numbers_have_no_median() => Assert.Null(OrderStatistics.MedianAndNinthDecile([]));

    [Fact]
    public void A_sum_beyond_64_bits_is_exact() =>
        Assert.Equal((Int128)long.MaxValue * 3, OrderStatistics.Sum([long.MaxValue, long.MaxValue, long.MaxValue]));

    [Fact]
    public void Names_longer_than_the_table_holds_are_told_apart_by_their_bytes()
    {
        var table = new NameTable();
        string[] names = [.. Enumerable.Range(0, 5_000).Select(i => new string('x', i % 40) + i)];
        int[] numbers = [.. names.Select(name => table.NumberOf(System.Text.Encoding.UTF8.GetBytes(name)))];
        Assert.Equal(Enumerable.Range(0, 5_000), numbers);
        Assert.Equal(numbers, names.Select(name => table.NumberOf(System.Text.Encoding.UTF8.GetBytes(name))));
        Assert.Equal(names[4_999], System.Text.Encoding.UTF8.GetString(table.NameOf(4_999, new byte[16])));
        Assert.Equal(5_000, table.Count);
    }
}
