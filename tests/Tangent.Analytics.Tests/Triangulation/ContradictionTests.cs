using Tangent.Analytics.Triangulation;

namespace Tangent.Analytics.Tests.Triangulation;

public class ContradictionTests
{
    [Fact]
    public void The_example_of_the_doc_comment_holds()
    {
        var found = Assert.Single(Contradictions.Of([Reading(0, 0, .90, .86, .94), Reading(0, 1, .60, .50, .70)]));
        Assert.Equal((0, 0, 1), (found.Touchpoint, found.Praises, found.Blames));
        Assert.Equal(1.75, found.Strength, 2);
        Assert.Equal(.20 / (.10 * 2.2414 / 1.9600), found.Strength, 4);
        Assert.Empty(Contradictions.Of([]));
    }

    [Fact]
    public void So_many_comparisons_take_a_weak_contradiction_away()
    {
        SourceReading[] two = [Reading(0, 0, .90, .80001, .99999), Reading(0, 1, .60, .50, .70)];
        Assert.Empty(Contradictions.Of(two));
        var clear = Reading(0, 0, .90, .82, .98);
        Assert.Single(Contradictions.Of([clear, two[1]]));
        Assert.Empty(Contradictions.Of([clear, two[1], .. Enumerable.Range(1, 40).Select(i => Reading(i, 0, .80, .78, .82))]));
    }

    [Fact]
    public void A_low_rate_of_complaints_is_praise()
    {
        var found = Assert.Single(Contradictions.Of([Reading(3, 0, .95, .93, .97), Reading(3, 1, .05, .04, .06, company: .01, isLowGood: true)]));
        Assert.Equal((3, 0, 1), (found.Touchpoint, found.Praises, found.Blames));
    }

    [Fact]
    public void By_chance_alone_one_family_in_twenty_has_a_false_side_at_most()
    {
        var dice = new Dice(3);
        int wrong = 0;
        for (int round = 0; round < 400; round++)
        {
            double[] drawn = [.. Enumerable.Range(0, 60).Select(_ => dice.Normal())];
            List<SourceReading> family = [.. drawn.Select((mean, i) => Reading(i / 6, i % 6, mean, mean - 1.959964, mean + 1.959964, 0))];
            if (family.Exists(one => Math.Abs(Contradictions.Distance(one, family.Count)) > 1)) wrong++;
        }
        Assert.InRange(wrong, 5, 34);
    }

    private static SourceReading Reading(int touchpoint, int source, double point, double low, double high, double company = .80, bool isLowGood = false) =>
        new(touchpoint, source, new Estimate(point, low, high, 100, 0.95, "mean-t"), company, isLowGood);
}
