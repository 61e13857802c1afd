using System.Diagnostics;
using System.Text;

namespace Tangent.Web.Tests.CommandLine;

/// <summary>The real program on files of a folder, in a language, without settings or database.</summary>
static class BareCommand
{
    /// <summary>Its exit code and what it said.</summary>
    public static async Task<(int Code, string Output, string Error)> Run(string folder, string language, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "tangent.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            WorkingDirectory = folder,
        };
        start.Environment["LANG"] = start.Environment["LC_ALL"] = language;
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }
}
