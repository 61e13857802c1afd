using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
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
    private const int Writers = 3, BatchSize = 40;

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
        var load = new Load(key);
        for (int kill = 0; kill < Kills / 2; kill++)
        {
            using var server = TangentProcess.Start(house.Settings.Database, "en_US.UTF-8", Unlimited, "serve");
            var address = await AddressOf(server);
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
            await load.Resend(await AddressOf(last));

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

    private static async Task<Uri> AddressOf(TangentProcess server)
    {
        await server.Says(text => Regex.IsMatch(text, @"http://localhost:\d+"));
        return new Uri(Regex.Match(server.Said, @"http://localhost:\d+").Value.Replace("localhost", "127.0.0.1", StringComparison.Ordinal));
    }

    /// <summary>Programs that tell encounters without end, and remember which batches were acknowledged.</summary>
    private sealed class Load(string key)
    {
        private readonly ConcurrentDictionary<int, bool> open = new();
        private int serial;

        public ConcurrentBag<int> Acknowledged { get; } = [];

        public int Unanswered { get; private set; }

        /// <summary>Writes until the server is gone.</summary>
        public Task Write(Uri address) => Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(async () =>
        {
            using var program = Program(address);
            while (await Send(program, Interlocked.Increment(ref serial)))
            {
            }
        })));

        /// <summary>Sends again whatever got no answer.</summary>
        public async Task Resend(Uri address)
        {
            using var program = Program(address);
            Unanswered += open.Count;
            foreach (int batch in open.Keys.ToList()) Assert.True(await Send(program, batch), $"{batch} was not taken when it was sent again");
        }

        private async Task<bool> Send(HttpClient program, int batch)
        {
            open[batch] = true;
            var encounters = Names(batch).Select((name, i) => new
            {
                externalId = name,
                touchpoint = $"T{i % 7}",
                started = "2026-03-02T09:30:00Z",
                customer = $"C{(batch + i) % 97}",
            });
            try
            {
                using var answer = await program.PostAsJsonAsync("/api/v1/encounters", new { source = "queue", encounters });
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                Assert.Contains("\"rejected\":0", await answer.Content.ReadAsStringAsync());
            }
            catch (HttpRequestException)
            {
                return false;
            }
            Acknowledged.Add(batch);
            open.TryRemove(batch, out _);
            return true;
        }

        private HttpClient Program(Uri address) => new()
        {
            BaseAddress = address,
            DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", key) },
        };
    }
}
