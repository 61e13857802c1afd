using Tangent.Analytics.Moments;
using Tangent.Analytics.Surveys;

namespace Tangent.Analytics.Tests.Moments;

public class AskedKindTests
{
    private static readonly Tested Costs = Effect(-1, -1.4, -0.6), Nothing = Effect(-0.05, -0.2, 0.1);

    [Theory]
    [InlineData(KanoKind.MustBe, Impact.Baseline, ListVerdict.Both)]
    [InlineData(KanoKind.MustBe, Impact.Destroyer, ListVerdict.Both)]
    [InlineData(KanoKind.MustBe, Impact.Enhancer, ListVerdict.TeamAlone)]
    [InlineData(KanoKind.OneDimensional, Impact.Performance, ListVerdict.Both)]
    [InlineData(KanoKind.Attractive, Impact.Enhancer, ListVerdict.Both)]
    [InlineData(KanoKind.Attractive, Impact.Neutral, ListVerdict.TeamAlone)]
    [InlineData(KanoKind.Indifferent, Impact.Neutral, ListVerdict.Both)]
    [InlineData(KanoKind.Reverse, Impact.Baseline, ListVerdict.CannotTell)]
    [InlineData(KanoKind.MustBe, Impact.CannotTell, ListVerdict.CannotTell)]
    public void A_kind_of_feature_goes_with_kinds_of_moments(KanoKind kano, Impact impact, ListVerdict verdict)
    {
        var counts = new int[6];
        counts[(int)kano] = 40;
        Assert.Equal(verdict, AskedKinds.Verdict(Kano.Of(counts), Moment(impact, Costs)));
    }

    [Fact]
    public void A_feature_whose_leading_kind_is_not_clear_says_nothing()
    {
        Assert.Equal(ListVerdict.CannotTell, AskedKinds.Verdict(Kano.Of([21, 19, 0, 0, 0, 0]), Moment(Impact.Baseline, Costs)));
        Assert.Equal(ListVerdict.CannotTell, AskedKinds.Verdict(Kano.Of([40, 0, 0, 0, 0, 0]), null));
        Assert.Equal(ListVerdict.CannotTell, AskedKinds.Verdict(new CannotTell("analytics.too-few"), Moment(Impact.Baseline, Costs)));
    }

    [Fact]
    public void A_zone_of_tolerance_breaks_where_surely_more_than_a_tenth_are_below_what_is_just_enough()
    {
        double[] All(double value) => [.. Enumerable.Repeat(value, 40)];
        Answer Zone(double met) => ToleranceZone.Of(All(5), All(8), All(met), new(1, 9));
        Assert.Equal([ListVerdict.Both, ListVerdict.TeamAlone, ListVerdict.DataAlone, ListVerdict.Neither],
            new[] { (4, Costs), (4, Nothing), (6, Costs), (6, Nothing) }
                .Select(one => AskedKinds.Verdict(Zone(one.Item1), Moment(Impact.Baseline, one.Item2))));
    }

    private static Tested Effect(double point, double low, double high) => new(new(point, low, high, 400, 0.95, "ols-hc3"), 0, 1, 0.5);

    private static MomentEffect Moment(Impact impact, Tested penalty) =>
        new(penalty, penalty, new CannotTell("analytics.no-effect"), 40, 40, false, false, 1, impact);
}
