using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;
using Tangent.Tests;

[assembly: AssemblyFixture(typeof(PostgresCluster.Stopper))]

namespace Tangent.Tests;

/// <summary>
/// A PostgreSQL server of the tests' own: started at first use in a temporary folder, stopped and deleted with the run.
/// It never runs as root, because PostgreSQL refuses that.
/// </summary>
public sealed class PostgresCluster
{
    private static readonly Lazy<Task<PostgresCluster>> Started = new(Start);
    private readonly string folder;
    private readonly int port;
    private Process process;

    private PostgresCluster(string folder, int port, Process process) =>
        (this.folder, this.port, this.process) = (folder, port, process);

    /// <summary>Why there is no PostgreSQL here, or null when there is.</summary>
    public static string? WhyAbsent { get; } = Binaries() is null
        ? "PostgreSQL's initdb is neither in PATH nor under /usr/lib/postgresql: its cases are skipped."
        : null;

    /// <summary>The cluster of this test run.</summary>
    public static Task<PostgresCluster> Get() => Started.Value;

    /// <summary>How to reach a database of the cluster.</summary>
    public string Connection(string database) =>
        $"Host=127.0.0.1;Port={port};Username=tangent;Database={database};Pooling=true;Maximum Pool Size=20;Timeout=30";

    /// <summary>Runs a statement in the administration database.</summary>
    public async Task Run(string sql)
    {
        await using var connection = new NpgsqlConnection(Connection("postgres") + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Another cluster, for a test that stops it in the middle.</summary>
    public static async Task<PostgresCluster> Start()
    {
        var folder = Directory.CreateTempSubdirectory("tangent-pg-").FullName;
        if (Environment.IsPrivilegedProcess) await Wait(Process.Start("chown", [OtherUser, folder])!);
        await Wait(AsOtherUser($"'{Binaries()}/initdb' -D '{folder}/data' -U tangent -A trust -E UTF8 --no-sync --locale=C"));
        int port = FreePort();
        var cluster = new PostgresCluster(folder, port, Serve(folder, port));
        await cluster.UntilReady();
        return cluster;
    }

    /// <summary>Stops the server at once, as a crash would.</summary>
    public async Task Kill()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
    }

    /// <summary>Starts it again on the same port.</summary>
    public async Task Resume()
    {
        process = Serve(folder, port);
        await UntilReady();
    }

    /// <summary>Stops it and deletes its folder.</summary>
    public async Task Delete()
    {
        await Kill();
        Directory.Delete(folder, recursive: true);
    }

    // The shell ends the server as soon as its input closes: also when the test run itself is killed. Nobody cleans up behind the
    // hundreds of databases that live for seconds: the cleaners would take a processor.
    private static Process Serve(string folder, int port) => AsOtherUser($"""
        '{Binaries()}/postgres' -D '{folder}/data' -p {port} -c listen_addresses=127.0.0.1 -c fsync=off \
          -c unix_socket_directories='' -c max_connections=200 -c log_min_messages=fatal \
          -c autovacuum=off -c full_page_writes=off -c wal_level=minimal -c max_wal_senders=0 -c jit=off >'{folder}/log' 2>&1 </dev/null &
        server=$!; read -r _; kill -QUIT $server; wait $server
        """);

    private static Process AsOtherUser(string script)
    {
        var start = Environment.IsPrivilegedProcess
            ? new ProcessStartInfo("runuser", ["-u", OtherUser, "--", "sh", "-c", script])
            : new ProcessStartInfo("sh", ["-c", script]);
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.WorkingDirectory = "/";
        return Process.Start(start)!;
    }

    private async Task UntilReady()
    {
        for (int tries = 0; ; tries++)
        {
            try
            {
                await Run("select 1");
                return;
            }
            catch (NpgsqlException) when (tries < 300 && !process.HasExited)
            {
                await Task.Delay(100);
            }
        }
    }

    private static async Task Wait(Process process)
    {
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{process.StartInfo.FileName}: {await process.StandardError.ReadToEndAsync()}");
    }

    private static string OtherUser { get; } =
        File.ReadLines("/etc/passwd").Any(line => line.StartsWith("postgres:", StringComparison.Ordinal)) ? "postgres" : "nobody";

    private static string? Binaries()
    {
        var debian = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").OrderDescending().Select(version => $"{version}/bin")
            : [];
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':');
        return debian.Concat(path).FirstOrDefault(bin => File.Exists($"{bin}/initdb") && File.Exists($"{bin}/postgres"));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Deletes the run's cluster when the last test is over.</summary>
    public sealed class Stopper : IAsyncDisposable
    {
        /// <inheritdoc />
        public async ValueTask DisposeAsync()
        {
            if (Started.IsValueCreated) await (await Started.Value).Delete();
        }
    }
}
