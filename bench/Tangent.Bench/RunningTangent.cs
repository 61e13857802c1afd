using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Tangent.Bench;

/// <summary>A server started by ./run of some clone, as a newcomer would, on a port of its own over an empty data folder.</summary>
sealed class RunningTangent : IAsyncDisposable
{
    private readonly ProcessStartInfo start;
    private readonly StringBuilder said = new();
    private Process process;
    private bool isEnded;

    private RunningTangent(ProcessStartInfo start, string data, Uri address)
    {
        (this.start, Data, Address) = (start, data, address);
        process = Begin();
    }

    public Uri Address { get; }

    /// <summary>Its data folder.</summary>
    public string Data { get; }

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
        var running = new RunningTangent(start, data, address);
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

    /// <summary>Stops, lets somebody else work on its database, and starts again over the same data, until it is at rest.</summary>
    public async Task Pause(Func<Task> meanwhile)
    {
        await End();
        await meanwhile();
        process = Begin();
        await WaitForFirstPage(Stopwatch.StartNew());
        await WaitForRest();
    }

    public async ValueTask DisposeAsync()
    {
        await End();
        Directory.Delete(Data, recursive: true);
    }

    private Process Begin()
    {
        void Keep(string? line)
        {
            lock (said) said.AppendLine(line);
        }
        isEnded = false;
        var begun = Process.Start(start)!;
        begun.OutputDataReceived += (_, line) => Keep(line.Data);
        begun.ErrorDataReceived += (_, line) => Keep(line.Data);
        begun.BeginOutputReadLine();
        begun.BeginErrorReadLine();
        return begun;
    }

    private async Task End()
    {
        if (isEnded) return;
        isEnded = true;
        if (!process.HasExited)
        {
            using var stop = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
            await stop.WaitForExitAsync();
            await process.WaitForExitAsync();
        }
        process.Dispose();
    }

    /// <summary>Until it uses a tenth of one processor at most for three seconds: what it makes at a start, its index too, is made.</summary>
    public async Task WaitForRest()
    {
        for (var used = process.TotalProcessorTime; ; used = process.TotalProcessorTime)
        {
            await Task.Delay(TimeSpan.FromSeconds(3));
            process.Refresh();
            if (process.TotalProcessorTime - used < TimeSpan.FromSeconds(0.3)) return;
        }
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
