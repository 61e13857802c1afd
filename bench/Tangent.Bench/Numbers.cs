using System.Diagnostics;
using Tangent.Analytics;
using Tangent.Analytics.Drivers;
using Tangent.Analytics.Paths;
using Tangent.Analytics.Queues;
using Tangent.Analytics.Simulation;

namespace Tangent.Bench;

/// <summary>The heavy numbers on one core: key drivers, the simulation of a line, the satisfaction index.</summary>
static class Numbers
{
    private const string PeerVariable = "TANGENT_BENCH_LINE_PEER";
    private const int PeerCustomers = 400_000;

    public static void Measure(int rounds)
    {
        Drivers(rounds);
        Line(rounds);
        Index(rounds);
    }

    /// <summary>14 drivers, 100,000 rows, 1,000 rounds of the bootstrap.</summary>
    private static void Drivers(int rounds)
    {
        var dice = new Dice(1);
        var columns = Enumerable.Range(0, 14).Select(_ => new double[100_000]).ToArray();
        var outcome = new double[100_000];
        for (int i = 0; i < outcome.Length; i++)
        {
            double mood = dice.Normal();
            outcome[i] = dice.Normal();
            for (int j = 0; j < columns.Length; j++)
            {
                columns[j][i] = Math.Round(3 + 0.6 * mood + 0.8 * dice.Normal());
                outcome[i] += columns[j][i] * (j + 1) / 14;
            }
        }
        List<double> seconds = [];
        for (int round = 0; round < rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            if (DriverIntervals.Of(new() { Outcome = outcome, Columns = columns }, new Dice(2), 1000) is not DriversTold)
                throw new InvalidOperationException("the drivers were not told");
            seconds.Add(watch.Elapsed.TotalSeconds);
        }
        Console.WriteLine(Spread.Line("key drivers: 14 drivers, 100,000 rows, 1,000 rounds", seconds, "s"));
    }

    /// <summary>
    /// M/M/10 at 90 % load: customers per second, and whether the mean wait agrees with Erlang. In turns with another simulation where the
    /// environment names one (TANGENT_BENCH_LINE_PEER, called as PEER CUSTOMERS; its start counts with it).
    /// </summary>
    private static void Line(int rounds)
    {
        var plan = ServicePlan.OneLine(9, new(10, ServiceTime.Exponential(1)), 400_000, 1000);
        string[]? peer = Environment.GetEnvironmentVariable(PeerVariable)?.Split(' ');
        List<double> millions = [], others = [], ratios = [];
        for (int round = 0; round < rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            var told = Simulator.Run(plan, 3, round);
            millions.Add(told.Came / watch.Elapsed.TotalSeconds / 1e6);
            if (peer is null) continue;
            others.Add(PeerCustomers / Seconds(peer) / 1e6);
            ratios.Add(millions[^1] / others[^1]);
        }
        Console.WriteLine(Spread.Line("simulated line M/M/10, 3.6 million customers a run", millions, "million customers/s"));
        if (peer is null) Console.WriteLine($"  {PeerVariable} is not set: no other simulation to compare with");
        else
        {
            Console.WriteLine(Spread.Line($"  {string.Join(' ', peer)}, {PeerCustomers:N0} customers a run", others, "million customers/s"));
            Console.WriteLine(Spread.Line("  how many times as fast, pair by pair", ratios, ""));
        }
        if (Replications.Of(plan with { Until = 40_000 }, run => run.Stations[0].MeanWait, 4) is Estimate wait
            && Erlang.Line(9, 10, 1, 0) is WaitingLine line)
            Console.WriteLine(FormattableString.Invariant(
                $"  mean wait {wait.Point:0.0000} ({wait.Low:0.0000} to {wait.High:0.0000}), Erlang {line.MeanWait:0.0000}"));
    }

    private static double Seconds(string[] peer)
    {
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo(peer[0], [.. peer.Skip(1), $"{PeerCustomers}"]) { RedirectStandardOutput = true })!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? watch.Elapsed.TotalSeconds : throw new InvalidOperationException($"{peer[0]} ended with {process.ExitCode}");
    }

    /// <summary>The mobile phone data, when they are here: 250 rows, 24 items, 500 rounds.</summary>
    private static void Index(int rounds)
    {
        var file = Path.Combine(Environment.GetEnvironmentVariable("TANGENT_DATA") ?? "", "surveys/ecsi-mobile-phone.csv");
        if (!File.Exists(file))
        {
            Console.WriteLine("  satisfaction index: not measured, TANGENT_DATA names no folder with surveys/ecsi-mobile-phone.csv");
            return;
        }
        var rows = File.ReadLines(file).Select(line => line.Split(',')).ToList();
        var names = rows[0].Select(name => name.Trim('"')).ToList();
        string[] blocks = ["IMAG", "CUEX", "PERQ", "PERV", "CUSA", "CUSCO", "CUSL"];
        int[][] places = [.. blocks.Select(block => Enumerable.Range(0, names.Count).Where(i => names[i].StartsWith(block, StringComparison.Ordinal)).ToArray())];
        double[][] columns = [.. names.Select((_, i) => rows.Skip(1).Select(row => double.Parse(row[i], System.Globalization.CultureInfo.InvariantCulture)).ToArray())];
        List<double> milliseconds = [];
        for (int round = 0; round < rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            if (PathIntervals.Of(columns, PathPlan.SatisfactionIndex(places), new Dice(5)) is not PathIntervalsTold)
                throw new InvalidOperationException("the index did not settle");
            milliseconds.Add(watch.Elapsed.TotalMilliseconds);
        }
        Console.WriteLine(Spread.Line("satisfaction index: 250 rows, 24 items, 500 rounds", milliseconds, "ms"));
    }
}
