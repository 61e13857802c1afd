using Tangent.Analytics.Moments;
using Tangent.Analytics.Surveys;

namespace Tangent.Analytics.Tests.Moments;

public class PenaltyRewardTests
{
    private static readonly Mark[] Three = [Mark.Low, Mark.Middle, Mark.High];

    [Fact]
    public void An_exact_grid_gives_its_coefficients_back()
    {
        // 3 × 3 cells, y = 5 − 2·A low + 0.2·A high − 0.5·B low + 1.5·B high.
        var a = new List<Mark>();
        var b = new List<Mark>();
        var y = new List<double>();
        foreach (var one in Three)
            foreach (var other in Three)
            {
                a.Add(one);
                b.Add(other);
                y.Add(5 + (one == Mark.Low ? -2 : one == Mark.High ? 0.2 : 0)
                    + (other == Mark.Low ? -0.5 : other == Mark.High ? 1.5 : 0));
            }
        var told = Assert.IsType<MomentEffects>(PenaltyReward.Of([.. y], [[.. a], [.. b]], new Dice(1)));
        double[] expected = [5, -2, 0.2, -0.5, 1.5];
        for (int i = 0; i < 5; i++) Assert.Equal(expected[i], told.Fit.Coefficients[i], 10);
        Assert.Equal(-0.81818, Asymmetries.Of(-2, 0.2)!.Value, 5);
        Assert.Equal(0.5, Asymmetries.Of(-0.5, 1.5)!.Value, 12);
        Assert.All(told.Effects, effect => Assert.Equal("analytics.few-marks", Told.Reason(effect.Asymmetry)));
    }

    [Fact]
    public void Planted_kinds_are_found()
    {
        var told = World(4000, (-3, 0.1), (-0.8, 0.1), (-0.7, 0.7), (-0.1, 1.0), (0, 0));
        Assert.Equal(
            [Impact.Destroyer, Impact.Baseline, Impact.Performance, Impact.Enhancer, Impact.Neutral],
            told.Effects.Select(effect => effect.Impact));
        var first = Told.Estimate(told.Effects[0].Asymmetry);
        Assert.InRange((0.1 - 3) / 3.1, first.Low, first.High);
        Assert.Equal(AsymmetryClass.Frustrator, MomentEffect.ClassOf(first.Point));
    }

    private static MomentEffects World(int n, params (double Penalty, double Reward)[] effects)
    {
        var dice = new Dice(20260701);
        var marks = effects.Select(_ => new Mark[n]).ToArray();
        var y = new double[n];
        for (int i = 0; i < n; i++)
        {
            y[i] = 7 + dice.Normal();
            for (int t = 0; t < effects.Length; t++)
            {
                double u = dice.Fraction();
                marks[t][i] = u < 0.2 ? Mark.Low : u < 0.5 ? Mark.Middle : u < 0.8 ? Mark.High : u < 0.9
                    ? Mark.Unscored : Mark.NotVisited;
                y[i] += marks[t][i] == Mark.Low ? effects[t].Penalty : marks[t][i] == Mark.High ? effects[t].Reward : 0;
            }
        }
        return Assert.IsType<MomentEffects>(PenaltyReward.Of(y, marks, dice));
    }

    [Fact]
    public void What_is_sure_but_too_small_to_matter_is_no_moment()
    {
        // Less than a tenth of the outcome's deviation: twenty thousand rows are sure of it.
        var told = World(20_000, (-0.9, 0.9), (-0.9, 0.9), (-0.11, 0.11));
        Assert.True(Told.Tested(told.Effects[2].Penalty).Difference.High < 0);
        Assert.Equal([Impact.Performance, Impact.Performance, Impact.Neutral], told.Effects.Select(effect => effect.Impact));
        Assert.InRange(told.Fit.OutcomeDeviation, 1.25, 1.45);
    }

    [Fact]
    public void Unvisited_and_unscored_rows_keep_columns_of_their_own()
    {
        // Those who were not there are unhappier by 5: taken as average scores they would look like a penalty.
        var dice = new Dice(9);
        var marks = new Mark[600];
        var y = new double[600];
        for (int i = 0; i < 600; i++)
        {
            marks[i] = (Mark)(i % 5);
            y[i] = 8 + dice.Normal() * 0.5 - (marks[i] == Mark.NotVisited ? 5 : marks[i] == Mark.Low ? 1 : 0);
        }
        var effect = Assert.IsType<MomentEffects>(PenaltyReward.Of(y, [marks], dice)).Effects[0];
        Assert.Equal(-1, Told.Tested(effect.Penalty).Difference.Point, 0.2);
        Assert.Equal((120, 120), (effect.LowRows, effect.HighRows));
    }

    [Fact]
    public void A_tier_that_is_stricter_everywhere_is_adjusted_away()
    {
        // The stricter tier scores low more often and judges 2 lower: without the column the penalty doubles.
        var dice = new Dice(12);
        var marks = new Mark[2000];
        double[] y = new double[2000], tier = new double[2000];
        for (int i = 0; i < 2000; i++)
        {
            tier[i] = i % 2;
            double u = dice.Fraction();
            marks[i] = u < (tier[i] == 1 ? 0.6 : 0.1) ? Mark.Low : u < 0.8 ? Mark.Middle : Mark.High;
            y[i] = 7 - 2 * tier[i] - (marks[i] == Mark.Low ? 1 : 0) + dice.Normal();
        }
        double raw = Penalty(PenaltyReward.Of(y, [marks], new Dice(1)));
        double adjusted = Penalty(PenaltyReward.Of(y, [marks], new Dice(1), [tier]));
        Assert.InRange(adjusted, -1.2, -0.8);
        Assert.True(raw < -1.5);

        static double Penalty(Answer answer) =>
            Told.Tested(Assert.IsType<MomentEffects>(answer).Effects[0].Penalty).Difference.Point;
    }

    [Fact]
    public void Branches_that_differ_widen_the_interval_of_a_penalty()
    {
        var dice = new Dice(5);
        var marks = new Mark[900];
        var y = new double[900];
        var branches = new int[900];
        for (int i = 0; i < 900; i++)
        {
            branches[i] = i / 30;
            // A branch is good or bad as a whole.
            marks[i] = branches[i] % 3 == 0 ? Mark.Low : branches[i] % 3 == 1 ? Mark.Middle : Mark.High;
            y[i] = 7 + (branches[i] * 7 % 5 - 2) + dice.Normal();
        }
        Assert.True(Width(branches) > 2 * Width(null));

        double Width(int[]? clusters)
        {
            var told = Assert.IsType<MomentEffects>(PenaltyReward.Of(y, [marks], new Dice(1), clusters: clusters));
            var penalty = Told.Tested(told.Effects[0].Penalty).Difference;
            return penalty.High - penalty.Low;
        }
    }

    [Fact]
    public void Wrong_signs_are_clipped_in_the_asymmetry_and_said()
    {
        Assert.Equal(1, Asymmetries.Of(0.3, 0.5)!.Value, 12);
        Assert.Null(Asymmetries.Of(0.3, -0.5));
        var told = World(4000, (1.5, 1.5));
        Assert.True(told.Effects[0].IsWrongSigned);
    }

    [Fact]
    public void Marks_follow_the_cuts_of_the_scale()
    {
        var five = new Scale(1, 5);
        Assert.Equal([Mark.Low, Mark.Low, Mark.Middle, Mark.Middle, Mark.High, Mark.Unscored],
            new[] { 1, 2, 3, 4, 5, double.NaN }.Select(score => Marks.Of(score, five)));
        Assert.Equal(Mark.High, Marks.Of(1, new Scale(1, 5, IsReversed: true)));
        Assert.Equal(Mark.High, Marks.Of(4, lowCut: 1, highCut: 4));
    }

    [Fact]
    public void What_cannot_be_told_says_why()
    {
        var flat = Enumerable.Repeat(7.0, 60).ToArray();
        var marks = Enumerable.Range(0, 60).Select(i => Three[i % 3]).ToArray();
        double[] y = [.. Enumerable.Range(0, 60).Select(i => (double)(i * i % 11))];
        Assert.Equal("analytics.no-spread", Told.Reason(PenaltyReward.Of(flat, [marks], new Dice(1))));
        Assert.Equal("analytics.collinear", Told.Reason(PenaltyReward.Of(y, [marks, marks], new Dice(1))));
        Assert.Equal("analytics.no-observations", Told.Reason(PenaltyReward.Of([], [[]], new Dice(1))));
        var oneSided = Assert.IsType<MomentEffects>(PenaltyReward.Of(
            y, [[.. Enumerable.Range(0, 60).Select(i => i % 2 == 0 ? Mark.Middle : Mark.High)]], new Dice(1)));
        Assert.Equal((Impact.CannotTell, 0, 30),
            (oneSided.Effects[0].Impact, oneSided.Effects[0].LowRows, oneSided.Effects[0].HighRows));
        Assert.IsType<Tested>(oneSided.Effects[0].Reward);
    }
}
