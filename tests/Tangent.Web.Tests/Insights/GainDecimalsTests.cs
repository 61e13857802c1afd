using Tangent.Web.Words;

namespace Tangent.Web.Tests.Insights;

public sealed class GainDecimalsTests
{
    [Theory]
    [InlineData(0.109, 2)]
    [InlineData(0.0123, 3)]
    [InlineData(-0.00042, 5)]
    [InlineData(2.5, 2)]
    [InlineData(0, 2)]
    [InlineData(1e-9, 6)]
    public void Gain_that_is_spread_over_many_journeys_still_shows_two_digits(double gain, int decimals) =>
        Assert.Equal(decimals, DiagnosisWords.Decimals(gain));
}
