using System.Globalization;
using System.Runtime.InteropServices;

namespace Tangent.Bench;

/// <summary>What stands beside every figure: on what it was measured.</summary>
static class Machine
{
    public static string Line()
    {
        var cpu = File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim();
        var gibibytes = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1024.0 / 1024 / 1024;
        return string.Create(CultureInfo.InvariantCulture,
            $"{cpu ?? RuntimeInformation.ProcessArchitecture.ToString()}, {Environment.ProcessorCount} cores, {gibibytes:0} GiB, "
            + $"{RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}, load {LoadNow()}");
    }

    /// <summary>Load average of the last minute: above the number of cores, the figures are of a busy machine.</summary>
    private static string LoadNow() => File.ReadAllText("/proc/loadavg").Split(' ')[0];
}
