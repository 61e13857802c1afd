using System.Globalization;
using System.Xml.Linq;
using Tangent.Analytics;
using Tangent.Web.Charts;

namespace Tangent.Web.Tests.Charts;

/// <summary>Charts are pure functions: their pictures are compared as text and geometry.</summary>
public sealed class ChartTests
{
    private static readonly Measure Percent = new("On time", 0, "%", CultureInfo.InvariantCulture);

    private static readonly ChartWords Words = new()
    {
        Sentence = "{0} {1}, {2:0}% interval {3} to {4}, n = {5}",
        Between = ". ",
        Previous = "was",
        Target = "target",
        Standard = "standard",
        NotSignificant = "n.s.",
        TooFew = "too few",
        Mean = "mean",
        UpperLimit = "upper",
        LowerLimit = "lower",
        Centre = "centre",
        Signal = "signal",
        Value = "value",
        Low = "low",
        High = "high",
        Count = "n",
        Penalty = "fails",
        Reward = "excels",
    };

    private static Estimate E(double point, double low, double high, int n) => new(point, low, high, n, 0.95, "test");

    [Theory]
    [InlineData(2.1, 1.3, 2.9, 612, Evidence.Better)]       // the example of EvidenceRules.Against
    [InlineData(2.1, 1.3, 2.9, 29, Evidence.TooFew)]
    [InlineData(-2.1, -2.9, -1.3, 612, Evidence.Worse)]
    [InlineData(0.3, -0.3, 0.9, 524, Evidence.NotSignificant)]
    [InlineData(0.3, 0, 0.9, 524, Evidence.NotSignificant)] // an end on the reference proves nothing
    public void A_verdict_needs_an_interval_on_one_side_and_enough_answers(
        double point, double low, double high, int n, Evidence expected) =>
        Assert.Equal(expected, E(point, low, high, n).Against(0));

    [Fact]
    public void For_a_wait_more_is_worse() =>
        Assert.Equal(Evidence.Worse, E(5, 3, 7, 100).Against(0, higherIsBetter: false));

    [Fact]
    public void A_key_figure_says_its_value_interval_and_n()
    {
        var chart = DotWhisker.Draw(new(E(71, 67, 74, 612), Previous: 75, Target: 90), Percent, Words);
        Assert.Equal("On time 71%, 95% interval 67% to 74%, n = 612. was 75. target 90", Label(chart.Svg));
    }

    [Fact]
    public void A_dot_lies_between_the_ends_of_its_whisker()
    {
        var svg = XElement.Parse(DotWhisker.Draw(new(E(71, 67, 74, 612)), Percent, Words).Svg);
        var whisker = svg.Elements("line").Single(line => ((string)line.Attribute("class")!).Contains("faint"));
        double dot = (double)svg.Elements("circle").Single().Attribute("cx")!;
        Assert.InRange(dot, (double)whisker.Attribute("x1")!, (double)whisker.Attribute("x2")!);
    }

    [Fact]
    public void Significant_is_filled_and_the_rest_is_hollow_grey()
    {
        Forest.Row[] rows = [new("a", E(2.1, 1.3, 2.9, 612)), new("b", E(0.3, -0.3, 0.9, 524)), new("c", E(2, 1, 3, 12))];
        var marks = XElement.Parse(Forest.Draw(rows, Percent, Words).Svg).Elements("circle")
            .Select(mark => (string)mark.Attribute("class")!).ToArray();
        Assert.Equal(["f-pos s-panel", "f-panel s-neu", "f-panel s-neu"], marks);
    }

    [Fact]
    public void Too_few_answers_are_said_in_words_in_picture_label_and_table()
    {
        var chart = Forest.Draw([new("a", E(2, 1, 3, 12))], Percent, Words);
        Assert.Contains("too few n=12", chart.Svg, StringComparison.Ordinal);
        Assert.EndsWith("too few", Label(chart.Svg), StringComparison.Ordinal);
        Assert.Equal("too few", chart.Table.Rows[0][^1]);
    }

    [Fact]
    public void Bullet_bars_start_at_zero_and_end_at_their_value()
    {
        var svg = XElement.Parse(Bullets.Draw([new("a", E(50, 45, 55, 400), 85)], Percent, Words, full: 100).Svg);
        var bars = svg.Elements("rect").ToArray();
        Assert.Equal((double)bars[0].Attribute("x")!, (double)bars[1].Attribute("x")!);
        Assert.Equal((double)bars[0].Attribute("width")! / 2, (double)bars[1].Attribute("width")!, 1);
    }

    [Fact]
    public void A_gap_in_the_data_is_a_gap_in_the_line()
    {
        BandLine.Point[] points =
            [new("1", 5, 4, 6), new("2", 6, 5, 7), new("3", null, null, null), new("4", 5, 4, 6), new("5", 4, 3, 5)];
        var svg = XElement.Parse(BandLine.Draw(new(points, [], []), Percent, Words).Svg);
        Assert.Equal(2, svg.Elements("polyline").Count());
        Assert.Equal(2, svg.Elements("polygon").Count());
    }

    [Fact]
    public void Signals_of_a_control_chart_are_filled_and_the_rule_is_named()
    {
        ControlChart.Point[] points = [new("1", 80, 74, 85), new("2", 70, 74, 85, IsSignal: true)];
        var chart = ControlChart.Large(new(points, 79.5, "below the limit"), Percent, Words);
        Assert.Single(XElement.Parse(chart.Svg).Elements("circle"), c => (string)c.Attribute("class")! == "f-neg");
        Assert.EndsWith("below the limit", Label(chart.Svg), StringComparison.Ordinal);
    }

    [Fact]
    public void A_bar_whose_interval_holds_zero_is_hollow()
    {
        var row = new PenaltyReward.Row("a", E(-0.3, -0.8, 0.2, 612), E(1.6, 1.3, 1.9, 612), "enhancer", "pos");
        var bars = XElement.Parse(PenaltyReward.Draw([row], Percent, Words).Svg).Elements("rect")
            .Select(bar => (string)bar.Attribute("class")!).ToArray();
        Assert.Equal(["f-panel s-neu", "f-pos solid"], bars);
    }

    [Fact]
    public void Names_are_text_and_never_markup()
    {
        string name = "<script>alert('x')</script>";
        var chart = Bubbles.Draw([new(name, 1, E(1, 0.5, 1.5, 100), 3)], Percent, Percent, 0, Words);
        Assert.DoesNotContain("<script", chart.Svg, StringComparison.Ordinal);
        Assert.Contains(XElement.Parse(chart.Svg).Elements("text"), text => text.Value == name);
    }

    [Fact]
    public void An_explored_chart_cannot_leave_its_script_element()
    {
        ExploredChart chart = new ExploredChart.Timeline(["</script>"], [], [])
        {
            Label = "维修 <b>",
            Locale = "zh-CN",
            Decimals = 1,
            Unit = "%",
            IntervalWord = "",
        };
        Assert.DoesNotContain('<', chart.ToJson());
        Assert.StartsWith("{\"kind\":\"timeline\"", chart.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void No_chart_carries_a_style()
    {
        string svg = Histogram.Draw(new([new("1", 40, 10), new("2", 45, 5)], E(1.5, 1.4, 1.6, 100), 2, 1, "good", "bad"),
            Percent, Words).Svg;
        Assert.DoesNotContain("style", svg, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(10, 50, "10 20 30 40 50")] // the example of Scale.Ticks
    [InlineData(0, 1, "0 0.25 0.5 0.75 1")]
    [InlineData(-3.2, 2.1, "-2 0 2")]
    public void Ticks_are_round_and_few(double low, double high, string expected) =>
        Assert.Equal(expected, string.Join(' ', new Scale(low, high, 0, 100).Ticks().Select(t => t.ToString(CultureInfo.InvariantCulture))));

    [Theory]
    [InlineData(-3.14, 1, "−3.1")]
    [InlineData(-0.04, 1, "0.0")]
    [InlineData(1104, 0, "1,104")]
    public void Numbers_have_a_true_minus_and_no_negative_zero(double value, int decimals, string expected) =>
        Assert.Equal(expected, (Percent with { Decimals = decimals }).Bare(value));

    private static string Label(string svg) => (string)XElement.Parse(svg).Attribute("aria-label")!;
}
