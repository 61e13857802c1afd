using Tangent.Analytics.Decisions;

namespace Tangent.Analytics.Tests.Decisions;

public class KeyPriorityTests
{
    private static readonly double[] Weights = [0.50, 0.25, 0.25];

    [Fact]
    public void The_worked_example_holds()
    {
        var score = At(999, 6, 5);
        Assert.Equal(59.460356, score.Point, 6);
        Assert.Equal((score.Point, score.Point, 0), (score.Low, score.High, score.N));
    }

    [Fact]
    public void More_use_worse_experience_and_more_importance_raise_the_score()
    {
        var middle = At(1000, 5, 3).Point;
        Assert.True(At(2000, 5, 3).Point > middle);
        Assert.True(At(1000, 4, 3).Point > middle);
        Assert.True(At(1000, 5, 4).Point > middle);
        Assert.True(At(999, 5, 3).Point < middle);
        Assert.True(At(1000, 6, 3).Point < middle);
        Assert.True(At(1000, 5, 2).Point < middle);
    }

    [Fact]
    public void The_score_lies_between_0_and_100()
    {
        Assert.Equal(0, At(0, 1, 5).Point);
        Assert.Equal(100, At(1_000_000_000, 1, 5).Point, 9);
    }

    [Fact]
    public void What_is_measured_carries_its_interval_and_the_smaller_n()
    {
        var score = Assert.IsType<Estimate>(KeyPriority.Score(new(1000, 900, 1100, 5000), new(6, 5.5, 6.5, 120), 4,
            Weights));
        Assert.True(score.Low < score.Point && score.Point < score.High);
        Assert.Equal(120, score.N);
    }

    [Theory]
    [InlineData(-1, 5, 3)]
    [InlineData(10, 0, 3)]
    [InlineData(10, 11, 3)]
    [InlineData(10, 5, 0)]
    [InlineData(10, 5, 6)]
    public void Values_outside_their_range_are_a_bug_of_the_caller(double uses, double felt, int importance) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => At(uses, felt, importance));

    private static Estimate At(double uses, double felt, int importance) =>
        Assert.IsType<Estimate>(KeyPriority.Score(Known.Stated(uses), Known.Stated(felt), importance, Weights));
}
