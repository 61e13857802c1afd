using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Tangent.Storage;
using Tangent.Storage.Runtime;
using Tangent.Tests;

namespace Tangent.Web.Tests.Faults;

/// <summary>A server that is killed while it takes files, and a command line too: every row is in the log, once.</summary>
public sealed class KilledImportTests
{
    private const int Cases = 1_500, RowsOfFile = Cases * 2;

    /// <summary>How many kills, half of them on each database; bench/faults asks for more.</summary>
    private static readonly int Kills =
        int.Parse(Environment.GetEnvironmentVariable("TANGENT_TEST_IMPORT_KILLS") ?? "8", CultureInfo.InvariantCulture);

    [Theory, OnBothDatabases]
    public async Task Every_row_of_every_file_is_in_the_log_exactly_once(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        house.Clock.Pass(TimeProvider.System.GetUtcNow() - house.Clock.GetUtcNow());
        var folder = Directory.CreateDirectory(Path.Combine(house.Settings.Database.Folder, "watched", "crm")).FullName;
        var variables = new Dictionary<string, string> { ["TANGENT__Imports__WatchFolder"] = Path.GetDirectoryName(folder)! };
        int interrupted = 0, commands = 0;
        for (int kill = 0; kill < Kills / 2; kill++)
        {
            // Every fourth file comes by the command line, which is killed and asked again.
            bool isCommand = kill % 4 == 3;
            var name = Path.Combine(isCommand ? house.Settings.Database.Folder : folder, $"log{kill}.xes.gz");
            await File.WriteAllBytesAsync(name, Log(kill));
            using var server = isCommand
                ? TangentProcess.Start(house.Settings.Database, "en_US.UTF-8", variables, "import", name, "--source", "crm")
                : TangentProcess.Start(house.Settings.Database, "en_US.UTF-8", variables, "serve");
            int before = await house.Db().Encounters.CountAsync();
            if (!isCommand) await server.Says(text => Regex.IsMatch(text, @"http://localhost:\d+"));
            // From the first row on, spread evenly over the time that a file takes.
            for (int tries = 0; tries < 400 && await house.Db().Encounters.CountAsync() == before; tries++) await Task.Delay(25);
            await Task.Delay(TimeSpan.FromMilliseconds(400.0 * kill / Kills));
            await server.Kill();
            if ((await house.Db().Encounters.CountAsync() - before) % RowsOfFile != 0) interrupted++;
            await LogBooks.Journeys(house);
            if (!isCommand) continue;
            commands++;
            Assert.Equal(0, (await TangentProcess.Run(house.Settings.Database, "en_US.UTF-8", variables, "import", name, "--source", "crm")).Code);
        }
        using (TangentProcess.Start(house.Settings.Database, "en_US.UTF-8", variables, "serve"))
            for (int tries = 0; tries < 1_200 && Directory.GetFiles(folder).Length > 0; tries++) await Task.Delay(50);

        var db = house.Db();
        TestContext.Current.SendDiagnosticMessage($"{provider}: {Kills / 2} kills, {interrupted} of them amid a file, {commands} of a command");
        Assert.Empty(Directory.GetFiles(folder));
        Assert.Equal(Kills / 2 - commands, Directory.GetFiles(Path.Combine(folder, "done")).Length);
        Assert.Equal(0, await db.Jobs.CountAsync(job => job.State == JobState.Failed));
        var journeys = await db.Encounters.GroupBy(row => row.Journey).Select(group => group.Count()).ToListAsync();
        Assert.Equal((Kills / 2 * Cases, 2, 2), (journeys.Count, journeys.Min(), journeys.Max()));
        Assert.Equal(Kills / 2 * RowsOfFile, await db.Encounters.Select(row => row.ExternalId).Distinct().CountAsync());
        Assert.Equal(0, await db.Encounters.CountAsync(row => row.Version != 1));
        await LogBooks.Agree(house);
    }

    private static byte[] Log(int serial)
    {
        var text = new StringBuilder("<log xes.version=\"2.0\">\n");
        for (int i = 0; i < Cases; i++)
            text.Append(CultureInfo.InvariantCulture, $"""
                <trace><string key="concept:name" value="J{serial}-{i}"/>
                <event><string key="concept:name" value="T{i % 7}"/><date key="time:timestamp" value="2026-03-02T09:30:00Z"/></event>
                <event><string key="concept:name" value="T{i % 11}"/><date key="time:timestamp" value="2026-03-02T10:30:00Z"/></event></trace>

                """);
        text.Append("</log>\n");
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(Encoding.UTF8.GetBytes(text.ToString()));
        return packed.ToArray();
    }
}
