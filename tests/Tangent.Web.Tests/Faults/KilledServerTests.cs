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

/// <summary>A server that is killed while programs write: what it acknowledged is there, once; what it did not can be sent again.</summary>
public sealed class KilledServerTests
{
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
        var load = new WriteLoad(key, (program, number) => Register(program, $"K{number}", house.RootUnit));

        int kills = provider == DatabaseProvider.Sqlite ? (Kills + 1) / 2 : Kills / 2;
        for (int kill = 0; kill < kills; kill++)
        {
            using var server = TangentProcess.Start(house.Settings.Database, "en_US.UTF-8", Unlimited, "serve");
            var address = await server.Address();
            await load.Resend(address);
            var writing = load.Write(address);
            // Spread evenly: the first kills meet the first writes after the start, the last a server in full swing.
            await Task.Delay(TimeSpan.FromMilliseconds(100 + 900.0 * (kill + 0.5) / kills));
            await server.Kill();
            await writing;
        }
        using (var last = TangentProcess.Start(house.Settings.Database, "en_US.UTF-8", Unlimited, "serve"))
            await load.Resend(await last.Address());

        var stored = await house.Db().Touchpoints.Select(one => one.Code).ToListAsync();
        TestContext.Current.SendDiagnosticMessage(
            $"{provider}: {kills} kills, {load.Acknowledged.Count} acknowledged, {load.Unanswered} in flight when the server died");
        Assert.NotEmpty(load.Acknowledged);
        var acknowledged = load.Acknowledged.Select(number => $"K{number}").ToList();
        Assert.Empty(acknowledged.Except(stored));
        Assert.Equal(acknowledged.Order(StringComparer.Ordinal), stored.Order(StringComparer.Ordinal));
        Assert.Equal(stored.Count, await house.Db().AuditEntries.CountAsync(entry => entry.Act == "touchpoints.did.register"));
    }

    private static async Task Register(HttpClient program, string code, Guid unit)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/touchpoints")
        {
            Content = JsonContent.Create(new { code, nameZh = "触点", nameEn = "Touchpoint", channel = "app", stage = "inSale", unitId = unit }),
        };
        request.Headers.Add("Idempotency-Key", code);
        using var answer = await program.SendAsync(request);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        await answer.Content.ReadAsStringAsync();
    }
}
