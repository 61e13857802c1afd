using Tangent.Analytics.DataHealth;
using Tangent.Analytics.Flow;
using Tangent.Analytics.Samples;

namespace Tangent.Analytics.Tests.DataHealth;

public sealed class DataHealthTests
{
    [Theory]
    [InlineData(30, true)]
    [InlineData(60, false)]
    [InlineData(100, false)]
    public void After_eight_even_weeks_the_range_is_that_of_the_doc_comment(int count, bool isLacking)
    {
        var day = WeekdayGaps.Of([.. Enumerable.Repeat(100, 56), count])[^1];
        var usual = Assert.IsType<Estimate>(day.Usual);
        Assert.Equal((100, 65.37, 134.63), (usual.Point, Math.Round(usual.Low, 2), Math.Round(usual.High, 2)));
        Assert.Equal((8, isLacking), (usual.N, day.IsLacking));
    }

    [Fact]
    public void Weekdays_are_their_own_measure_and_too_few_of_them_say_nothing()
    {
        int[] week = [200, 200, 200, 200, 200, 20, 0];
        var days = WeekdayGaps.Of([.. Enumerable.Repeat(week, 8).SelectMany(one => one)]);
        Assert.All(days, day => Assert.False(day.IsLacking));
        Assert.All(days[..28], day => Assert.Equal("analytics.too-few", Assert.IsType<CannotTell>(day.Usual).Code));
        Assert.All(days[28..], day => Assert.IsType<Estimate>(day.Usual));
        Assert.Empty(WeekdayGaps.Of([]));
    }

    [Fact]
    public void An_outage_of_weeks_stays_one_and_what_has_lasted_sixteen_weeks_is_usual()
    {
        var days = WeekdayGaps.Of([.. Enumerable.Repeat(100, 70), .. Enumerable.Repeat(10, 7 * 24)]);
        Assert.All(days[70..154], day => Assert.True(day.IsLacking));
        Assert.False(days[^1].IsLacking);
    }

    [Fact]
    public void Chance_alone_seldom_makes_a_gap()
    {
        var draw = new Random(7);
        int gaps = 0;
        for (int run = 0; run < 40; run++)
            gaps += WeekdayGaps.Of([.. Enumerable.Range(0, 182).Select(_ => Enumerable.Range(0, 400).Count(_ => draw.Next(10) == 0))])
                .Count(day => day.IsLacking);
        Assert.InRange(gaps, 0, 20);
    }

    [Theory]
    [InlineData(400_000, 0)]
    [InlineData(1_000_000, 1)]
    [InlineData(2_000_000, 17)]
    [InlineData(86_400_000_000, 263)]
    [InlineData(-400_000, -1)]
    [InlineData(-1_000_000, -2)]
    [InlineData(long.MinValue, -691)]
    public void A_delay_has_the_step_of_the_doc_comment(long micros, int step) => Assert.Equal(step, DelayScale.StepOf(micros));

    [Fact]
    public void The_middle_of_a_step_is_within_a_twentieth_of_every_delay_in_it()
    {
        var draw = new Random(3);
        for (int i = 0; i < 2000; i++)
        {
            double seconds = Math.Exp(draw.NextDouble() * 18) + 0.001;
            Assert.Equal(1, DelayScale.SecondsOf(DelayScale.StepOf((long)(seconds * 1e6))) / Math.Max(seconds, 1), 0.045);
        }
        Assert.Equal(0, DelayScale.SecondsOf(-1));
    }

    [Fact]
    public void Counted_values_have_the_quantiles_of_the_same_values_one_by_one()
    {
        var draw = new Random(11);
        for (int run = 0; run < 50; run++)
        {
            double[] values = [1, 2, 3, 5, 8];
            int[] counts = [.. values.Select(_ => draw.Next(1, 30))];
            var single = values.Zip(counts).SelectMany(one => Enumerable.Repeat(one.First, one.Second)).ToArray();
            foreach (double share in new[] { 0.1, 0.5, 0.9 })
                Assert.Equal(Quantiles.Of(single, share), Quantiles.OfCounted(values, counts, share));
        }
        Assert.Equal("analytics.no-observations", Assert.IsType<CannotTell>(Quantiles.OfCounted([], [], 0.5)).Code);
    }

    [Fact]
    public void Lateness_tells_the_median_of_the_doc_comment_and_shares()
    {
        var late = Lateness.Of([1, 17], [100, 100]);
        var median = Assert.IsType<Estimate>(late.Median);
        Assert.Equal((1.022, 2.044, 200), (Math.Round(median.Low, 3), Math.Round(median.High, 3), median.N));
        Assert.Equal(0, late.FurthestSeconds);
        Assert.IsType<CannotTell>(Lateness.Of([], []).FromFuture);
    }

    [Fact]
    public void What_is_told_twice_is_what_a_look_at_every_pair_finds()
    {
        var draw = new Random(5);
        for (int run = 0; run < 60; run++)
        {
            int most = run % 2 == 0 ? 3 : 1;
            var steps = Enumerable.Range(0, 4).SelectMany(customer => Enumerable.Range(0, draw.Next(1, 120))
                .Select(_ => (customer, Start: (long)draw.Next(most * 20), Where: draw.Next(4))).OrderBy(one => one.Start)).ToList();
            int[] meaning = [0, 1, 1, 3], starts = [.. Enumerable.Range(0, 4).Select(customer => steps.FindIndex(one => one.customer == customer))];
            var rows = steps.Select((one, i) => new Step(one.Start, one.Where, i)).ToArray();

            List<(int, int)> naive = [];
            for (int i = 0; i < steps.Count; i++)
            {
                int first = steps.FindIndex(one => one.customer == steps[i].customer
                    && one.Start == steps[i].Start && meaning[one.Where] == meaning[steps[i].Where]);
                if (first < i) naive.Add((first, i));
            }
            Assert.Equal(naive, LikelyTwice.Find(rows, starts, meaning));
        }
    }
}
