using System.Collections;
using System.Reflection;
using Tangent.Analytics.Diagnosis;
using Tangent.Analytics.Judgements;
using Tangent.Analytics.Moments;

namespace Tangent.Analytics.Tests.Diagnosis;

/// <summary>Data that cannot carry an answer: the diagnosis says so, and no figure of it is NaN.</summary>
public class BadInputTests
{
    public static TheoryData<string> Cases =>
    [
        "nothing", "one", "two", "all missing", "constant overall", "constant touch", "collinear", "separation", "one branch",
        "weights of zero", "mixed scales",
    ];

    [Theory, MemberData(nameof(Cases))]
    public void No_figure_is_made_up(string what)
    {
        var hall = what switch
        {
            "nothing" => new Hall(0),
            "one" => new Hall(1),
            "two" => new Hall(2),
            _ => new Hall(400, units: what == "one branch" ? 1 : 6)
        };
        var log = hall.Log();
        var told = Diagnose.Of(log, hall.Said(log, judgement => Changed(what, judgement)), new(ByUnit: true, Rounds: 100));
        Finite(told);
        if (what is "nothing" or "one" or "two" or "all missing" or "constant overall" or "weights of zero")
        {
            Assert.NotNull(told.NoMoments);
            Assert.IsType<CannotTell>(told.Rule);
            Assert.IsType<CannotTell>(told.Drivers);
            Assert.Empty(told.Fixes);
        }
        // Where the outcome follows without rest, nothing tells how a penalty may vary.
        else if (what == "separation") Assert.All(told.Fixes, fix => Assert.IsType<CannotTell>(fix.Gain));
        else Assert.Contains(told.Fixes, fix => fix.Gain is Estimate);
        if (what == "constant touch") Assert.Equal(Impact.CannotTell, told.Moments.Single(moment => moment.Touchpoint == 1).Kind);
        if (what == "collinear") Assert.Contains(Assert.IsType<DriversOfOverall>(told.Drivers).Drivers, driver => driver.Share is CannotTell);
    }

    private static Judgement? Changed(string what, Judgement one) => what switch
    {
        "all missing" => one with { Score = double.NaN },
        "constant overall" => one.Touchpoint < 0 ? one with { Score = 8 } : one,
        "constant touch" => one.Touchpoint == 1 ? one with { Score = 4 } : one,
        // What is said of 0 and of 3 is one and the same.
        "collinear" => one.Touchpoint < 0 ? one : one.Touchpoint is 0 or 3 ? one with { Score = 1 + one.Journey % 5 } : null,
        "separation" => one.Touchpoint < 0 ? one with { Score = one.Journey % 2 * 10 }
            : one.Touchpoint == 1 ? one with { Score = 1 + one.Journey % 2 * 4 } : one,
        "weights of zero" => one with { Weight = 0 },
        "mixed scales" => one.Journey % 3 == 0 && one.Touchpoint >= 0 ? one with { Score = 2 * one.Score, Scale = Hall.Eleven } : one,
        _ => one,
    };

    private static void Finite(object? value)
    {
        switch (value)
        {
            case null or string or Enum or int or bool: return;
            case double number: Assert.True(double.IsFinite(number)); return;
            case Estimate estimate:
                Assert.True(double.IsFinite(estimate.Point) && estimate.Low <= estimate.Point + 1e-12 && estimate.Point <= estimate.High + 1e-12);
                return;
            case Tested tested: Finite(tested.Difference); return;
            case CannotTell reason: Assert.StartsWith("analytics.", reason.Code, StringComparison.Ordinal); return;
            case IEnumerable many:
                foreach (var one in many) Finite(one);
                return;
        }
        foreach (var property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
            if (property.GetIndexParameters().Length == 0 && value.GetType().Namespace?.StartsWith("Tangent", StringComparison.Ordinal) == true)
                Finite(property.GetValue(value));
    }
}
