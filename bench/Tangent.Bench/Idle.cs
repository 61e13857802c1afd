using System.Globalization;
using System.Text.RegularExpressions;

namespace Tangent.Bench;

/// <summary>Private memory of the server after a minute in which nobody asks for anything.</summary>
static class Idle
{
    public static async Task Measure(int rounds)
    {
        await using (await RunningTangent.Start(StartUp.Repository())) { }        // builds what is missing
        var mebibytes = new List<double>();
        for (int round = 0; round < rounds; round++)
        {
            await using var server = await RunningTangent.Start(StartUp.Repository());
            await Task.Delay(TimeSpan.FromSeconds(60));
            mebibytes.Add(PrivateMebibytes(server.ProcessId));
        }
        Console.WriteLine(Spread.Line("private memory, idle for 60 s after the first page", mebibytes, "MiB"));
    }

    /// <summary>Private_Clean + Private_Dirty, as the kernel adds them up.</summary>
    public static double PrivateMebibytes(int processId) =>
        Regex.Matches(File.ReadAllText($"/proc/{processId}/smaps_rollup"), @"^Private_(?:Clean|Dirty):\s+(\d+) kB", RegexOptions.Multiline)
            .Sum(line => double.Parse(line.Groups[1].Value, CultureInfo.InvariantCulture)) / 1024;
}
