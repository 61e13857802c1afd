using Tangent.Analytics.Flow;
using Tangent.Analytics.Judgements;
using Tangent.Analytics.Moments;
using Tangent.Analytics.Surveys;

namespace Tangent.Analytics.Tests.Judgements;

/// <summary>Judgements beside journeys: how they are joined (NearestEncounter), brought to one scale (ScaleGuess) and cut (Cuts).</summary>
public class JudgementTests
{
    private static readonly Scale Five = new(1, 5), Eleven = new(0, 10);

    [Theory]
    [InlineData("1-5", 1, 5, false)]
    [InlineData("5-1", 1, 5, true)]
    [InlineData("0-10", 0, 10, false)]
    public void A_scale_is_named_by_its_worst_and_best_answer(string name, double least, double most, bool isReversed)
    {
        Assert.Equal(new Scale(least, most, isReversed), Scale.Named(name));
        Assert.Equal(name, new Scale(least, most, isReversed).Name);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("five")]
    [InlineData("1-1")]
    [InlineData("1-5-7")]
    [InlineData("1-NaN")]
    public void What_names_no_scale_is_none(string? name) => Assert.Null(Scale.Named(name));

    [Theory]
    [InlineData("1-5", new[] { 1.0, 3, 5 })]
    [InlineData("1-7", new[] { 2.0, 6 })]
    [InlineData("0-10", new[] { 8.0, 10 })]
    [InlineData("0-10", new[] { 0.0, 3 })]
    [InlineData("0-1", new[] { 0.0, 1, 1 })]
    [InlineData("0-100", new[] { 12.0, 80 })]
    [InlineData("-3-4", new[] { -3.0, 4 })]
    public void A_scale_is_guessed_from_what_was_given(string name, double[] scores) =>
        Assert.Equal(name, ScaleGuess.Of([double.NaN, .. scores])?.Name);

    [Fact]
    public void Nothing_given_leaves_nothing_to_guess()
    {
        Assert.Null(ScaleGuess.Of([]));
        Assert.Null(ScaleGuess.Of([double.NaN]));
        Assert.Null(ScaleGuess.Of([-5, -5]));
    }

    [Fact]
    public void Cuts_are_shares_of_each_scale()
    {
        Assert.Equal((0.250, 1), (Cuts.Of(Five).Low, Cuts.Of(Five).High));
        Assert.Equal((0.600, 0.900), (Cuts.Of(Eleven).Low, Cuts.Of(Eleven).High));
        Assert.Equal((0.750, 0.800), (Cuts.Second(Five).High, Cuts.Second(Eleven).High));
        foreach (var scale in (Scale[])[Five, Eleven, new(1, 7), new(1, 10), new(1, 5, true)])
            for (double score = scale.Least; score <= scale.Most; score++)
                Assert.Equal(Marks.Of(score, scale), Cuts.Of(scale).MarkOf(scale.Share(score)));
    }

    [Fact]
    public void A_judgement_speaks_of_the_nearest_encounter_of_its_touchpoint()
    {
        var log = JourneyLog.Of([7, 7, 7, 9], [0, 1, 0, 0], [10_000_000, 20_000_000, 100_000_000, 5]);
        var told = JudgementLog.Of(log,
        [
            new(0, 0, 5, Five) { Micros = 50_000_000 }, new(0, 0, 1, Five) { Micros = 90_000_000 }, new(0, 0, 3, Five),
            new(0, 1, 4, Five), new(0, 2, 4, Five) { Micros = 1 }, new(1, 0, 2, Five), new(0, -1, 9, Eleven), new(0, 0, 2, Five) { Row = 2 },
        ]);
        Assert.Equal([0, 2, -1, 1, -1, 3, -1, 2], told.Rows.ToArray());
        Assert.Equal([1, 0, 0.5, 0.75, 0.75, 0.25, 0.9, 0.25], told.Scores.ToArray());
        Assert.Equal([Mark.High, Mark.Low, Mark.Middle, Mark.Middle, Mark.Middle, Mark.Low, Mark.High, Mark.Low],
            Enumerable.Range(0, 8).Select(i => told.Table.MarkOf(i)));
        Assert.Equal((Five, Eleven), (told.Table.PrintedScale(false), told.Table.PrintedScale(true)));
        Assert.True(told.Weights.IsEmpty && told.Units.IsEmpty && told.Tiers.IsEmpty);
    }

    [Fact]
    public void An_encounter_lasts_from_its_start_to_its_end()
    {
        var log = JourneyLog.Of([0, 0], [0, 0], [0, 100]) with { EndsByRow = new long[] { 80, Step.NoEnd } };
        Assert.Equal([0, 1], JudgementLog.Of(log, [new(0, 0, 5, Five) { Micros = 89 }, new(0, 0, 5, Five) { Micros = 91 }]).Rows.ToArray());
    }

    [Fact]
    public void A_unit_that_is_not_said_is_that_of_the_encounter()
    {
        var log = JourneyLog.Of([0, 0, 1], [0, 1, 0], [1, 2, 3]) with { Columns = new() { Units = new[] { -1, 4, 5 } } };
        var told = JudgementLog.Of(log,
            [new(0, -1, 9, Eleven), new(0, 1, 5, Five), new(0, 0, 5, Five), new(1, 0, 5, Five) { Unit = 8, Tier = 2, Weight = 3 }]);
        Assert.Equal([4, 4, -1, 8], told.Units.ToArray());
        Assert.Equal([-1, -1, -1, 2], told.Tiers.ToArray());
        Assert.Equal([1, 1, 1, 3], told.Weights.ToArray());
    }

    [Fact]
    public void A_score_outside_its_scale_is_left_out_and_counted()
    {
        var log = JourneyLog.Of([0], [0], [1]);
        var told = JudgementLog.Of(log, [new(0, 0, 6, Five), new(0, 0, 0, Five), new(0, 0, double.NaN, Five), new(0, 0, 1, new(1, 5, true))]);
        Assert.Equal((2, 2), (told.OutsideScale, told.Table.Count));
        Assert.True(double.IsNaN(told.Scores.Span[0]));
        Assert.Equal(1, told.Scores.Span[1]);
        Assert.Equal(new Scale(1, 5, true), told.Table.PrintedScale(false));
        Assert.Null(told.Table.PrintedScale(true));
    }

    [Fact]
    public void Judgements_of_some_journeys_are_the_same_as_if_no_others_had_been_given()
    {
        var dice = new Dice(5);
        int[] cases = [.. Enumerable.Range(0, 40), .. Enumerable.Range(0, 40)];
        var log = JourneyLog.Of(cases, [.. cases.Select(_ => dice.Below(3))], [.. cases.Select((_, i) => (long)i)]);
        Judgement[] given = [.. Enumerable.Range(0, 120).Select(i => new Judgement(
            dice.Below(40), dice.Below(4) - 1, 1 + dice.Below(5), i % 3 == 0 ? Eleven : Five)
        {
            Unit = dice.Below(3) - 1,
            Tier = i < 60 ? -1 : dice.Below(4),
            Weight = i < 60 ? 1 : 2,
            Asked = i < 60 ? Asked.Other : Asked.Effort,
        })];
        var all = JudgementLog.Of(log, given);
        foreach (int most in (int[])[0, 1, 20, 39, 40])
        {
            bool[] isWanted = [.. Enumerable.Range(0, 40).Select(journey => (journey * 7) % 40 < most)];
            AssertSame(JudgementLog.Of(log, [.. given.Where(one => isWanted[one.Journey])]), all.Only(isWanted));
        }
        var early = JudgementLog.Of(log, given.AsSpan(0, 60));
        AssertSame(early, early.Only([.. Enumerable.Repeat(true, 40)]));
    }

    private static void AssertSame(JudgementLog one, JudgementLog other)
    {
        Assert.Equal(one.Journeys.ToArray(), other.Journeys.ToArray());
        Assert.Equal(one.Touchpoints.ToArray(), other.Touchpoints.ToArray());
        Assert.Equal(one.Rows.ToArray(), other.Rows.ToArray());
        Assert.Equal(one.Scores.ToArray(), other.Scores.ToArray());
        Assert.Equal(one.ScaleNumbers.ToArray(), other.ScaleNumbers.ToArray());
        Assert.Equal(one.Scales, other.Scales);
        Assert.Equal(one.Weights.ToArray(), other.Weights.ToArray());
        Assert.Equal(one.Units.ToArray(), other.Units.ToArray());
        Assert.Equal(one.Tiers.ToArray(), other.Tiers.ToArray());
        Assert.Equal(one.Questions.ToArray(), other.Questions.ToArray());
    }

    [Fact]
    public void Scores_of_a_log_are_what_was_said_of_each_encounter()
    {
        var log = JourneyLog.Of([0, 0], [0, 1], [0, 10]);
        Judgement Of(int touchpoint, double score, Asked asked = Asked.Satisfaction) => new(0, touchpoint, score, Five) { Asked = asked };

        var scores = JudgedScores.Of(log, JudgementLog.Of(log, [Of(0, 4), Of(0, 5), Of(Judgement.WholeJourney, 1), Of(1, 1, Asked.Effort),
            new(0, 1, 2, Eleven) { Asked = Asked.Recommend }]).Table);

        Assert.Equal([0.875f, float.NaN], scores.ByRow.ToArray());
        Assert.Equal(Five, scores.Scale);
        Assert.Null(JudgedScores.Of(log, JudgementLog.Of(log, []).Table).Scale);
    }
}
