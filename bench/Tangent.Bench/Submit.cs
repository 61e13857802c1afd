using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Tangent.Bench;

/// <summary>
/// Surveys through HTTP, as customers send them: first ten parallel submits for each of a thousand links that are answered once, which
/// must leave a thousand responses; then pages and durable submits through one open link as fast as they go, and at a steady pace
/// (an open loop: a request goes out when it is due and its time counts from then), each submit by a link of its own.
/// The clients run on the same machine.
/// </summary>
static class Submit
{
    private const int Links = 1000, TriesPerLink = 10, Connections = 64, PerRound = 5000;
    private const int PagesPerSecond = 2000, SubmitsPerSecond = 3000, Seconds = 10;

    /// <param name="rounds">Rounds of 5,000 customers that are timed.</param>
    public static async Task Measure(int rounds)
    {
        var quick = new Dictionary<string, string>
        {
            ["TANGENT__Limits__ApiRequestsPerMinute"] = "1000000",
            ["TANGENT__Limits__AnswersPerMinute"] = "1000000",
            ["TANGENT__Backup__EveryHours"] = "0",
        };
        await using var server = await RunningTangent.Start(StartUp.Repository(), quick, "serve");
        using var browser = new HttpClient { BaseAddress = server.Address };
        await FirstPerson.SignUp(browser, server);
        using var api = new HttpClient { BaseAddress = server.Address, Timeout = TimeSpan.FromMinutes(5) };
        api.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await Ingest.Key(server, "all"));
        var unit = (await Get(api, "/api/v1/units"))["data"]![0]!["id"]!.GetValue<string>();
        var survey = (await Post(api, "/api/v1/surveys", $$"""{ "unitId":"{{unit}}", "template":"csat" }"""))["id"]!.GetValue<string>();
        await Post(api, $"/api/v1/surveys/{survey}/publish", "{}");

        using var handler = new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, MaxConnectionsPerServer = Connections };
        using var customers = new HttpClient(handler) { BaseAddress = server.Address, Timeout = TimeSpan.FromMinutes(5) };
        await Once(api, customers, survey);
        var open = (await MakeLinks(api, survey, "open", 1))[0];
        var (pages, submits, pageTimes, submitTimes) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (int round = 0; round < rounds; round++)
        {
            var forms = new string[PerRound];
            pages.Add(await Timed(i => Form(customers, open, forms, i), pageTimes));
            submits.Add(await Timed(i => Send(customers, open, forms[i]), submitTimes));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"pages {pages[^1]:N0}/s, durable submits {submits[^1]:N0}/s"));
        }
        Console.WriteLine(Spread.Line("survey pages", pages, "pages/s"));
        Console.WriteLine(Spread.Line("survey submits, each durable when answered", submits, "submits/s"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"with {Connections} connections: page p99 {P(99, pageTimes):0.0} ms, submit p99 {P(99, submitTimes):0.0} ms"));
        await AtAPace(api, customers, survey, open, rounds);
        var results = new List<double>();
        for (int i = 0; i < 20; i++) results.Add(await Time(() => Get(api, $"/api/v1/surveys/{survey}/results")));
        Console.WriteLine(Spread.Line("results", results, "ms"));
        var watch = Stopwatch.StartNew();
        int rows = Regex.Count(await api.GetStringAsync(new Uri($"/api/v1/surveys/{survey}/responses", UriKind.Relative)), "\r\n") - 1;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"export: {rows:N0} rows, {rows / watch.Elapsed.TotalSeconds:N0} rows/s"));
    }

    private static async Task Once(HttpClient api, HttpClient customers, string survey)
    {
        var links = await MakeLinks(api, survey, "singleUse", Links);
        var forms = new string[Links];
        await Timed(i => Form(customers, links[i], forms, i), [], Links);
        double rate = await Timed(i => Send(customers, links[i % Links], forms[i % Links]), [], Links * TriesPerLink);
        var complete = (await Get(api, $"/api/v1/surveys/{survey}/results"))["complete"]!.GetValue<long>();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{Links * TriesPerLink:N0} parallel submits with {Links:N0} links left {complete:N0} responses ({rate:N0} submits/s)"));
        if (complete != Links) throw new InvalidOperationException($"{complete} responses instead of {Links}");
    }

    private static async Task AtAPace(HttpClient api, HttpClient customers, string survey, string open, int rounds)
    {
        const int submits = SubmitsPerSecond * Seconds;
        var forms = new string[submits];
        for (int round = 0; round < rounds; round++)
        {
            var page = await Paced(i => Form(customers, open, forms, i), PagesPerSecond, PagesPerSecond * Seconds);
            var links = new List<string>(submits);
            while (links.Count < submits) links.AddRange(await MakeLinks(api, survey, "singleUse", Links));
            await Timed(i => Form(customers, links[i], forms, i), [], submits);
            var submit = await Paced(i => Send(customers, links[i], forms[i]), SubmitsPerSecond, submits);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"at {PagesPerSecond:N0} pages/s p50 {P(50, page):0.0}, p99 {P(99, page):0.0} ms; at {SubmitsPerSecond:N0} durable submits/s p50 {P(50, submit):0.0}, p99 {P(99, submit):0.0}, longest {submit.Max():0} ms"));
        }
    }

    private static async Task<List<double>> Paced(Func<int, Task> act, int perSecond, int count)
    {
        var times = new double[count];
        var under = new Task[count];
        var watch = Stopwatch.StartNew();
        for (int i = 0; i < count; i++)
        {
            var due = TimeSpan.FromSeconds((double)i / perSecond);
            if (due - watch.Elapsed is { Ticks: > 0 } wait) await Task.Delay(wait);
            int number = i;
            under[i] = Act(number, due);
        }
        await Task.WhenAll(under);
        return [.. times];

        async Task Act(int number, TimeSpan due)
        {
            await act(number);
            times[number] = (watch.Elapsed - due).TotalMilliseconds;
        }
    }

    private static async Task Form(HttpClient customers, string path, string[] forms, int i)
    {
        var page = await customers.GetStringAsync(new Uri(path, UriKind.Relative));
        forms[i] = Regex.Match(page, "name=\"f\" value=\"([^\"]+)\"").Groups[1].Value;
    }

    private static async Task Send(HttpClient customers, string path, string form)
    {
        using var body = new FormUrlEncodedContent(new Dictionary<string, string>
        { ["f"] = form, ["at"] = "2", ["lang"] = "zh", ["go"] = "next", ["a.q1"] = "4", ["a.q2"] = "yes" });
        // A browser of its own for each customer: without a sign all of one address would be one person.
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = body };
        request.Headers.UserAgent.ParseAdd($"bench/{form.GetHashCode(StringComparison.Ordinal):x8}");
        using var answer = await customers.SendAsync(request);
        if ((int)answer.StatusCode is not (302 or 200)) throw new InvalidOperationException($"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
    }

    private static async Task<double> Timed(Func<int, Task> act, List<double> times, int count = PerRound)
    {
        int next = -1;
        var all = new double[count];
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(async _ =>
        {
            while (Interlocked.Increment(ref next) is var i && i < count) all[i] = await Time(() => act(i));
        }));
        times.AddRange(all);
        return count / watch.Elapsed.TotalSeconds;
    }

    private static async Task<double> Time(Func<Task> act)
    {
        var watch = Stopwatch.StartNew();
        await act();
        return watch.Elapsed.TotalMilliseconds;
    }

    private static double P(int percent, List<double> times) => times.Order().ElementAt((int)(percent / 100.0 * (times.Count - 1)));

    private static async Task<List<string>> MakeLinks(HttpClient api, string survey, string kind, int count)
    {
        var made = await Post(api, $"/api/v1/surveys/{survey}/links",
            $$"""{ "kind":"{{kind}}", "links":[{{string.Join(',', Enumerable.Repeat("{}", count))}}] }""");
        return [.. made["data"]!.AsArray().Select(link => new Uri(link!["address"]!.GetValue<string>()).AbsolutePath)];
    }

    private static async Task<JsonNode> Get(HttpClient api, string path) => JsonNode.Parse(await api.GetStringAsync(new Uri(path, UriKind.Relative)))!;

    private static async Task<JsonNode> Post(HttpClient api, string path, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await api.PostAsync(new Uri(path, UriKind.Relative), content);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? JsonNode.Parse(text)! : throw new InvalidOperationException(text);
    }
}
