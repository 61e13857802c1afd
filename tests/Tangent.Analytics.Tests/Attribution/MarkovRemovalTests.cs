using Tangent.Analytics.Attribution;

namespace Tangent.Analytics.Tests.Attribution;

public class MarkovRemovalTests
{
    private static PathCount Path(long good, long other, params int[] touches) => new(touches, good, other);

    [Fact]
    public void MarkovRemoval_of_the_textbook_example()
    {
        var told = Assert.IsType<Credited>(MarkovRemoval.Of([Path(1, 0, 0, 1, 2), Path(0, 1, 0), Path(0, 1, 1, 2)], 3));
        Assert.Equal(0.3333, told.Probability, 4);
        Assert.Equal([.5, 1, 1], told.Effects.Select(effect => Math.Round(effect, 12)));
        Assert.Equal([.2, .4, .4], told.Credits.Select(credit => Math.Round(credit, 12)));
    }

    [Fact]
    public void Credits_sum_to_the_good_ends_and_a_touch_that_never_came_gets_none()
    {
        var told = Assert.IsType<Credited>(MarkovRemoval.Of([Path(7, 3, 0, 1, 0), Path(2, 9, 1, 1, 0)], 3));
        Assert.Equal(9, told.Credits.Sum(), 9);
        Assert.Equal((0, 0), (told.Effects[2], told.Credits[2]));
        Assert.Equal(21, told.N);
    }

    [Fact]
    public void Repeats_are_loops_or_one_touch_as_asked()
    {
        PathCount[] paths = [Path(1, 0, 0, 0, 0, 1), Path(0, 1, 0), Path(1, 1, 1)];
        var loops = Assert.IsType<Credited>(MarkovRemoval.Of(paths, 2));
        var single = Assert.IsType<Credited>(MarkovRemoval.Of(paths, 2, collapsesRepeats: true));
        // A loop does not change where a journey ends in the long run, only how many steps it takes.
        Assert.Equal(loops.Probability, single.Probability, 9);
    }

    [Fact]
    public void Nothing_walked_or_nothing_good_cannot_be_credited()
    {
        Assert.Equal("analytics.no-observations", Told.Reason(MarkovRemoval.Of([], 2)));
        Assert.Equal("analytics.no-good-ends", Told.Reason(MarkovRemoval.Of([Path(0, 5, 0, 1)], 2)));
    }

    [Fact]
    public void Ten_thousand_marketing_paths_are_credited_as_the_exact_chain_says()
    {
        var names = new List<string>();
        var paths = RealData.Lines("journeys/PathData.csv").Skip(1).Select(line => line.Split(',')).Select(cells =>
            new PathCount(
            cells[0].Trim('"').Split('>').Select(name => NumberOf(name.Trim(), names)).ToArray(),
            long.Parse(cells[1].Trim('"')), long.Parse(cells[^1].Trim('"')))).ToList();
        var told = Assert.IsType<Credited>(MarkovRemoval.Of(paths, names.Count));
        Assert.Equal(.22384513559686, told.Probability, 12);
        Expect("alpha", .558399489508, 5344.94768209);
        Expect("iota", .405835004472, 3884.61470188);
        Expect("kappa", .028663386655, 274.36325595);
        Expect("mi", .000179945820, 1.7224);
        Assert.Equal(88_387, told.N);

        void Expect(string name, double effect, double credit)
        {
            Assert.Equal(effect, told.Effects[names.IndexOf(name)], 11);
            Assert.Equal(credit, told.Credits[names.IndexOf(name)], name == "mi" ? 4 : 7);
        }
    }

    private static int NumberOf(string name, List<string> names)
    {
        if (!names.Contains(name)) names.Add(name);
        return names.IndexOf(name);
    }
}
