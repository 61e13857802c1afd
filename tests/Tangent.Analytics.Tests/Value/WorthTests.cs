using Tangent.Analytics.Value;

namespace Tangent.Analytics.Tests.Value;

public class WorthTests
{
    [Fact]
    public void A_purchase_is_expected_to_cost_as_published()
    {
        GammaGamma published = new(6.25, 3.74, 15.44);
        Assert.Equal(25.7956, published.Expected(new(2, 23.73)), 4);
        Assert.Equal(35.2190, published.Population, 4);
        Assert.Equal(double.PositiveInfinity, (published with { Q = 1 }).Population);
    }

    [Fact]
    public void The_truth_of_spending_is_found_again()
    {
        var dice = new Dice(11);
        GammaGamma truth = new(6.25, 3.74, 15.44);
        Spending[] spent = new Spending[4000];
        for (int i = 0; i < spent.Length; i++)
        {
            int x = 1 + dice.Below(6);
            double scale = dice.Gamma(truth.Q) / truth.Gamma;
            spent[i] = new(x, dice.Gamma(truth.P * x) / scale / x);
        }
        var fit = Assert.IsType<GammaGammaFit>(GammaGammaFit.Of(spent, level: .999));
        foreach (var (found, told) in new[] { (fit.P, truth.P), (fit.Q, truth.Q), (fit.Gamma, truth.Gamma) })
            Assert.True(found.Low < told && told < found.High, $"{told} is not in {found}");
        Assert.True(fit.AreIndependent);
        // The unit of money does not matter.
        var cents = Assert.IsType<GammaGammaFit>(GammaGammaFit.Of([.. spent.Select(one => one with { Mean = 100 * one.Mean })]));
        Assert.Equal(fit.Model.Q, cents.Model.Q, 4);
        Assert.Equal(1, cents.Model.Gamma / fit.Model.Gamma / 100, 6);
    }

    [Fact]
    public void Who_spends_more_the_oftener_is_said_not_to_be_independent()
    {
        var fit = Assert.IsType<GammaGammaFit>(GammaGammaFit.Of(
            [.. Enumerable.Range(0, 200).Select(i => new Spending(1 + i % 9, 10 * (1 + i % 9) + i % 7))]));
        Assert.False(fit.AreIndependent);
        Assert.Equal("analytics.too-few", Assert.IsType<CannotTell>(GammaGammaFit.Of([new(1, 5)])).Code);
        Assert.Equal("analytics.no-spread", Assert.IsType<CannotTell>(GammaGammaFit.Of([.. Enumerable.Repeat(new Spending(1, 5), 60)])).Code);
    }

    [Fact]
    public void Ranks_that_rise_together_agree_with_the_formula()
    {
        Assert.Equal(0.8285714, Assert.IsType<Estimate>(RankCorrelation.Of([1, 2, 3, 4, 5, 6], [2, 1, 4, 3, 6, 5])).Point, 7);
        Assert.Equal("analytics.no-spread", Assert.IsType<CannotTell>(RankCorrelation.Of([1, 1, 1, 1, 1], [1, 2, 3, 4, 5])).Code);
        Assert.Equal("analytics.too-few", Assert.IsType<CannotTell>(RankCorrelation.Of([1, 2], [1, 2])).Code);
    }

    [Fact]
    public void Worth_is_what_comes_discounted()
    {
        double[] until = [1, 1.8, 2.4];
        Assert.Equal(50 * (1 / 1.02 + 0.8 / 1.0404 + 0.6 / 1.061208), new CustomerWorth(1, 3, .02).Of(time => until[(int)time - 1], 50), 4);
        Assert.Equal(115.7360, new CustomerWorth(1, 3, .02).Of(time => until[(int)time - 1], 50), 4);
        var model = new BgNbd(.243, 4.414, .793, 2.426);
        PurchaseHistory seen = new(2, 30.43, 38.86);
        Assert.Equal(50 * model.Expected(seen, 39), new CustomerWorth(13, 3, 0).Of(model, seen, 50), 9);
    }

    [Fact]
    public void Fifths_give_equal_scores_to_equal_values()
    {
        Assert.Equal([5, 4, 3, 2, 1], RecencyFrequencyMoney.Fifths([1, 5, 9, 30, 90], isLessBetter: true));
        Assert.Equal([3, 3, 3, 3, 5], RecencyFrequencyMoney.Fifths([0, 0, 0, 0, 7]));
        Assert.Empty(RecencyFrequencyMoney.Fifths([]));
    }

    [Fact]
    public void Tiers_do_not_flutter()
    {
        TierLadder ladder = new([1000, 500, 100]);
        Assert.Equal(new(1, 0, TierMove.First), ladder.Next(null, 700));
        Assert.Equal(new(2, 0, TierMove.HeldBelow), ladder.Next(new(2, 0, TierMove.Stays), 510));
        Assert.Equal(new(1, 0, TierMove.Up), ladder.Next(new(2, 1, TierMove.Waits), 530));
        Assert.Equal(new(1, 0, TierMove.HeldAbove), ladder.Next(new(1, 1, TierMove.Waits), 480));
        var waits = ladder.Next(new(1, 0, TierMove.Stays), 470);
        Assert.Equal(new(1, 1, TierMove.Waits), waits);
        Assert.Equal(new(2, 0, TierMove.Down), ladder.Next(waits, 470));
        Assert.Equal(new(0, 0, TierMove.Up), ladder.Next(new(3, 0, TierMove.Stays), 2000));
        Assert.Equal(new(3, 0, TierMove.Stays), ladder.Next(new(3, 0, TierMove.Stays), 0));
    }

    [Fact]
    public void Cuts_leave_the_wanted_share_above_them()
    {
        double[] values = [.. Enumerable.Range(1, 100).Select(i => (double)i)];
        Assert.Equal([100, 91, 61], TierLadder.CutsAt(values, [.01, .09, .3]));
        double[] none = TierLadder.CutsAt(values, [.001, .1]);
        Assert.Equal(1, new TierLadder(none).Plain(100));
        Assert.Equal([0], TierLadder.CutsAt([], [.1]));
    }

    [Fact]
    public void What_was_foretold_stands_beside_what_came()
    {
        PurchaseHistory seen = new(2, 30.43, 38.86);
        var check = Assert.IsType<HoldOutResult>(HoldOut.Of(new(.243, 4.414, .793, 2.426), [seen, seen], [1, 2], 39));
        var bin = Assert.Single(check.Bins);
        Assert.Equal(1.2260282, bin.Predicted, 6);
        Assert.Equal(1.5, bin.ActualMean);
        Assert.Equal("analytics.no-observations", Assert.IsType<CannotTell>(HoldOut.Of(new(1, 1, 1, 2), [], [], 1)).Code);
    }
}
