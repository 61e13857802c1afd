using Tangent.Analytics.Proportions;
using Tangent.Analytics.Surveys;

namespace Tangent.Analytics.Tests.Proportions;

public class NetShareTests
{
    [Fact]
    public void It_is_the_net_promoter_score_over_a_hundred()
    {
        double[] signs = [.. Enumerable.Repeat(1.0, 60), .. Enumerable.Repeat(0.0, 25), .. Enumerable.Repeat(-1.0, 15)];
        var net = Told.Estimate(NetShare.Of(signs));
        Assert.Equal((0.45, 100, "net-share"), (net.Point, net.N, net.Method));
        Assert.Equal((0.293431, 0.580355), (Math.Round(net.Low, 6), Math.Round(net.High, 6)));
        var promoters = Told.Estimate(NetPromoter.Of(60, 25, 15));
        Assert.Equal(promoters.Low / 100, net.Low, 12);
    }

    [Fact]
    public void Weights_and_clusters_widen_it_and_nothing_is_told_of_nothing()
    {
        double[] signs = [.. Enumerable.Range(0, 40).Select(i => i % 4 == 0 ? -1.0 : 1)];
        double[] weights = [.. Enumerable.Range(0, 40).Select(i => i < 20 ? 1.0 : 5)];
        Assert.True(Width(NetShare.Of(signs, weights)) > Width(NetShare.Of(signs)));
        int[] pairs = [.. Enumerable.Range(0, 40).Select(i => i / 2)];
        Assert.Equal(0.5, Told.Estimate(NetShare.Of(signs, clusters: pairs)).Point, 12);
        Assert.Equal("analytics.no-observations", Told.Reason(NetShare.Of([double.NaN])));
        Assert.Equal("analytics.no-weight", Told.Reason(NetShare.Of([1, -1], [0, 0])));
        Assert.Equal("analytics.one-group", Told.Reason(NetShare.Of([1, -1, 0], clusters: [3, 3, 3])));
        Assert.Throws<ArgumentOutOfRangeException>(() => NetShare.Of([0.5]));
    }

    private static double Width(Answer answer) => Told.Estimate(answer) is var told ? told.High - told.Low : 0;
}
