using Tangent.Analytics.Paths;
using Tangent.Analytics.Surveys;

namespace Tangent.Analytics.Tests.Diagnosis;

/// <summary>Questions about columns that somebody hands in.</summary>
public sealed class ColumnQuestionTests
{
    [Fact]
    public void Columns_find_their_construct_by_name_and_the_model_is_that_of_the_satisfaction_index()
    {
        var dice = new Dice(3, 1);
        double[] Noisy(double[] cause) => Array.ConvertAll(cause, value => value + dice.Below(1000) / 250.0);
        double[] mood = [.. Enumerable.Range(0, 120).Select(_ => dice.Below(1000) / 100.0)];
        string[] constructs = ["image", "expectation", "quality", "value", "satisfaction", "complaints", "loyalty"];
        NamedColumn[] columns = [.. constructs.SelectMany(name =>
                new[] { new NamedColumn($"{name}_1", Noisy(mood)), new($"{name.ToUpperInvariant()}.2", Noisy(mood)) }),
            new("weather", Noisy(mood))];

        var told = Assert.IsType<ChainFound>(ColumnChain.Of(columns, Units(60, 120), new(1, 22)));

        var plan = PathPlan.SatisfactionIndex([.. Enumerable.Range(0, 7).Select(i => new[] { 2 * i, 2 * i + 1 })]);
        var model = Assert.IsType<PathsTold>(PathModel.Of([.. columns.Take(14).Select(column => column.Values)], plan));
        var byArrow = plan.Arrows.Zip(model.Paths).ToDictionary(one => $"{constructs[one.First.From]} {constructs[one.First.To]}", one => one.Second);
        Assert.Equal(12, told.Links.Count);
        Assert.All(told.Links, link => Assert.Equal(byArrow[$"{link.From} {link.To}"], Assert.IsType<Estimate>(link.Path).Point, 10));
        Assert.Equal(model.Constructs.Select(one => one.Composite), told.Constructs.Select(one => one.Composite!.Value));
        Assert.Equal((120, 60, null), (told.Rows, told.Units, told.Model));
        Assert.Equal(["weather"], told.Ignored);

        var few = Assert.IsType<ChainFound>(ColumnChain.Of(columns, Units(49, 120), new(1, 22)));
        Assert.Equal("analytics.few-units", few.Model!.Code);
        Assert.All(few.Links, link => Assert.True(link is { Path: CannotTell, Correlation: Tested { Difference: { Point: > 0.5 } } }));
        Assert.Equal("analytics.no-chain", Assert.IsType<CannotTell>(ColumnChain.Of([columns[0], columns[^1]], [], new(1, 22))).Code);
    }

    private static string[] Units(int units, int rows) => [.. Enumerable.Range(0, rows).Select(row => $"u{row % units}")];

    [Fact]
    public void Months_that_repeat_each_other_make_a_unit_no_surer()
    {
        // Twelve months that say the same are one month twelve times: as sure as 60 units are.
        var dice = new Dice(7, 1);
        double[] once = [.. Enumerable.Range(0, 60).Select(_ => dice.Normal())], late = Array.ConvertAll(once, value => value + dice.Normal());
        double[] Months(double[] values) => [.. Enumerable.Range(0, 12).SelectMany(_ => values)];
        double Width(ChainFound told, Func<ChainLink, Answer> of) =>
            (of(told.Links[0]) as Estimate ?? ((Tested)of(told.Links[0])).Difference) is var range ? range.High - range.Low : 0;
        ChainFound Of(Func<double[], double[]> rows, string[] units) => Assert.IsType<ChainFound>(ColumnChain.Of(
            [new("satisfaction", rows(once)), new("loyalty", rows(late))], units, new(1, 22)));
        var (single, repeated, blind) = (Of(one => one, []), Of(Months, Units(60, 720)), Of(Months, []));

        foreach (var of in (Func<ChainLink, Answer>[])[link => link.Correlation, link => link.Path])
        {
            Assert.InRange(Width(repeated, of) / Width(single, of), 0.85, 1.15);
            Assert.True(Width(blind, of) < 0.4 * Width(single, of));
        }
    }

    [Fact]
    public void A_correlation_is_that_of_standardised_columns_and_rows_with_gaps_do_not_count()
    {
        // R: cor(c(1,2,3,4,5), c(2,1,4,3,5)) is 0.8.
        var told = Assert.IsType<ChainFound>(ColumnChain.Of(
            [new("satisfaction", [1, 2, 3, 4, 5, double.NaN]), new("loyalty", [2, 1, 4, 3, 5, 9])], [], new(1, 22)));
        var correlation = Assert.IsType<Tested>(told.Links.Single().Correlation).Difference;
        Assert.Equal((0.8, 5), (Math.Round(correlation.Point, 12), correlation.N));
    }

    [Fact]
    public void Expectation_and_perception_are_paired_by_name_and_twenty_two_items_are_those_of_Servqual()
    {
        double[] Same(double value) => [.. Enumerable.Repeat(value, 12)];
        var columns = Enumerable.Range(1, 22).SelectMany(i => new[] { ($"e{i}", Same(7)), ($"P{i}", Same(5)) }).ToList();
        var told = Assert.IsType<PairsFound>(QualityPairs.Of(columns, new(1, 7), new(1, 23)));
        Assert.Equal(["tangibles", "reliability", "responsiveness", "assurance", "empathy"], told.Dimensions.Select(one => one.Name));
        Assert.Equal([4, 5, 4, 4, 5], told.Dimensions.Select(one => one.Items.Count));
        Assert.All(told.Dimensions, one => Assert.IsType<CannotTell>(one.Told.Reliability));

        var own = Assert.IsType<PairsFound>(QualityPairs.Of(
            [("expected.staff.1", [7, 6, 7]), ("perceived.staff.1", [5, 5, 6]), ("e_staff_2", [6, 6, 6]), ("p_staff_2", [4, 5, 4]), ("e9", [1, 1, 1])],
            new(1, 7), new(1, 23)));
        Assert.Equal("staff", own.Dimensions.Single().Name);
        // Gaps −2 −1 −1 and −2 −1 −2: means per respondent −2, −1, −1.5.
        Assert.Equal(-1.5, Assert.IsType<Estimate>(own.Dimensions[0].Told.Gap).Point, 12);
        Assert.Equal(1, Assert.IsType<Estimate>(own.Dimensions[0].Told.Below).Point);
        Assert.Equal(["e9"], own.Unpaired);
        Assert.Equal("analytics.no-pairs", Assert.IsType<CannotTell>(QualityPairs.Of([("e1", [1.0]), ("p2", [1.0])], new(1, 7), new(1, 23))).Code);
        Assert.Equal("analytics.outside-scale", Assert.IsType<CannotTell>(QualityPairs.Of([("e1", [9.0]), ("p1", [1.0])], new(1, 7), new(1, 23))).Code);
    }
}
