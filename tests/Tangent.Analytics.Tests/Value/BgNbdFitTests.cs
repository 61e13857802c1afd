using Tangent.Analytics.Value;

namespace Tangent.Analytics.Tests.Value;

public class BgNbdFitTests
{
    private static readonly BgNbd Truth = new(.55, 10.58, .61, 1.9);

    [Fact]
    public void The_truth_of_a_made_world_is_found_again_and_tells_what_comes()
    {
        var (seen, later) = BuyingWorld.Of(Truth, 8000, 78, 39, seed: 7);
        var fit = Assert.IsType<BgNbdFit>(BgNbdFit.Of(seen, level: .999));
        foreach (var (found, truth) in new[] { (fit.R, Truth.R), (fit.Alpha, Truth.Alpha), (fit.A, Truth.A), (fit.B, Truth.B) })
            Assert.True(found.Low < truth && truth < found.High, $"{truth} is not in {found}");
        Assert.True(fit.LogLikelihood >= seen.Sum(Truth.LogLikelihood) - 1e-6);
        Assert.Equal(fit.LogLikelihood, seen.Sum(fit.Model.LogLikelihood), 4);

        var check = Assert.IsType<HoldOutResult>(HoldOut.Of(fit.Model, seen, later, 39));
        Assert.InRange(check.Off!.Value, -.05, .05);
        Assert.Equal(8, check.Bins.Count);
        Assert.Equal(8000, check.Bins.Sum(bin => bin.Customers));
        Assert.Equal(later.Sum(), check.Actual);
    }

    [Fact]
    public void Equal_histories_count_as_often_as_they_are_there()
    {
        var (seen, _) = BuyingWorld.Of(Truth, 400, 78, 0, seed: 3);
        PurchaseHistory[] weeks = [.. seen.Select(one => new PurchaseHistory(one.Repeats, Math.Floor(one.LastAt), 78))];
        var once = Assert.IsType<BgNbdFit>(BgNbdFit.Of(weeks));
        var twice = Assert.IsType<BgNbdFit>(BgNbdFit.Of([.. weeks, .. weeks]));
        Assert.Equal(once.Different, twice.Different);
        Assert.Equal(once.Model.R, twice.Model.R, 4);
        Assert.Equal(2 * once.LogLikelihood, twice.LogLikelihood, 4);
    }

    [Fact]
    public void The_interval_of_an_expectation_lies_around_it()
    {
        var (seen, _) = BuyingWorld.Of(Truth, 1000, 78, 0, seed: 5);
        var fit = Assert.IsType<BgNbdFit>(BgNbdFit.Of(seen));
        var told = Assert.IsType<Estimate>(fit.Expected(new(2, 30.43, 38.86), 39));
        Assert.Equal(fit.Model.Expected(new(2, 30.43, 38.86), 39), told.Point, 12);
        Assert.True(told.Low < told.Point && told.Point < told.High && told.Low > 0);
    }

    [Fact]
    public void Too_little_is_said_to_be_too_little()
    {
        Assert.Equal("analytics.too-few", Assert.IsType<CannotTell>(BgNbdFit.Of([])).Code);
        Assert.Equal("analytics.few-return", Assert.IsType<CannotTell>(BgNbdFit.Of([.. Enumerable.Repeat(new PurchaseHistory(0, 0, 50), 60)])).Code);
        Assert.Equal("analytics.no-spread", Assert.IsType<CannotTell>(BgNbdFit.Of([.. Enumerable.Repeat(new PurchaseHistory(2, 20, 50), 60)])).Code);
    }

    [Fact]
    public void Histories_that_no_such_model_makes_give_no_parameters()
    {
        // Everybody buys in step and nobody ever goes: every chance of going above 0 is worse than a smaller one.
        PurchaseHistory[] clockwork = [.. Enumerable.Range(0, 200).Select(i => new PurchaseHistory(10 + i % 2, 50, 50))];
        Assert.Equal("analytics.not-settled", Assert.IsType<CannotTell>(BgNbdFit.Of(clockwork)).Code);
    }
}
