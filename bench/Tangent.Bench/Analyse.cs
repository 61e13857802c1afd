using System.Diagnostics;
using System.Globalization;

namespace Tangent.Bench;

/// <summary>
/// `tangent analyse` over a large file, each time in a new process with the file in the page cache, in turns with another program
/// where the environment names one (TANGENT_BENCH_PEER, called as PEER FILE case_id activity timestamp).
/// </summary>
static class Analyse
{
    private const string PeerVariable = "TANGENT_BENCH_PEER";

    /// <param name="rounds">How often each program runs.</param>
    /// <param name="events">Events in the file.</param>
    /// <param name="isXes">A packed XES file instead of delimited text; the other program is not asked then.</param>
    /// <param name="hasScores">Whether a column of the text counts as scores: then the whole diagnosis is made too.</param>
    public static void Measure(int rounds, int events, bool isXes, bool hasScores)
    {
        var path = Path.Combine(Path.GetTempPath(), $"tangent-bench-{Environment.ProcessId}{(isXes ? ".xes.gz" : ".csv")}");
        try
        {
            if (isXes) LogToRead.WriteXes(path, events);
            else LogToRead.WriteText(path, events, hasScores);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{events:N0} events, {new FileInfo(path).Length / 1e6:0} MB"));
            Compare(path, rounds, events, isXes ? null : Environment.GetEnvironmentVariable(PeerVariable));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static void Compare(string path, int rounds, int events, string? peer)
    {
        if (peer is null) Console.WriteLine($"{PeerVariable} is not set: no other program to compare with");
        List<double> own = [], others = [], ratios = [], bytes = [];
        for (int round = -1; round < rounds; round++)       // the first one brings file and programs into memory
        {
            var other = peer is null ? default : Run(peer, path, "case_id", "activity", "timestamp");
            var mine = Run(Path.Combine(StartUp.Repository(), "artifacts/bin/Tangent.Cli/release/tangent"), "analyse", path);
            if (round < 0) continue;
            own.Add(mine.Seconds);
            bytes.Add(mine.MostBytes / (double)events);
            if (peer is null) continue;
            others.Add(other.Seconds);
            ratios.Add(mine.Seconds / other.Seconds);
        }
        Console.WriteLine(Spread.Line("tangent analyse, a new process", own, "s"));
        Console.WriteLine(Spread.Line("  events a second", [.. own.Select(seconds => events / seconds)], "1/s"));
        Console.WriteLine(Spread.Line("  most memory", bytes, "bytes per event"));
        if (ratios.Count == 0) return;
        Console.WriteLine(Spread.Line("the other program", others, "s"));
        Console.WriteLine(Spread.Line("ours by the other, pair by pair", ratios, ""));
    }

    private static (double Seconds, long MostBytes) Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        _ = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        long most = 0;
        while (!process.WaitForExit(10)) most = Math.Max(most, MostMemory(process.Id));
        double seconds = watch.Elapsed.TotalSeconds;
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program}: {process.ExitCode} {error.Result}");
        return (seconds, most);
    }

    private static long MostMemory(int process)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(one => one.StartsWith("VmHWM", StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) * 1024;
        }
        catch (IOException)
        {
            return 0;       // it has just ended
        }
    }
}
