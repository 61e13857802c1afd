using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Tangent.Storage;

namespace Tangent.Web.Tests.Faults;

/// <summary>The real program as a process of its own, as a person at the shell would start it.</summary>
sealed partial class TangentProcess : IDisposable
{
    private readonly StringBuilder said = new();
    private readonly Process process;

    private TangentProcess(Process process) => this.process = process;

    /// <summary>Everything that it printed so far, on both streams.</summary>
    public string Said
    {
        get { lock (said) return said.ToString(); }
    }

    public int Id => process.Id;

    /// <summary>Starts it on this database.</summary>
    /// <param name="database">Where its data is; null leaves that to the variables.</param>
    /// <param name="language">LANG of the person, such as <c>zh_CN.UTF-8</c>.</param>
    /// <param name="variables">Further environment variables.</param>
    /// <param name="arguments">The command line.</param>
    public static TangentProcess Start(
        DatabaseSettings? database, string language, IReadOnlyDictionary<string, string>? variables, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "tangent.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment["LANG"] = start.Environment["LC_ALL"] = language;
        start.Environment["TANGENT__Web__Url"] = "http://127.0.0.1:0";
        if (database is not null)
        {
            start.Environment["TANGENT__Database__Provider"] = database.Provider.ToString();
            start.Environment["TANGENT__Database__Folder"] = database.Folder;
            if (database.Connection is { } connection) start.Environment["TANGENT__Database__Connection"] = connection;
        }
        foreach (var (name, value) in variables ?? new Dictionary<string, string>()) start.Environment[name] = value;

        var running = new TangentProcess(new Process { StartInfo = start });
        running.process.OutputDataReceived += running.Hear;
        running.process.ErrorDataReceived += running.Hear;
        running.process.Start();
        running.process.BeginOutputReadLine();
        running.process.BeginErrorReadLine();
        return running;
    }

    /// <summary>Runs it to its end.</summary>
    public static async Task<(int Code, string Said)> Run(
        DatabaseSettings? database, string language, IReadOnlyDictionary<string, string>? variables, params IEnumerable<string> arguments)
    {
        using var running = Start(database, language, variables, arguments);
        return (await running.Ended(), running.Said);
    }

    /// <summary>Waits until it ends by itself; at most two minutes.</summary>
    public async Task<int> Ended()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await process.WaitForExitAsync(patience.Token);
        return process.ExitCode;
    }

    /// <summary>Where it listens, as soon as it says so.</summary>
    public async Task<Uri> Address()
    {
        await Says(text => Listening().IsMatch(text));
        return new Uri(Listening().Match(Said).Value.Replace("localhost", "127.0.0.1", StringComparison.Ordinal));
    }

    /// <summary>Waits until it has printed this; at most a minute.</summary>
    public async Task Says(Func<string, bool> enough)
    {
        for (int tries = 0; !enough(Said); tries++)
        {
            Assert.True(tries < 1200 && !process.HasExited, Said);
            await Task.Delay(50);
        }
    }

    /// <summary>SIGKILL: it gets no chance to tidy up.</summary>
    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill();
        process.Dispose();
    }

    private void Hear(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is null) return;
        lock (said) said.AppendLine(line.Data);
    }

    [GeneratedRegex(@"http://localhost:\d+")]
    private static partial Regex Listening();
}
