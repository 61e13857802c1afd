using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Tangent.Bench;

/// <summary>A server started by ./run of some clone, as a newcomer would, on a port of its own over an empty data folder.</summary>
sealed class RunningTangent : IAsyncDisposable
{
    private readonly Process process;
    private readonly StringBuilder said = new();
    private readonly string data;

    private RunningTangent(Process process, string data, Uri address) =>
        (this.process, this.data, Address) = (process, data, address);

    public Uri Address { get; }

    /// <summary>Its data folder.</summary>
    public string Data => data;

    /// <summary>From the command to the first whole page.</summary>
    public TimeSpan FirstPageAfter { get; private set; }

    /// <summary>./run becomes the server, so this is the server's own number.</summary>
    public int ProcessId => process.Id;

    /// <summary>What it has printed so far.</summary>
    public string Said
    {
        get { lock (said) return said.ToString(); }
    }

    /// <param name="clone">The clone.</param>
    /// <param name="variables">Added to the environment.</param>
    /// <param name="arguments">Of ./run; none starts the demo company.</param>
    public static async Task<RunningTangent> Start(string clone, IReadOnlyDictionary<string, string>? variables = null, params string[] arguments)
    {
        var data = Directory.CreateTempSubdirectory("tangent-bench-data-").FullName;
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo(Path.Combine(clone, "run"), arguments)
        {
            WorkingDirectory = clone,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["TANGENT__Web__Url"] = address.ToString().TrimEnd('/');
        start.Environment["TANGENT__Database__Folder"] = data;
        start.Environment.Remove("DOTNET_ROOT");
        foreach (var (name, value) in variables ?? new Dictionary<string, string>()) start.Environment[name] = value;

        var watch = Stopwatch.StartNew();
        var running = new RunningTangent(Process.Start(start)!, data, address);
        running.Listen();
        try
        {
            await running.WaitForFirstPage(watch);
            return running;
        }
        catch
        {
            await running.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            using var stop = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
            await stop.WaitForExitAsync();
            await process.WaitForExitAsync();
        }
        process.Dispose();
        Directory.Delete(data, recursive: true);
    }

    private void Listen()
    {
        void Keep(string? line)
        {
            lock (said) said.AppendLine(line);
        }
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    private async Task WaitForFirstPage(Stopwatch watch)
    {
        using var browser = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(30) };
        while (watch.Elapsed < TimeSpan.FromMinutes(15))
        {
            if (process.HasExited) throw new InvalidOperationException($"It ended with {process.ExitCode}:\n{Said}");
            try
            {
                var page = await browser.GetStringAsync(new Uri("/", UriKind.Relative));
                if (page.Contains("</html>", StringComparison.Ordinal))
                {
                    FirstPageAfter = watch.Elapsed;
                    return;
                }
            }
            catch (HttpRequestException trouble) when (trouble.StatusCode is null or HttpStatusCode.ServiceUnavailable)
            {
                await Task.Delay(20);
            }
        }
        throw new TimeoutException(Said);
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
