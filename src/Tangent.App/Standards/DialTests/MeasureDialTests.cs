using Microsoft.EntityFrameworkCore;
using Tangent.Analytics;
using Tangent.Analytics.Control;
using Tangent.Analytics.DialTests;
using Tangent.Analytics.Samples;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Standards.DialTests;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;

namespace Tangent.App.Standards.DialTests;

/// <summary>What tests say of the machines: scores by channel, ease of use, and whether faults are the usual ups and downs (F-32, HM-09).</summary>
public sealed class MeasureDialTests(Db db, CaseChange change)
{
    /// <summary>Most runs that are counted at once.</summary>
    public const int MostRuns = 200_000;

    /// <summary>Of which cases, of how many days back.</summary>
    public sealed record Request(CaseFilter Filter, int Days = 90);

    /// <summary>One channel.</summary>
    /// <param name="Channel">Which; null: all of them.</param>
    /// <param name="Scores">Its scores.</param>
    /// <param name="Sus">Mean of the System Usability Scale, 0 to 100.</param>
    /// <param name="UmuxLite">Mean of UMUX-Lite, 0 to 100.</param>
    public sealed record ChannelScores(ContactChannel? Channel, DialScores Scores, Answer Sus, Answer UmuxLite);

    /// <summary>A day of the chart.</summary>
    public sealed record Day(DateOnly Date, int Runs, int Failed);

    /// <summary>The figures.</summary>
    /// <param name="FromUtc">From when runs are counted.</param>
    /// <param name="Runs">How many.</param>
    /// <param name="All">All channels together.</param>
    /// <param name="Channels">Each channel with runs.</param>
    /// <param name="Kinds">How often each way of going wrong.</param>
    /// <param name="Days">Days with runs, in order, by UTC.</param>
    /// <param name="Faults">Control chart of the share of failed runs by day, or why there is none.</param>
    public sealed record Measured(DateTime FromUtc, int Runs, ChannelScores All, IReadOnlyList<ChannelScores> Channels,
        IReadOnlyList<(Mismatch Kind, int Count)> Kinds, IReadOnlyList<Day> Days, Answer Faults);

    /// <summary>Measures.</summary>
    public async Task<Outcome<Measured>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.DialTest) is { } refusal) return refusal;

        if (request.Days is < 1 or > 3660) return Fail.Wrong("days", "dialtests.days-range");
        var from = change.Now.AddDays(-request.Days);
        var cases = (await db.TestCases.AsNoTracking().ToListAsync(stop)).Where(request.Filter.Holds).ToDictionary(one => one.Id);
        var runs = (await db.TestRuns.AsNoTracking().Where(r => r.StartedUtc >= from).OrderByDescending(r => r.StartedUtc).Take(MostRuns).ToListAsync(stop))
            .Where(run => cases.ContainsKey(run.CaseId)).ToList();
        List<Day> days = [.. runs.GroupBy(run => DateOnly.FromDateTime(run.StartedUtc)).OrderBy(day => day.Key)
            .Select(day => new Day(day.Key, day.Count(), day.Count(run => !run.IsPassed)))];
        int[] failed = [.. days.Select(day => day.Failed)], sizes = [.. days.Select(day => day.Runs)];
        return new Measured(from, runs.Count, Of(null, runs),
            [.. runs.GroupBy(run => cases[run.CaseId].Terms.Channel).OrderBy(same => same.Key).Select(same => Of(same.Key, [.. same]))],
            [.. runs.Where(run => !run.IsPassed).GroupBy(run => run.Mismatch!.Value).OrderByDescending(same => same.Count()).ThenBy(same => same.Key)
                .Select(same => (same.Key, same.Count()))],
            days, ShareChart.OfShares(failed, sizes));
    }

    private static ChannelScores Of(ContactChannel? channel, IReadOnlyList<TestRun> runs) => new(channel, DialScores.Of([.. runs.Select(Row)]),
        Ease(runs, Questionnaire.Sus), Ease(runs, Questionnaire.UmuxLite));

    private static Answer Ease(IEnumerable<TestRun> runs, string by) =>
        Means.Of([.. runs.Where(run => run.UsabilityBy == by).Select(run => run.Usability ?? double.NaN)]);

    private static DialRun Row(TestRun run) => new(run.IsConnected, run.IsPassed, Number(run.DialSeconds), run.Steps ?? double.NaN,
        Number(run.HumanSeconds), Number(run.TookSeconds), run.Errors ?? double.NaN);

    private static double Number(decimal? value) => value is { } there ? (double)there : double.NaN;
}
