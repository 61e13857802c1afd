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

/// <summary>A server that is killed while programs write: what it acknowledged is there, once; what it did not can be sent again.</summary>
public sealed class KilledServerTests
{
    private const int Writers = 3;

    /// <summary>How many kills on each database: 5 in all in the ordinary run; bench/faults asks for more.</summary>
    private static readonly int Kills =
        int.Parse(Environment.GetEnvironmentVariable("TANGENT_TEST_SERVER_KILLS") ?? "5", CultureInfo.InvariantCulture);

    private static readonly Dictionary<string, string> Unlimited = new()
    {
        ["TANGENT__Limits__ApiRequestsPerMinute"] = "1000000",
        ["TANGENT__Limits__RequestsPerMinute"] = "1000000",
    };

    [Theory, OnBothDatabases]
    public async Task Every_acknowledged_touchpoint_is_there_exactly_once(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        house.Clock.Pass(TimeProvider.System.GetUtcNow() - house.Clock.GetUtcNow());
        var owner = await house.Hire(Role.Administrator);
        var key = (await house.Get<MakeApiKey>().Run(owner, new("k", Role.Administrator, house.RootUnit, Verb.Read | Verb.Create, 30), default)).Value.Secret;
        var load = new Load(key, house.RootUnit);

        int kills = provider == DatabaseProvider.Sqlite ? (Kills + 1) / 2 : Kills / 2;
        for (int kill = 0; kill < kills; kill++)
        {
            using var server = TangentProcess.Start(house.Settings.Database, "en_US.UTF-8", Unlimited, "serve");
            var address = await AddressOf(server);
            await load.Resend(address);
            var writing = load.Write(address);
            // Spread evenly: the first kills meet the first writes after the start, the last a server in full swing.
            await Task.Delay(TimeSpan.FromMilliseconds(100 + 900.0 * (kill + 0.5) / kills));
            await server.Kill();
            await writing;
        }
        using (var last = TangentProcess.Start(house.Settings.Database, "en_US.UTF-8", Unlimited, "serve"))
            await load.Resend(await AddressOf(last));

        var stored = await house.Db().Touchpoints.Select(one => one.Code).ToListAsync();
        TestContext.Current.SendDiagnosticMessage(
            $"{provider}: {kills} kills, {load.Acknowledged.Count} acknowledged, {load.Unanswered} in flight when the server died");
        Assert.NotEmpty(load.Acknowledged);
        Assert.Empty(load.Acknowledged.Except(stored));
        Assert.Equal(load.Acknowledged.Order(StringComparer.Ordinal), stored.Order(StringComparer.Ordinal));
        Assert.Equal(stored.Count, await house.Db().AuditEntries.CountAsync(entry => entry.Act == "touchpoints.did.register"));
    }

    private static async Task<Uri> AddressOf(TangentProcess server)
    {
        await server.Says(text => Regex.IsMatch(text, @"http://localhost:\d+"));
        return new Uri(Regex.Match(server.Said, @"http://localhost:\d+").Value.Replace("localhost", "127.0.0.1", StringComparison.Ordinal));
    }

    /// <summary>Programs that register touchpoints without end, and remember which of them were acknowledged.</summary>
    private sealed class Load(string key, Guid unit)
    {
        private readonly ConcurrentDictionary<string, bool> open = new();
        private int serial;

        public ConcurrentBag<string> Acknowledged { get; } = [];

        public int Unanswered { get; private set; }

        /// <summary>Writes until the server is gone.</summary>
        public Task Write(Uri address) => Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => Task.Run(async () =>
        {
            using var program = Program(address);
            while (await Send(program, $"K{Interlocked.Increment(ref serial)}"))
            {
            }
        })));

        /// <summary>Sends again, under its key, whatever got no answer.</summary>
        public async Task Resend(Uri address)
        {
            using var program = Program(address);
            Unanswered += open.Count;
            foreach (var code in open.Keys.ToList()) Assert.True(await Send(program, code), $"{code} was not taken when it was sent again");
        }

        private async Task<bool> Send(HttpClient program, string code)
        {
            open[code] = true;
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/touchpoints")
            {
                Content = JsonContent.Create(new { code, nameZh = "触点", nameEn = "Touchpoint", channel = "app", stage = "inSale", unitId = unit }),
            };
            request.Headers.Add("Idempotency-Key", code);
            try
            {
                using var answer = await program.SendAsync(request);
                Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
                await answer.Content.ReadAsStringAsync();
            }
            catch (HttpRequestException)
            {
                return false;
            }
            Acknowledged.Add(code);
            open.TryRemove(code, out _);
            return true;
        }

        private HttpClient Program(Uri address) => new()
        {
            BaseAddress = address,
            DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", key) },
        };
    }
}
