using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;

namespace Tangent.Bench;

/// <summary>
/// Durable ingestion through HTTP: batches of 1,000 encounters from two connections at once, the client on the same machine.
/// The database is SQLite unless the environment names another (TANGENT__Database__Provider and Connection).
/// </summary>
static class Ingest
{
    private const int BatchSize = 1000, BatchesPerRound = 100, Connections = 2, Customers = 50_000, Places = 60;

    /// <param name="rounds">Rounds of 100,000 encounters that are timed.</param>
    /// <param name="before">Encounters that are there already.</param>
    /// <param name="orders">Whether external ids rise (false) or are scattered (true): so many rounds of each, one after the other.</param>
    public static async Task Measure(int rounds, int before, params IReadOnlyList<bool> orders)
    {
        // No limit of requests, and no backup of a database that nobody wants to keep.
        var quick = new Dictionary<string, string>
        {
            ["TANGENT__Limits__ApiRequestsPerMinute"] = "1000000",
            ["TANGENT__Backup__EveryHours"] = "0",
        };
        await using var server = await RunningTangent.Start(StartUp.Repository(), quick, "serve");
        using var browser = new HttpClient { BaseAddress = server.Address };
        await FirstPerson.SignUp(browser, server);
        using var client = new HttpClient { BaseAddress = server.Address, Timeout = TimeSpan.FromMinutes(5) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await Key(server));
        if (before > 0) await server.Pause(() => LogBefore.Write(server.Data, before, Customers, Places));
        int next = before;
        foreach (bool isRandom in orders) next = await Rounds(client, server, rounds, next, isRandom);
    }

    private static async Task<int> Rounds(HttpClient client, RunningTangent server, int rounds, int next, bool isRandom)
    {
        var perSecond = new List<double>();
        for (int round = 0; round < rounds; round++)
        {
            var watch = Stopwatch.StartNew();
            next = await Round(client, next, isRandom);
            perSecond.Add(BatchSize * BatchesPerRound / watch.Elapsed.TotalSeconds);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{next:N0} in the log: {perSecond[^1]:N0} encounters/s, server {Memory(server):N0} MiB"));
        }
        Console.WriteLine(Spread.Line(isRandom ? "ingest, scattered ids" : "ingest, rising ids", perSecond, "encounters/s"));
        return next;
    }

    private static async Task<int> Round(HttpClient client, int from, bool isRandom)
    {
        int next = -1;
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(async _ =>
        {
            while (Interlocked.Increment(ref next) is var batch && batch < BatchesPerRound)
            {
                using var body = new ByteArrayContent(Batch(from + batch * BatchSize, isRandom));
                body.Headers.ContentType = new MediaTypeHeaderValue("application/json");
                using var answer = await client.PostAsync(new Uri("/api/v1/encounters", UriKind.Relative), body);
                var text = await answer.Content.ReadAsStringAsync();
                if (!text.Contains($"\"stored\":{BatchSize}", StringComparison.Ordinal)) throw new InvalidOperationException(text[..Math.Min(500, text.Length)]);
            }
        }));
        return from + BatchSize * BatchesPerRound;
    }

    // External ids rise (or are scattered), customers and places are scattered, as a queue system would tell them.
    private static byte[] Batch(int from, bool isRandom)
    {
        var json = new StringBuilder("{\"source\":\"bench\",\"encounters\":[", BatchSize * 220);
        for (int i = from; i < from + BatchSize; i++)
        {
            uint scattered = (uint)i * 2654435761;
            var started = new DateTime(2025, 7, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(i);
            if (i > from) json.Append(',');
            // An odd factor scatters without two alike.
            uint id = isRandom ? (uint)i * 2246822519 : (uint)i;
            json.Append(CultureInfo.InvariantCulture, $$"""
                {"externalId":"{{(isRandom ? 'R' : 'B')}}{{id:000000000}}","touchpoint":"T{{scattered % Places:00}}","started":"{{started:s}}Z","ended":"{{started.AddSeconds(300):s}}Z","waitSeconds":{{scattered % 900}},"customer":"C{{scattered % Customers:000000}}","unit":"DC-H{{scattered % 24}}","channel":"hallStaff","outcome":"done","journey":"J{{i / 3}}"}
                """);
        }
        return Encoding.UTF8.GetBytes(json.Append("]}").ToString());
    }

    /// <summary>A key of the first person with these verbs.</summary>
    public static async Task<string> Key(RunningTangent server, string may = "import")
    {
        var start = new ProcessStartInfo(Path.Combine(StartUp.Repository(), "run"), ["keys", "make", "first@example.com", "--name", "bench", "--role", "administrator", "--unit", "HQ", "--may", may])
        {
            RedirectStandardOutput = true,
        };
        start.Environment["TANGENT__Database__Folder"] = server.Data;
        start.Environment.Remove("DOTNET_ROOT");
        using var made = Process.Start(start)!;
        var said = await made.StandardOutput.ReadToEndAsync();
        await made.WaitForExitAsync();
        return said.Split([' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(word => word.StartsWith("tgk_", StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"No key in: {said}");
    }

    private static double Memory(RunningTangent server)
    {
        using var process = Process.GetProcessById(server.ProcessId);
        return process.WorkingSet64 / 1024.0 / 1024;
    }
}
