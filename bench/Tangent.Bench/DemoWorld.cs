using System.Diagnostics;
using System.Globalization;

namespace Tangent.Bench;

/// <summary>
/// The world of the demo company by `tangent demo world --sha`: a new process each time, from its start to the
/// printed hash.
/// </summary>
static class DemoWorld
{
    public static async Task Measure(int rounds)
    {
        List<double> seconds = [], cpu = [], mebibytes = [];
        HashSet<string> hashes = [];
        for (int round = 0; round < rounds; round++)
        {
            var one = await Make();
            seconds.Add(one.Seconds);
            cpu.Add(one.CpuSeconds);
            mebibytes.Add(one.Mebibytes);
            hashes.Add(one.Hash);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"  round {round + 1}: {one.Seconds:0.0} s, {one.Mebibytes:0} MiB"));
        }
        Console.WriteLine(Spread.Line("demo world, made, exported and hashed", seconds, "s"));
        Console.WriteLine(Spread.Line("  processor time", cpu, "s"));
        Console.WriteLine(Spread.Line("  most memory of the process", mebibytes, "MiB"));
        Console.WriteLine($"  {hashes.Count} hash: {string.Join(", ", hashes)}");
    }

    private static async Task<(double Seconds, double CpuSeconds, double Mebibytes, string Hash)> Make()
    {
        var program = Path.Combine(StartUp.Repository(), "artifacts/bin/Tangent.Cli/release/tangent.dll");
        var start = new ProcessStartInfo("dotnet", [program, "demo", "world", "--sha"])
        {
            RedirectStandardOutput = true,
        };
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEndAsync();
        var (most, cpu) = (0L, TimeSpan.Zero);
        while (!process.HasExited)
        {
            process.Refresh();
            try
            {
                (most, cpu) = (Math.Max(most, process.PeakWorkingSet64), process.TotalProcessorTime);
            }
            catch (InvalidOperationException) when (process.HasExited)
            {
                break;      // it ended between the question and the look
            }
            await Task.Delay(10);
        }
        await process.WaitForExitAsync();
        var hash = (await said).Trim();
        return process.ExitCode == 0
            ? (watch.Elapsed.TotalSeconds, cpu.TotalSeconds, most / 1024.0 / 1024, hash)
            : throw new InvalidOperationException($"tangent ended with {process.ExitCode}");
    }
}
