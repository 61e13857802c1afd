using Tangent.Analytics.Surveys;

namespace Tangent.Analytics.Tests.Surveys;

public class RakingTests
{
    private static readonly double[] Half = [0.5, 0.5];

    [Fact]
    public void Two_margins_are_met_and_what_goes_together_still_does()
    {
        RakingCell[] cells = [new(20, [0, 0]), new(30, [0, 1]), new(40, [1, 0]), new(10, [1, 1])];
        var told = Assert.IsType<Raked>(Raking.Of(cells, [Half, Half]));

        var shares = told.Weights.Select((weight, i) => weight * cells[i].Count / 100).ToArray();
        double inside = 0.5 / (1 + Math.Sqrt(6));
        Assert.Equal([inside, 0.5 - inside, 0.5 - inside, inside], shares, (one, other) => Math.Abs(one - other) < 1e-6);
        Assert.True(told.IsSettled);
        Assert.Equal((0, 0), (told.Trimmed, told.Heavy));
        double squares = cells.Select((cell, i) => cell.Count * told.Weights[i] * told.Weights[i]).Sum();
        Assert.Equal(squares / 100, told.DesignEffect, 9);
        Assert.Equal(100 / told.DesignEffect, told.EffectiveN, 9);
    }

    [Fact]
    public void Answers_that_have_the_right_shares_already_weigh_one_each()
    {
        var told = Assert.IsType<Raked>(Raking.Of([new(30, [0]), new(70, [1])], [[3.0, 7.0]]));
        Assert.All(told.Weights, weight => Assert.Equal(1, weight, 12));
        Assert.Equal((1.0, 100.0), (told.DesignEffect, told.EffectiveN));
    }

    [Fact]
    public void A_weight_stops_at_the_bound_and_what_is_missed_is_said()
    {
        RakingCell[] cells = [new(2, [0]), new(98, [1])];
        var told = Assert.IsType<Raked>(Raking.Of(cells, [Half], most: 10));

        Assert.Equal(10, told.Weights[0], 9);
        Assert.Equal((2L, 2L), (told.Trimmed, told.Heavy));
        Assert.False(told.IsSettled);
        Assert.Equal(0.3, told.Gap, 9);
        Assert.Equal(100, told.Weights[0] * 2 + told.Weights[1] * 98, 9);
    }

    [Fact]
    public void Of_whom_nobody_answered_the_others_stand_for()
    {
        var told = Assert.IsType<Raked>(Raking.Of([new(10, [0]), new(10, [1])], [[0.2, 0.6, 0.2]]));
        Assert.Equal(new EmptyCategory(0, 2, 0.2), Assert.Single(told.Empty));
        Assert.Equal((0.5, 1.5), (Math.Round(told.Weights[0], 9), Math.Round(told.Weights[1], 9)));
        Assert.True(told.IsSettled);
    }

    [Fact]
    public void Margins_that_contradict_each_other_do_not_settle()
    {
        var told = Assert.IsType<Raked>(Raking.Of([new(50, [0, 0]), new(50, [1, 1])], [[0.2, 0.8], [0.6, 0.4]]));
        Assert.False(told.IsSettled);
        Assert.InRange(told.Gap, 0.1, 0.5);
    }

    [Fact]
    public void An_answer_of_whom_there_is_nobody_weighs_nothing() =>
        Assert.Equal(0, Assert.IsType<Raked>(Raking.Of([new(5, [0]), new(5, [1])], [[1.0, 0.0]])).Weights[1]);

    [Fact]
    public void Without_answers_or_shares_there_are_no_weights()
    {
        Assert.Equal("analytics.no-observations", Assert.IsType<CannotTell>(Raking.Of([], [Half])).Code);
        Assert.Equal("analytics.no-observations", Assert.IsType<CannotTell>(Raking.Of([new(3, [])], [])).Code);
        Assert.Equal("analytics.no-weight", Assert.IsType<CannotTell>(Raking.Of([new(3, [0])], [[0.0, 1.0]])).Code);
        Assert.Throws<ArgumentOutOfRangeException>(() => Raking.Of([new(3, [0])], [[1.0]], most: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Raking.Of([new(3, [0])], [[-1.0]]));
    }

    [Fact]
    public void A_million_answers_in_a_thousand_cells_are_weighed_at_once()
    {
        var cells = Enumerable.Range(0, 1000).Select(i => new RakingCell(1000 + i * 7 % 500, [i % 10, i / 10 % 10, i / 100])).ToList();
        IReadOnlyList<double>[] margins = [.. Enumerable.Range(0, 3).Select(m => Enumerable.Range(1, 10).Select(k => (double)k + m).ToList())];
        var told = Assert.IsType<Raked>(Raking.Of(cells, margins));
        Assert.True(told is { IsSettled: true, Rounds: < 50 });
    }
}
