using System.Diagnostics;
using Tangent.Analytics.Attainment;

namespace Tangent.Bench;

/// <summary>Attainment of 200 clauses over many encounters, each under four clauses, on two cores; and 10,000 that come later.</summary>
static class AttainmentBench
{
    private const int Clauses = 200, Places = 50, Chunk = 65_536;
    private const long Day = 86_400_000_000;

    public static void Measure(int rounds, int encounters)
    {
        ClauseVersion[] versions = [.. Enumerable.Range(0, Clauses).Select(number => new ClauseVersion(number, 1, [number % Places], null, null,
            (MeasuredBy)(number % 2), true, [60, 120, 180, 240, 300], [], 0, int.MaxValue, false))];
        var parts = Enumerable.Range(0, Math.Max(1, encounters / Chunk)).Select(seed => new Part(new Random(seed))).ToArray();
        List<double> seconds = [], later = [];
        long cells = 0;
        for (int round = 0; round < rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            var halves = ParallelEnumerable.Range(0, 2).Select(half =>
            {
                var count = new AttainmentCount(versions);
                for (int i = half; i < parts.Length; i += 2) count.Add(parts[i].Columns(Chunk));
                return count;
            }).ToArray();
            halves[0].Add(halves[1]);
            seconds.Add(watch.Elapsed.TotalSeconds);
            watch.Restart();
            halves[0].Add(parts[0].Columns(10_000));
            later.Add(watch.Elapsed.TotalMilliseconds);
            cells = halves[0].Cells.Count;
        }
        Console.WriteLine(FormattableString.Invariant(
            $"{parts.Length * (long)Chunk:N0} encounters, {Clauses} clauses of four tiers, four to an encounter, {cells:N0} cells"));
        Console.WriteLine(Spread.Line("counted from nothing", seconds, "s"));
        Console.WriteLine(Spread.Line("10,000 more", later, "ms"));
    }

    private sealed class Part(Random chance)
    {
        private readonly int[] place = Draw(() => chance.Next(Places)), unit = Draw(() => chance.Next(55)), wait = Draw(() => chance.Next(400));
        private readonly sbyte[] tier = Draw(() => (sbyte)chance.Next(-1, 4));
        private readonly long[] started = Draw(() => chance.NextInt64(0, 360 * Day));
        private readonly int[] none = new int[Chunk];
        private readonly double[] score = new double[Chunk];
        private long[]? ended;
        private int[]? day;

        public EncounterColumns Columns(int count) => new()
        {
            Place = place.AsSpan(0, count),
            Channel = none.AsSpan(0, count),
            Unit = unit.AsSpan(0, count),
            Tier = tier.AsSpan(0, count),
            Started = started.AsSpan(0, count),
            Day = (day ??= [.. started.Select(at => (int)(at / AttainmentBench.Day))]).AsSpan(0, count),
            Ended = (ended ??= [.. started.Select(at => at + 90_000_000)]).AsSpan(0, count),
            Wait = wait.AsSpan(0, count),
            Score = score.AsSpan(0, count),
            Outcome = none.AsSpan(0, count),
        };

        private static T[] Draw<T>(Func<T> one) => [.. Enumerable.Range(0, Chunk).Select(_ => one())];
    }
}
