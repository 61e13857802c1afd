using Tangent.Analytics.Surveys;

namespace Tangent.Analytics.Tests.Surveys;

public class InstrumentTests
{
    private static readonly Scale Seven = new(1, 7);

    [Fact]
    public void ServiceQuality_of_even_answers_has_even_gaps_whatever_the_weights()
    {
        // All alike except that two respondents trade a point, so that there is a spread to speak of.
        double[][] expected = Items(22, 40, (_, _) => 7),
            perceived = Items(22, 40, (_, r) => 5 + (r % 2 == 0 ? 1 : -1));
        var weights = Items(5, 40, (d, r) => d + r % 3);
        var told = Assert.IsType<QualityGaps>(ServiceQuality.Of(expected, perceived, ServiceQuality.TwentyTwoItems,
            Seven, weights));
        Assert.All(told.Dimensions, dimension => Assert.Equal(-2.000, Told.Estimate(dimension.Gap).Point, 12));
        Assert.Equal(-2, Told.Estimate(told.Overall).Point, 12);
        Assert.Equal(-2, Told.Estimate(told.Weighted).Point, 12);
        Assert.Equal(1, Told.Estimate(told.Dimensions[0].Below).Point);
    }

    [Fact]
    public void Respondents_weigh_their_own_dimensions_before_the_mean_is_taken()
    {
        // Everybody is disappointed in what they care for: the weighted gap is worse than the plain one.
        double[][] expected = Items(2, 40, (_, _) => 6);
        double[][] perceived = Items(2, 40, (item, r) => item == r % 2 ? 2 + r % 3 : 6);
        var importance = Items(2, 40, (d, r) => d == r % 2 ? 90 : 10);
        var told = Assert.IsType<QualityGaps>(ServiceQuality.Of(expected, perceived, [[0], [1]], Seven, importance));
        Assert.Equal(0.9 * 2 * Told.Estimate(told.Overall).Point, Told.Estimate(told.Weighted).Point, 9);
    }

    [Fact]
    public void ServiceQuality_drops_half_pairs_and_dimensions_answered_by_less_than_half()
    {
        double[][] expected = Items(4, 30, (_, _) => 6), perceived = Items(4, 30, (_, r) => 3 + r % 3);
        for (int item = 0; item < 3; item++) perceived[item][0] = double.NaN;
        var told = Assert.IsType<QualityGaps>(ServiceQuality.Of(expected, perceived, [[0, 1, 2, 3]], Seven));
        Assert.Equal(29, Told.Estimate(told.Dimensions[0].Gap).N);
        Assert.Equal("analytics.no-importance", Told.Reason(told.Weighted));
        Assert.Equal("analytics.outside-scale", Told.Reason(ServiceQuality.Of([[8]], [[1]], [[0]], Seven)));
        Assert.Equal("analytics.no-observations", Told.Reason(ServiceQuality.Of([[double.NaN]], [[1]], [[0]], Seven)));
    }

    private static double[][] Items(int items, int rows, Func<int, int, double> of) =>
        [.. Enumerable.Range(0, items).Select(item =>
            Enumerable.Range(0, rows).Select(row => of(item, row)).ToArray())];

    [Fact]
    public void Kano_has_the_coefficients_that_were_reckoned_by_hand()
    {
        var told = Assert.IsType<KanoTold>(Kano.Of([20, 25, 30, 22, 2, 1]));
        Assert.Equal(.5670103, Told.Estimate(told.Better).Point, 7);
        Assert.Equal(-.4639175, Told.Estimate(told.Worse).Point, 7);
        Assert.Equal((KanoKind.Attractive, KanoKind.Attractive), (told.Kind, told.Blauth));
        Assert.Equal((0.05, 0.75), (told.CategoryStrength, told.TotalStrength));
        // 30 − 25 = 5, below 1.65·√(55·145/200) = 10.4.
        Assert.False(told.IsClear);
    }

    [Fact]
    public void Ties_go_to_the_more_basic_kind_and_few_answers_to_none()
    {
        Assert.Equal(KanoKind.MustBe, Assert.IsType<KanoTold>(Kano.Of([10, 10, 10, 10, 0, 0])).Kind);
        Assert.Equal("analytics.too-few", Told.Reason(Kano.Of([1, 2, 3, 4, 5, 4])));
        Assert.Equal("analytics.no-observations", Told.Reason(Kano.Of([0, 0, 0, 0, 0, 0])));
    }

    [Fact]
    public void The_table_of_pairs_is_Kanos()
    {
        string[] rows = ["QAAAO", "RIIIM", "RIIIM", "RIIIM", "RRRRQ"];
        for (int with = 0; with < 5; with++)
            for (int without = 0; without < 5; without++)
                Assert.Equal(rows[with][without], Kano.KindOf((KanoAnswer)with, (KanoAnswer)without).ToString()[0]);
    }

    [Theory]
    [InlineData("feat_1", 1424, 21, 58, 595, 193, 209, .688751, -.037655)]
    [InlineData("feat_2", 102, 24, 50, 534, 1596, 194, .177465, -.104225)]
    public void Public_answers_are_classed_as_the_reference_counts(
        string feature, int attractive, int one, int must, int indifferent, int reverse, int questionable,
        double better, double worse)
    {
        var columns = RealData.Columns("surveys/kano.csv");
        var counts = new int[6];
        for (int i = 0; i < columns[feature + "f"].Length; i++)
            counts[(int)Kano.KindOf((KanoAnswer)(int)(columns[feature + "f"][i] - 1),
                (KanoAnswer)(int)(columns[feature + "d"][i] - 1))]++;
        Assert.Equal([must, one, attractive, indifferent, reverse, questionable], counts);
        var told = Assert.IsType<KanoTold>(Kano.Of(counts));
        Assert.Equal(better, Told.Estimate(told.Better).Point, 6);
        Assert.Equal(worse, Told.Estimate(told.Worse).Point, 6);
    }

    [Fact]
    public void KanoPlane_places_a_feature_by_its_means()
    {
        KanoAnswer[] with = [.. Enumerable.Range(0, 20).Select(i => i % 2 == 0 ? KanoAnswer.Like : KanoAnswer.MustBe)];
        KanoAnswer[] without = [.. Enumerable.Repeat(KanoAnswer.Dislike, 20)];
        var told = Assert.IsType<KanoPoint>(KanoPlane.Of(with, without));
        Assert.Equal(4.000, told.X, 12);
        Assert.Equal(3.000, told.Y, 12);
        Assert.Equal(KanoKind.OneDimensional, told.Kind);
        Assert.Equal(0, told.DeviationX, 9);
        Assert.Equal(Math.Sqrt(20.0 / 19), told.DeviationY, 9);
        Assert.Equal("analytics.too-few", Told.Reason(KanoPlane.Of(with.AsSpan(0, 5), without.AsSpan(0, 5))));
    }

    [Fact]
    public void ToleranceZone_tells_who_falls_below_and_whether_it_costs()
    {
        double[] adequate = [.. Enumerable.Repeat(5.0, 30)], desired = [.. Enumerable.Repeat(8.0, 30)];
        double[] met = [.. Enumerable.Range(0, 30).Select(i => i % 10 < 3 ? 4.0 : 7)];
        Tested costs = new(new(-1, -1.5, -0.5, 30, 0.95, "ols-hc3"), -4, 28, 0.001),
            free = costs with { Difference = costs.Difference with { High = 0.2 } };
        var told = Assert.IsType<ToleranceTold>(ToleranceZone.Of(adequate, desired, met, new(1, 9), costs));
        Assert.Equal(0.300, Told.Estimate(told.Below).Point, 12);
        Assert.Equal((5, 8, 7), (told.Adequate, told.Desired, told.Perceived));
        Assert.True(told.IsDetractor);
        Assert.False(Assert.IsType<ToleranceTold>(ToleranceZone.Of(adequate, desired, met, new(1, 9),
            free)).IsDetractor);
        Assert.Equal("analytics.outside-scale", Told.Reason(ToleranceZone.Of([0], [8], [5], new(1, 9))));
        Assert.Equal("analytics.no-observations", Told.Reason(ToleranceZone.Of([double.NaN], [8], [5], new(1, 9))));
    }

    [Fact]
    public void ImportancePerformance_fills_its_quadrants()
    {
        var told = Assert.IsType<Plane>(ImportancePerformance.Of([9, 9, 5, 5], [3, 8, 3, 8]));
        Assert.Equal([Quadrant.Concentrate, Quadrant.KeepUp, Quadrant.LowPriority, Quadrant.Overkill],
            told.Attributes.Select(placed => placed.Quadrant));
        Assert.Equal(1.000, told.Attributes[0].Priority);
        Assert.Equal(Quadrant.Concentrate,
            Assert.IsType<Plane>(ImportancePerformance.Of([9, 5], [5, 3], new Scale(1, 10))).Attributes[0].Quadrant);
        Assert.Equal("analytics.no-spread", Told.Reason(ImportancePerformance.Of([5, 5], [1, 2])));
        Assert.Equal("analytics.too-few-items", Told.Reason(ImportancePerformance.Of([5], [1])));
    }
}
