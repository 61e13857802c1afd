using Tangent.Analytics.Drivers;
using Tangent.Analytics.Regression;

namespace Tangent.Analytics.Tests.Drivers;

public class DriverTests
{
    private static readonly Design Swiss = new() { Outcome = DataOfR.Swiss[0], Columns = DataOfR.Swiss[1..] };
    private static readonly Design Attitude = new() { Outcome = DataOfR.Attitude[0], Columns = DataOfR.Attitude[1..] };

    [Fact]
    public void Swiss_shares_are_consistent_with_relaimpo()
    {
        Shares(Swiss, ShareMethod.Lmg, 10, 0.0570912208, 0.1711730289, 0.2601346786, 0.1055701504, 0.1127659229);
        Shares(Swiss, ShareMethod.Johnson, 10, 0.0484168958, 0.1547082498, 0.2719641046, 0.1146800299, 0.1169657214);
    }

    [Fact]
    public void Attitude_shares_are_consistent_with_R()
    {
        Shares(Attitude, ShareMethod.Lmg, 8, .37081619, .05090379, .15576599, .12034508, .00658872, .02818221);
        Shares(Attitude, ShareMethod.Johnson, 8, .36276020, .05600228, .16361091, .12178040, .00825547, .02019274);
    }

    private static void Shares(Design design, ShareMethod method, int digits, params double[] expected)
    {
        var told = Assert.IsType<SharedOut>(DriverShares.Of(design, method));
        for (int j = 0; j < expected.Length; j++) Assert.Equal(expected[j], told.Shares[j], digits);
        Assert.Equal(told.R2, told.Shares.Sum(), 12);
        Assert.Equal(Assert.IsType<Fit>(LeastSquares.Of(design)).R2, told.R2, 10);
    }

    [Fact]
    public void Fourteen_drivers_agree_with_the_definition_over_all_orders()
    {
        var dice = new Dice(11);
        var columns = Enumerable.Range(0, 6).Select(_ =>
            Enumerable.Range(0, 60).Select(_ => dice.Normal()).ToArray()).ToArray();
        double[] outcome = [.. Enumerable.Range(0, 60).Select(i => columns[0][i] + 0.5 * columns[1][i] - columns[2][i]
            + dice.Normal())];
        var told = Assert.IsType<SharedOut>(DriverShares.Of(new() { Outcome = outcome, Columns = columns },
            ShareMethod.Lmg));
        for (int j = 0; j < 6; j++) Assert.Equal(ByDefinition(outcome, columns, j), told.Shares[j], 10);
    }

    private static double ByDefinition(double[] outcome, double[][] columns, int driver)
    {
        double share = 0;
        int k = columns.Length;
        for (int set = 0; set < 1 << k; set++)
        {
            if ((set >> driver & 1) == 1) continue;
            double weight = 1.0 / k;
            for (int i = 1; i <= int.PopCount(set); i++) weight *= (double)i / (k - i);
            share += weight * (R2(set | 1 << driver) - R2(set));
        }
        return share;

        double R2(int set) => LeastSquares.Of(new()
        {
            Outcome = outcome,
            Columns = [.. columns.Where((_, j) => (set >> j & 1) == 1)],
        }) is Fit fit ? fit.R2 : throw new InvalidOperationException();
    }

    [Fact]
    public void Intervals_hold_the_point_repeat_with_the_seed_and_widen_with_clusters()
    {
        var first = Assert.IsType<DriversTold>(DriverIntervals.Of(Swiss, new Dice(5), 400));
        var again = Assert.IsType<DriversTold>(DriverIntervals.Of(Swiss, new Dice(5), 400));
        Assert.Equal(first.Shares, again.Shares);
        Assert.Equal(first.RankMoves, again.RankMoves);
        Assert.All(first.Shares, share => Assert.True(share.Low < share.Point && share.Point < share.High));
        Assert.Equal(ShareMethod.Lmg, first.Method);
    }

    [Fact]
    public void The_interval_of_a_share_covers_the_truth_about_as_often_as_it_says()
    {
        // Two drivers correlated .5, effects 1 and 0.5, noise 1: R² = 1.75/2.75, LMG of the first by its formula.
        int covered = 0, worlds = 100;
        double r2 = 1.75 / 2.75, first = 1.25 * 1.25 / 2.75, second = 1.0 / 2.75, truth = (first + (r2 - second)) / 2;
        for (int world = 0; world < worlds; world++)
        {
            var dice = new Dice(77, (ulong)world);
            double[] a = new double[300], b = new double[300], y = new double[300];
            for (int i = 0; i < 300; i++)
            {
                a[i] = dice.Normal();
                b[i] = 0.5 * a[i] + Math.Sqrt(0.75) * dice.Normal();
                y[i] = a[i] + 0.5 * b[i] + dice.Normal();
            }
            var told = Assert.IsType<DriversTold>(DriverIntervals.Of(new() { Outcome = y, Columns = [a, b] }, dice,
                200));
            if (told.Shares[0].Low <= truth && truth <= told.Shares[0].High) covered++;
        }
        Assert.InRange(covered, 89, 100);
    }

    [Fact]
    public void Drivers_cannot_be_told_when_they_are_one_or_flat_or_rows_are_few()
    {
        double[] x = [.. Enumerable.Range(0, 20).Select(i => (double)(i * 7 % 20))],
            y = [.. Enumerable.Range(0, 20).Select(i => (double)(i % 3))];
        double[] twice = [.. x.Select(value => 2 * value)], flat = new double[20];
        Assert.Equal("analytics.collinear", Told.Reason(DriverShares.Of(new() { Outcome = y, Columns = [x, twice] })));
        Assert.Equal("analytics.constant", Told.Reason(DriverShares.Of(new() { Outcome = y, Columns = [x, flat] })));
        Assert.Equal("analytics.no-spread", Told.Reason(DriverShares.Of(new() { Outcome = flat, Columns = [x] })));
        Assert.Equal("analytics.too-few", Told.Reason(DriverShares.Of(new() { Outcome = y[..5], Columns = [x[..5]] })));
        Assert.Equal("analytics.few-groups", Told.Reason(DriverIntervals.Of(
            new() { Outcome = y, Columns = [x], Clusters = [.. Enumerable.Range(0, 20).Select(i => i % 3)] },
                new Dice(1))));
    }

    [Fact]
    public void Beyond_fourteen_drivers_Johnson_takes_over()
    {
        var dice = new Dice(3);
        var columns = Enumerable.Range(0, 15).Select(_ =>
            Enumerable.Range(0, 40).Select(_ => dice.Normal()).ToArray()).ToArray();
        var told = Assert.IsType<SharedOut>(DriverShares.Of(new() { Outcome = columns[14], Columns = columns[..14] }));
        Assert.Equal(ShareMethod.Lmg, told.Method);
        double[] outcome = [.. Enumerable.Range(0, 40).Select(_ => dice.Normal())];
        Assert.Equal(ShareMethod.Johnson,
            Assert.IsType<SharedOut>(DriverShares.Of(new() { Outcome = outcome, Columns = columns })).Method);
    }
}
