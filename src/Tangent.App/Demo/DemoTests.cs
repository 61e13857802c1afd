using Tangent.App.Standards.Published;
using Tangent.Domain;
using Tangent.Domain.Standards.DialTests;
using Tangent.Domain.Standards.Menus;
using Tangent.Domain.Touchpoints;

namespace Tangent.App.Demo;

/// <summary>Tests of the demo company's machines: a dozen cases, each tried once a day in the last quarter of its year.</summary>
static class DemoTests
{
    /// <summary>Days on which each case was tried, up to the last of the demo year.</summary>
    public const int Days = 91;

    /// <summary>All cases with their runs; times in UTC, each case at its own minute of the day.</summary>
    public static IReadOnlyList<TestToLoad> All(ulong seed) =>
        [.. DemoFiles.Tests.Cases.Select((one, at) => new TestToLoad(one.Unit, Terms(one), [.. Runs(one, at, Chance.Of(seed, "tests", at))]))];

    private static TestTerms Terms(TestFile.One one) => new()
    {
        Name = one.Name,
        Plan = DemoFiles.Tests.Plan,
        Kind = one.Kind,
        Touchpoint = one.At,
        Channel = one.Channel,
        Caller = one.Caller,
        Number = one.Number,
        Keys = one.Keys,
        Url = one.Url,
        Contains = one.Contains,
        Steps = (one.Steps ?? []).ToItems(),
        Expected = one.Expected,
        MostSeconds = one.Most,
    };

    private static List<RunToLoad> Runs(TestFile.One one, int at, Chance chance)
    {
        var calendar = DemoFiles.Truths.Calendar;
        var first = calendar.FirstDay.AddDays(calendar.Days - Days);
        List<RunToLoad> runs = [];
        for (int day = 0; day < Days; day++)
        {
            var date = first.AddDays(day);
            var started = date.ToDateTime(new(9, 5 * at), DateTimeKind.Utc).AddSeconds(chance.Below(240) - calendar.UtcOffsetSeconds);
            bool isUnlucky = chance.Share(one.Fail);
            var how = one.Since <= date ? one.Fault : isUnlucky ? one.How : (Mismatch?)null;
            // What is too slow took longer than it may; who was not connected measured nothing.
            var (delay, human, took) = (Drawn(one.Delay, ref chance), Drawn(one.Human, ref chance), Drawn(one.Took, ref chance));
            int mistakes = chance.Below(10) / 8 + (how is null ? 0 : 1);
            int[]? ease = one.Ease is { } range ? [Answer(range, ref chance), Answer(range, ref chance)] : null;
            if (how == Mismatch.Timeout && one.Human is not null) human = one.Most + 5 + human / 4;
            else if (how == Mismatch.Timeout) took = one.Most + took / 4;
            bool isThere = how is not Mismatch.NotConnected, isReached = how is null or Mismatch.Timeout;
            runs.Add(new(started, how, isThere ? delay : null, isReached ? human : null, isThere ? took : null, isThere ? one.Depth : null,
                one.Kind == TestKind.Script ? mistakes : null, ease));
        }
        return runs;
    }

    private static int Answer(IReadOnlyList<int> range, ref Chance chance) => range[0] + chance.Below(range[1] - range[0] + 1);

    private static decimal? Drawn(IReadOnlyList<int>? tenths, ref Chance chance) =>
        tenths is null ? null : (tenths[0] + chance.Below(tenths[1] - tenths[0] + 1)) / 10m;
}

/// <summary>The tests of the demo company.</summary>
/// <param name="Why">What is right and what is planted in them.</param>
/// <param name="Plan">Name of their plan, which says that the runs are invented.</param>
/// <param name="Cases">Each with how its runs go.</param>
sealed record TestFile(string Why, string Plan, IReadOnlyList<TestFile.One> Cases)
{
    /// <summary>One of them.</summary>
    public sealed record One(string Name, string Unit, TestKind Kind, string At, ContactChannel Channel, int Fail, Mismatch How, Caller? Caller = null,
        string? Number = null, string? Keys = null, string? Url = null, string? Contains = null, IReadOnlyList<string>? Steps = null,
        string? Expected = null, decimal? Most = null, DateOnly? Since = null, Mismatch? Fault = null, IReadOnlyList<int>? Delay = null,
        IReadOnlyList<int>? Human = null, IReadOnlyList<int>? Took = null, int? Depth = null, IReadOnlyList<int>? Ease = null);
}
