using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tangent.App;
using Tangent.App.Access.Published;
using Tangent.App.Feedback.Published;
using Tangent.App.Recovery.Signals;
using Tangent.App.Settings;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Calendars;
using Tangent.Domain.Feedback;
using Tangent.Domain.Feedback.Voices;
using Tangent.Domain.Recovery;
using Tangent.Storage;
using Tangent.Storage.EncounterLog;
using Tangent.Storage.Schema;

namespace Tangent.Bench;

/// <summary>
/// Recovery: how many bad signs a second the rules decide on, each durable; then a million cases behind a server, asked by an open loop of 40
/// requests a second, four reads to one write. The client runs on the same machine.
/// </summary>
static class CasesBench
{
    private static readonly string[] Lists = ["/cases", "/cases?part=overdue", "/cases?part=closed", "/cases?severity=high"];

    private const int Signs = 100_000, Customers = 60_000, Bulk = 20_000, OpenOfThousand = 30, PerSecond = 40, Seconds = 60;

    /// <param name="rounds">Rounds of a minute.</param>
    /// <param name="cases">How many cases there are.</param>
    public static async Task Measure(int rounds, int cases)
    {
        await Decide(oneInEight: true);
        await Decide(oneInEight: false);
        var quick = new Dictionary<string, string>
        {
            ["TANGENT__Limits__ApiRequestsPerMinute"] = "1000000",
            ["TANGENT__Limits__RequestsPerMinute"] = "1000000",
            ["TANGENT__Backup__EveryHours"] = "0",
        };
        await using var server = await RunningTangent.Start(StartUp.Repository(), quick, "serve");
        using var browser = new HttpClient { BaseAddress = server.Address };
        await FirstPerson.SignUp(browser, server);
        using var api = new HttpClient { BaseAddress = server.Address };
        api.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await Ingest.Key(server, "all"));
        var watch = Stopwatch.StartNew();
        await server.Pause(() => Fill(server.Data, cases));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{cases:N0} cases written and looked at in {watch.Elapsed.TotalSeconds:0} s"));
        var open = await OpenOnes(api);
        await Alone(browser);
        for (int round = 0; round < rounds; round++) await Round(browser, api, open);
    }

    // Low scores of known customers, by the usual rules, or by rules to which one in eight is bad enough.
    private static async Task Decide(bool oneInEight)
    {
        var folder = Directory.CreateTempSubdirectory("tangent-bench-signs-").FullName;
        try
        {
            await using var services = Services(folder);
            await With(services, async scope =>
            {
                var db = scope.GetRequiredService<Db>();
                await SchemaUpgrade.Run(db, SchemaScripts.Of(DatabaseProvider.Sqlite), TimeProvider.System, default);
                await scope.GetRequiredService<CompanyLoader>().AddUnits(Actor.System, [new("HQ", null, UnitKind.Group, "总部", "Headquarters")],
                    "Asia/Shanghai", default);
                if (oneInEight)
                {
                    var rules = CasePolicy.Usual.Rules.Select(rule => rule.Kinds.Contains(SignalKind.LowScore) ? rule with { LowestPercent = 10 } : rule).ToItems();
                    db.Add(new Storage.Recovery.CasePolicyVersion
                    {
                        Number = 1,
                        Document = CasePolicy.Usual with { Rules = rules },
                        FromUtc = DateTime.UnixEpoch,
                        ActorId = Actor.System.Id,
                    });
                    scope.GetRequiredService<Audit>().Write(Actor.System, "recovery.did.set-policy", new(Kind.CasePolicy, null, null, UnitPath.Root));
                }
                return await db.Commit(default);
            });
            var now = TimeProvider.System.GetUtcNow().UtcDateTime;
            var draw = new Random(1);
            foreach (var part in Enumerable.Range(0, Signs).Chunk(Bulk))
                await With(services, scope => scope.GetRequiredService<FeedbackLoader>().Add(Actor.System, "survey", [.. part.Select(i => new JudgementEntry
                {
                    ExternalId = $"{i}",
                    Customer = $"C{draw.Next(Customers)}",
                    Journey = $"J{i}",
                    Score = draw.Next(8) == 0 ? 1 : 2 + draw.Next(5),
                    Instrument = Instrument.Nps,
                    Unit = "HQ",
                    GivenUtc = now.AddMinutes(-draw.Next(10_000)),
                })], default));
            var watch = Stopwatch.StartNew();
            while (await With(services, scope => scope.GetRequiredService<FollowSigns>().Next(default))) { }
            double seconds = watch.Elapsed.TotalSeconds;
            var (decided, opened) = await With(services, async scope =>
            {
                var db = scope.GetRequiredService<Db>();
                return (await db.Signals.CountAsync(), await db.RecoveryCases.CountAsync());
            });
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"rules: {decided:N0} signs decided on, {opened:N0} cases opened, {decided / seconds:N0} signs/s, durable"));
            if (decided != Signs) throw new InvalidOperationException($"{decided} instead of {Signs}");
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    // Most have ended; three in a hundred are open, half of them not listened to yet.
    private static async Task Fill(string folder, int cases)
    {
        await using var services = Services(folder);
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var clocks = new ClockMaker(CasePolicy.Usual, 0, BusinessCalendar.RoundTheClock);
        var draw = new Random(2);
        var root = await With(services, async scope => (await scope.GetRequiredService<UnitFacts>().All(default)).Values.MinBy(unit => unit.Depth)!);
        foreach (var part in Enumerable.Range(0, cases).Chunk(Bulk))
        {
            await With(services, scope => scope.GetRequiredService<LogWriter>().Alone<Done>(async _ =>
            {
                var db = scope.GetRequiredService<Db>();
                foreach (int i in part) db.AddInBulk(Case(draw, i, root, clocks, now));
                scope.GetRequiredService<Audit>().Write(Actor.System, "recovery.did.import", new(Kind.Case, null, null, UnitPath.Root));
                return await db.Commit(default) is { } failure ? failure : new Done();
            }, default));
        }
    }

    private static RecoveryCase Case(Random draw, int i, UnitFact root, ClockMaker clocks, DateTime now)
    {
        bool isOpen = draw.Next(1000) < OpenOfThousand;
        var at = now.AddMinutes(-draw.Next(isOpen ? 3000 : 500_000) - 3000);
        var signal = new SeenSignal(SignalKind.LowScore, $"{i}", at, draw.Next(Customers * 5), null, $"J{i}", null, root.Id, root.Path, 0.1, null,
            "师傅下午五点才到，也不提前打电话，我请了一天假。");
        var one = RecoveryCase.Open(signal, Guid.CreateVersion7(at), VoiceNumber.Of(at, i), (CaseSeverity)draw.Next(3), false, clocks, at);
        if (isOpen && draw.Next(2) == 0) return one;
        one = one.Listen(null, at.AddMinutes(30)).Value.Record(new("已核实。", "尽快修好", one.Severity, false, CaseSpread.One, null), clocks).Value;
        if (isOpen) return one;
        one = one.Judge(new(CaseVerdict.Upheld, "超出承诺时限。", null, (CaseCause)draw.Next(10))).Value
            .Propose([new(CaseRemedyKind.Refund, draw.Next(100), null), new(CaseRemedyKind.Apology, 0, null)], null, "班长致歉", Actor.System.Id, 1000,
                at.AddMinutes(60)).Value
            .Offer(at.AddMinutes(70)).Value.Answer(true, "好", at.AddMinutes(80)).Value.CarryOut(0, clocks, at.AddMinutes(90)).Value
            .CarryOut(1, clocks, at.AddMinutes(95)).Value;
        var visit = new CaseVisit(at.AddMinutes(300), Actor.System.Id, true, RecoveredWord.Yes, 5, null);
        return one.Visit(visit).Value.Close(CaseEnd.Resolved, 3, at.AddMinutes(310)).Value with { Version = 1 };
    }

    private static async Task<ConcurrentQueue<string>> OpenOnes(HttpClient api)
    {
        var open = new ConcurrentQueue<string>();
        for (string? cursor = ""; cursor is not null && open.Count < 6000;)
        {
            var piece = JsonNode.Parse(await api.GetStringAsync(new Uri($"/api/v1/cases?step=listen&limit=200{cursor}", UriKind.Relative)))!;
            foreach (var one in piece["data"]!.AsArray()) open.Enqueue(one!["id"]!.GetValue<string>());
            cursor = piece["meta"]!["nextCursor"] is { } next ? $"&cursor={Uri.EscapeDataString(next.GetValue<string>())}" : null;
        }
        return open;
    }

    // Whatever an answer takes, the next request is sent when it is due, and its time counts from then.
    private static async Task Round(HttpClient browser, HttpClient api, ConcurrentQueue<string> open)
    {
        var (queue, page, save) = (new ConcurrentBag<double>(), new ConcurrentBag<double>(), new ConcurrentBag<double>());
        var shown = open.Take(200).ToArray();
        var watch = Stopwatch.StartNew();
        List<Task> sent = [];
        for (int i = 0; i < PerSecond * Seconds; i++)
        {
            var due = TimeSpan.FromSeconds((double)i / PerSecond);
            if (due - watch.Elapsed is { Ticks: > 0 } wait) await Task.Delay(wait);
            int turn = i;
            sent.Add(Task.Run(async () =>
            {
                switch (turn % 5)
                {
                    case 0:
                        if (!open.TryDequeue(out var id)) throw new InvalidOperationException("no open case is left");
                        using (var body = new StringContent("""{ "told":"电话里说明了情况。", "way":"phone" }""", Encoding.UTF8, "application/json"))
                        using (var answer = await api.PostAsync(new Uri($"/api/v1/cases/{id}/listen", UriKind.Relative), body)) answer.EnsureSuccessStatusCode();
                        save.Add((watch.Elapsed - due).TotalMilliseconds);
                        break;
                    case 3:
                        await browser.GetStringAsync(new Uri($"/cases/{shown[turn % shown.Length]}", UriKind.Relative));
                        page.Add((watch.Elapsed - due).TotalMilliseconds);
                        break;
                    default:
                        await browser.GetStringAsync(new Uri(Lists[turn % Lists.Length], UriKind.Relative));
                        queue.Add((watch.Elapsed - due).TotalMilliseconds);
                        break;
                }
            }));
        }
        await Task.WhenAll(sent);
        foreach (var (what, times) in new[] { ("queue page", queue), ("case page", page), ("save of a step", save) })
            Console.WriteLine(Spread.Line(what, [.. times], "ms"));
    }

    // Each list by itself first: what is slow alone is slow in a crowd.
    private static async Task Alone(HttpClient browser)
    {
        foreach (var list in Lists.Append("/cases?part=all&tier=gold"))
        {
            List<double> times = [];
            for (int i = 0; i < 5; i++)
            {
                var watch = Stopwatch.StartNew();
                await browser.GetStringAsync(new Uri(list, UriKind.Relative));
                times.Add(watch.Elapsed.TotalMilliseconds);
            }
            Console.WriteLine(Spread.Line($"alone: {list}", times, "ms"));
        }
    }

    private static ServiceProvider Services(string folder)
    {
        var settings = new TangentSettings();
        settings.Database.Folder = folder;
        return new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddTangentStorage(settings.Database).AddTangentApp(settings)
            .BuildServiceProvider();
    }

    private static async Task<T> With<T>(ServiceProvider services, Func<IServiceProvider, Task<T>> act)
    {
        await using var scope = services.CreateAsyncScope();
        return await act(scope.ServiceProvider) switch
        {
            Fail failure => throw new InvalidOperationException(failure.Problems[0].Code),
            var done => done,
        };
    }
}
