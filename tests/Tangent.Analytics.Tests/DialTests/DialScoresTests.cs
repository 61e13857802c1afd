using Tangent.Analytics.DialTests;

namespace Tangent.Analytics.Tests.DialTests;

public class DialScoresTests
{
    // Nine of ten connected with delays of 1 to 9 seconds, seven as expected.
    private static readonly DialRun[] Ten =
        [.. Enumerable.Range(1, 10).Select(i => new DialRun(i < 10, i <= 7, i < 10 ? i : double.NaN, 2, i <= 4 ? 10 * i : double.NaN, 60 + i, 0))];

    [Fact]
    public void The_worked_example_of_the_doc_comment_holds()
    {
        var scores = DialScores.Of(Ten);
        Told(scores.Connected, .9, .5958500, .9821238, 10);
        Told(scores.Mismatched, .3, .1077913, .6032219, 10);
        Told(scores.DialMedian, 5, 2, 8, 9);
    }

    [Fact]
    public void What_was_not_measured_or_too_seldom_is_not_told()
    {
        var scores = DialScores.Of(Ten);
        Assert.Equal(("analytics.too-few", 4), Reason(scores.HumanMedian));
        Assert.Equal("analytics.too-few", Reason(scores.DialNinth).Code);
        var none = DialScores.Of([]);
        Assert.All(new[] { none.Connected, none.Mismatched, none.DialMedian, none.Depth, none.HumanNinth, none.Took, none.Errors },
            answer => Assert.Equal("analytics.no-observations", Reason(answer).Code));
    }

    [Fact]
    public void A_run_without_an_answer_says_nothing_of_what_comes_after()
    {
        var lost = new DialRun(false, false, 1, 1, 1, 1, 1);
        Assert.Equal("analytics.no-observations", Reason(DialScores.Of([lost, lost, lost, lost, lost, lost]).DialMedian).Code);
    }

    private static void Told(Answer answer, double point, double low, double high, int n)
    {
        var told = Assert.IsType<Estimate>(answer);
        Assert.Equal((point, n), (told.Point, told.N));
        Assert.Equal(low, told.Low, 7);
        Assert.Equal(high, told.High, 7);
    }

    private static (string Code, object? First) Reason(Answer answer)
    {
        var reason = Assert.IsType<CannotTell>(answer);
        return (reason.Code, reason.Arguments.Count > 0 ? reason.Arguments[0] : null);
    }
}
