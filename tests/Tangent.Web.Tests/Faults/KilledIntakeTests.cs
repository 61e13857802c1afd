using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Tangent.App.Access;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Tests;
using Tangent.Tests.Access;

namespace Tangent.Web.Tests.Faults;

/// <summary>A server that is killed while encounters come in: what it acknowledged is there, once, and the log's own books agree.</summary>
public sealed class KilledIntakeTests
{
    private const int BatchSize = 40;

    /// <summary>How many kills, half of them on each database, with those of files 20 in all; bench/faults asks for more.</summary>
    private static readonly int Kills =
        int.Parse(Environment.GetEnvironmentVariable("TANGENT_TEST_INTAKE_KILLS") ?? "12", CultureInfo.InvariantCulture);

    private static readonly Dictionary<string, string> Unlimited = new() { ["TANGENT__Limits__ApiRequestsPerMinute"] = "1000000" };

    [Theory, OnBothDatabases]
    public async Task Every_acknowledged_encounter_is_there_exactly_once(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        house.Clock.Pass(TimeProvider.System.GetUtcNow() - house.Clock.GetUtcNow());
        var owner = await house.Hire(Role.Administrator);
        var key = (await house.Get<MakeApiKey>().Run(owner, new("k", Role.Administrator, house.RootUnit, Verb.Import, 30), default)).Value.Secret;
        var load = new WriteLoad(key, Tell);
        for (int kill = 0; kill < Kills / 2; kill++)
        {
            using var server = TangentProcess.Start(house.Settings.Database, "en_US.UTF-8", Unlimited, "serve");
            var address = await server.Address();
            await load.Resend(address);
            var writing = load.Write(address);
            // Spread evenly: the first kills meet the first writes after the start, the last a server in full swing.
            await Task.Delay(TimeSpan.FromMilliseconds(50 + (1600.0 * (kill + 0.5) / Kills)));
            await server.Kill();
            await writing;
            // The index is brought up to what stands in the log now, kill after kill.
            await LogBooks.Journeys(house);
        }
        using (var last = TangentProcess.Start(house.Settings.Database, "en_US.UTF-8", Unlimited, "serve"))
            await load.Resend(await last.Address());

        var db = house.Db();
        var stored = await db.Encounters.OrderBy(row => row.Sequence).Select(row => new { row.ExternalId, row.Version, row.Sequence }).ToListAsync();
        TestContext.Current.SendDiagnosticMessage(
            $"{provider}: {Kills / 2} kills, {load.Acknowledged.Count} batches acknowledged, {load.Unanswered} in flight when the server died");
        Assert.NotEmpty(load.Acknowledged);
        Assert.Equal(load.Acknowledged.SelectMany(Names).Order(StringComparer.Ordinal), stored.Select(row => row.ExternalId).Order(StringComparer.Ordinal));
        Assert.All(stored, row => Assert.Equal(1, row.Version));
        await LogBooks.Agree(house);
        Assert.Equal(load.Acknowledged.Count, await db.AuditEntries.CountAsync(entry => entry.Act == "encounters.did.append"));
        Assert.Equal(await db.Customers.CountAsync(), await db.CustomerIdentifiers.CountAsync());
    }

    private static IEnumerable<string> Names(int batch) => Enumerable.Range(0, BatchSize).Select(i => $"K{batch}-{i}");

    private static async Task Tell(HttpClient program, int batch)
    {
        var encounters = Names(batch).Select((name, i) => new
        {
            externalId = name,
            touchpoint = $"T{i % 7}",
            started = "2026-03-02T09:30:00Z",
            customer = $"C{(batch + i) % 97}",
        });
        using var answer = await program.PostAsJsonAsync("/api/v1/encounters", new { source = "queue", encounters });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("\"rejected\":0", await answer.Content.ReadAsStringAsync());
    }
}
