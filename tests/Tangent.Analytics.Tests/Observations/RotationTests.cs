using Tangent.Analytics.Observations;

namespace Tangent.Analytics.Tests.Observations;

public class RotationTests
{
    [Fact]
    public void Three_observers_two_apart_go_round()
    {
        int[] chosen = Rotation.Assign(new int[6], 3, [[]], 2, new Dice(1))!;
        Assert.Equal(3, chosen[..3].Distinct().Count());
        Assert.Equal(chosen[..3], chosen[3..]);
    }

    [Theory]
    [InlineData(40, 12, 7, 3)]
    [InlineData(5, 60, 4, 0)]
    [InlineData(1, 30, 3, 2)]
    public void Nobody_comes_again_too_soon_and_all_have_about_as_much_to_do(int units, int each, int observers, int apart)
    {
        var dice = new Dice(7);
        int[] visits = [.. Enumerable.Range(0, each).SelectMany(_ => Rotation.Shuffled(units, dice))];
        List<int>[] past = [.. Enumerable.Range(0, units).Select(unit => Enumerable.Range(0, apart).Select(i => (unit + i) % observers).ToList())];
        int[] chosen = Rotation.Assign(visits, observers, past, apart, dice)!;
        for (int unit = 0; unit < units; unit++)
        {
            int[] seen = [.. past[unit], .. visits.Index().Where(one => one.Item == unit).Select(one => chosen[one.Index])];
            for (int i = apart; i < seen.Length; i++) Assert.DoesNotContain(seen[i], seen[(i - apart)..i]);
        }
        var busy = chosen.CountBy(one => one).Select(one => one.Value).ToList();
        Assert.InRange(busy.Max() - busy.Min(), 0, Math.Max(1, visits.Length / observers / 10));
    }

    [Fact]
    public void As_many_observers_as_visits_apart_are_not_enough() => Assert.Null(Rotation.Assign([0, 0], 2, [[]], 2, new Dice(1)));

    [Fact]
    public void The_same_seed_draws_the_same_and_each_thing_is_equally_likely()
    {
        Assert.Equal(Rotation.Draw(1000, 20, new Dice(5)), Rotation.Draw(1000, 20, new Dice(5)));
        var dice = new Dice(9);
        var counts = new int[10];
        for (int i = 0; i < 5000; i++) foreach (int one in Rotation.Draw(10, 3, dice)) counts[one]++;
        Assert.All(counts, count => Assert.InRange(count, 1350, 1650));
        Assert.Equal([0, 1, 2], Rotation.Draw(3, 9, dice));
        Assert.Empty(Rotation.Draw(0, 3, dice));
    }
}
