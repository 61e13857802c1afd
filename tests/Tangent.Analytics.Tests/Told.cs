namespace Tangent.Analytics.Tests;

/// <summary>What an answer says, for tests about one figure.</summary>
static class Told
{
    public static Estimate Estimate(Answer answer) => Assert.IsType<Estimate>(answer);

    public static Tested Tested(Answer answer) => Assert.IsType<Tested>(answer);

    public static string Reason(Answer answer) => Assert.IsType<CannotTell>(answer).Code;

    public static void Interval(double low, double high, Answer answer, int digits)
    {
        var told = answer as Tested is { } tested ? tested.Difference : Estimate(answer);
        Assert.Equal(low, told.Low, digits);
        Assert.Equal(high, told.High, digits);
    }
}
