using Tangent.Analytics.Samples;
using Tangent.Analytics.Surveys;

namespace Tangent.Analytics.Tests.Surveys;

public sealed class CountedMeanTests
{
    [Fact]
    public void Counts_say_what_the_answers_themselves_say()
    {
        (double Value, long Count)[] counts = [(3, 10), (4, 20), (5, 10), (1, 0)];
        var mean = Assert.IsType<Estimate>(CountedMean.Of(counts));
        Assert.Equal((4, 40), (mean.Point, mean.N));
        Assert.Equal(3.7710, mean.Low, 4);
        Assert.Equal(4.2290, mean.High, 4);

        var answers = Assert.IsType<Estimate>(Means.Of(counts.SelectMany(one => Enumerable.Repeat(one.Value, (int)one.Count)).ToArray()));
        Assert.Equal(answers.Low, mean.Low, 12);
        Assert.Equal(answers.High, mean.High, 12);
    }

    [Fact]
    public void Too_little_tells_nothing()
    {
        Assert.Equal("analytics.no-observations", Assert.IsType<CannotTell>(CountedMean.Of([])).Code);
        Assert.IsType<CannotTell>(CountedMean.Of([(4, 1)]));
        Assert.IsType<CannotTell>(CountedMean.Of([(4, 9)]));
    }
}
