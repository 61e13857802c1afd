using Tangent.Analytics;
using Tangent.Analytics.Diagnosis;
using Tangent.Analytics.Proportions;
using Tangent.Analytics.Verification;

namespace Tangent.Truth;

/// <summary>
/// Worlds in which nothing changes from one half of the year to the other: how often is a change claimed, and how often does the
/// verification of an improvement that never was say better or worse?
/// </summary>
static class Nothing
{
    private const int HalfDays = 180, MonthDays = 30, WeekDays = 7;
    private const long HalfYear = HalfDays * 86_400_000_000L;

    private static readonly (string Name, Func<Sample, ulong, bool> Claims)[] Questions =
    [
        ("what changed", (sample, _) => Changed(sample)),
        ("every other unit verified against the rest (difference in differences)", (sample, seed) => IsClaim(AgainstTheRest(sample, seed))),
        ("all units verified by their own weeks (interrupted series)", (sample, _) => IsClaim(ByWeeks(sample))),
    ];

    public static void Print(int worlds, ulong after)
    {
        Structure[] structures = [.. Enum.GetValues<Structure>()];
        int count = worlds / structures.Length;
        var claimed = new int[Questions.Length];
        foreach (var structure in structures)
        {
            var here = new int[Questions.Length];
            Parallel.For(0, count, i =>
            {
                ulong seed = 90_000 + 10_000 * (ulong)structure + (ulong)i + after;
                var sample = new World(structure, i % 4 * 0.2, seed).Draw(i % 2 == 0 ? 500 : 2_000);
                for (int question = 0; question < Questions.Length; question++)
                    if (Questions[question].Claims(sample, seed)) Interlocked.Increment(ref here[question]);
            });
            Console.WriteLine($"{structure,-16} of {count} worlds something claimed in {string.Join(", ", here)}");
            for (int question = 0; question < here.Length; question++) claimed[question] += here[question];
        }
        for (int question = 0; question < Questions.Length; question++)
            if (Wilson.Share(claimed[question], count * structures.Length) is Estimate told)
                Console.WriteLine($"{Questions[question].Name}: {claimed[question]} of {told.N}, {told.Point:P2} ({told.Low:P2} to {told.High:P2})");
    }

    private static bool Changed(Sample sample)
    {
        var log = sample.Log();
        return Diagnose.Changes(log, sample.Judgements(log), 0, HalfYear, 2 * HalfYear).Any(change => change.IsClaimed);
    }

    private static Answer AgainstTheRest(Sample sample, ulong seed) => BeforeAfter.Effect([.. sample.Overall], [.. sample.Units],
        [.. sample.Days.Select(day => day / MonthDays)], [.. sample.Units.Zip(sample.Days, (unit, day) => unit % 2 == 1 && day >= HalfDays)], new(seed));

    private static Answer ByWeeks(Sample sample)
    {
        const int before = HalfDays / WeekDays;
        double[] weeks = [.. Enumerable.Range(0, 2 * before).Select(week => sample.Overall.Where((_, i) => sample.Days[i] / WeekDays == week)
            .DefaultIfEmpty(double.NaN).Average())];
        var told = InterruptedSeries.Of(weeks, before);
        return told is SeriesTold series ? series.Level : told;
    }

    private static bool IsClaim(Answer effect) => Verdicts.Of(effect) is Verdict.Improved or Verdict.Worse;
}
