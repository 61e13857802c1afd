using System.Text.Json;
using System.Text.Json.Serialization;
using Tangent.App.Encounters;
using Tangent.App.Insights;
using Tangent.Domain.Access;
using Tangent.Domain.Encounters;
using Tangent.Storage;
using Tangent.Tests;
using Tangent.Web.Api;
using Tangent.Web.Tests.Faults;
using Tangent.Web.Words;

namespace Tangent.Web.Tests.CommandLine;

/// <summary>Judgements brought in and asked about at the command line, as the real program in a process of its own.</summary>
public sealed class AskTests : IDisposable
{
    private static readonly CancellationToken Stop = CancellationToken.None;
    private readonly string folder = Directory.CreateTempSubdirectory("tangent-ask-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory, OnBothDatabases]
    public async Task Judgements_are_brought_in_once_and_the_command_line_says_the_figures_of_the_API_to_the_last_digit(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await house.Get<AppendEncounters>().Run(House.As(Role.Administrator), new("crm", [.. Enumerable.Range(0, 80).SelectMany(i => "ab".Select((at, step) =>
            new EncounterEntry
            {
                ExternalId = $"{i}-{step}",
                Touchpoint = $"{at}",
                Journey = $"J{i}",
                StartedUtc = new DateTime(2026, 3, 2, 1, 0, 0, DateTimeKind.Utc).AddHours(step).AddMinutes(i),
            }))]), Stop);
        var file = Path.Combine(folder, "said.csv");
        await File.WriteAllLinesAsync(file, ["case,touchpoint,score,scale", .. Enumerable.Range(0, 80).SelectMany(i => (string[])
            [$"J{i},a,{(i % 3 == 0 ? 1 : 3 + i % 2)},1-5", $"J{i},b,{2 + i % 4},1-5", $"J{i},,{(i % 3 == 0 ? 3 + i % 2 : 7 + i % 4)},0-10"])]);

        await Run(house, 0, "feedback", "import", file, "--source", "survey");
        await Run(house, 0, "feedback", "import", file, "--source", "survey");

        var (who, json) = (House.As(Role.Director), new InsightJson(new DiagnosisWords(new Words.Words())));
        var cards = (await house.Get<AskScorecard>().Run(who, new(), Stop)).Value;
        Assert.Equal((80, 160), (cards.Basis.Said.OfJourneys, cards.Basis.Said.OfTouchpoints));
        Assert.Equal(Plain(json.Of(cards)), Plain(await Run(house, 0, "ask", "scorecard", "--json")));
        Assert.Equal(Plain(json.Of((await house.Get<AskMoments>().Run(who, new(), Stop)).Value)), Plain(await Run(house, 0, "ask", "moments", "--json")));
        Assert.Equal(Plain(json.Of((await house.Get<AskDrivers>().Run(who, new(), Stop)).Value)), Plain(await Run(house, 0, "ask", "drivers", "--json")));
        Assert.Equal(Plain(json.Of((await house.Get<AskTouchpoint>().Run(who, new("~a"), Stop)).Value)),
            Plain(await Run(house, 0, "ask", "touchpoint", "~a", "--json")));
        Assert.Equal(Plain(json.Of((await house.Get<AskUnits>().Run(who, new(), Stop)).Value)), Plain(await Run(house, 0, "ask", "units", "--json")));
        Assert.Equal(Plain(json.Of((await house.Get<AskTrends>().Run(who, new(), Stop)).Value)), Plain(await Run(house, 0, "ask", "trends", "--json")));
        Assert.Contains("净效应", await Run(house, 0, "ask", "touchpoint", "~a"), StringComparison.Ordinal);
        await Run(house, 2, "ask", "touchpoint", "T99");
        foreach (var (question, shape) in new (string, object)[]
        {
            ("themes", json.Of((await house.Get<AskThemes>().Run(who, new(), Stop)).Value)),
            ("reliability", json.Of((await house.Get<AskReliability>().Run(who, new(), Stop)).Value)),
            ("importance", json.Of((await house.Get<AskImportance>().Run(who, new(), Stop)).Value)),
            ("returns", json.Of((await house.Get<AskReturns>().Run(who, new(), Stop)).Value)),
            ("recovery", json.Of((await house.Get<AskRecovery>().Run(who, new(), Stop)).Value)),
            ("waits", json.Of((await house.Get<AskWaits>().Run(who, new(), Stop)).Value)),
            ("agreement", json.Of((await house.Get<AskAgreement>().Run(who, new(), Stop)).Value)),
        })
            Assert.Equal(Plain(shape), Plain(await Run(house, 0, "ask", question, "--json")));
        Assert.Contains("没有不合格", await Run(house, 0, "ask", "reliability"), StringComparison.Ordinal);
        await Run(house, 2, "ask", "reliability", "--target", "1");
        Assert.Contains("期望", await Run(house, 0, "ask", "gaps"), StringComparison.Ordinal);
        Assert.Contains("a：", await Run(house, 0, "ask", "fix-first", "--target", "0"), StringComparison.Ordinal);
        await Run(house, 2, "ask", "fix-first", "--target", "2");
    }

    private static readonly JsonSerializerOptions Shape = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    // Sentences are in the language of who reads them: figures are compared.
    private static string Plain(object shape) => Plain(JsonSerializer.Serialize(shape, Shape));

    private static string Plain(string text) => string.Join(' ', Numbers(JsonDocument.Parse(text).RootElement));

    private static IEnumerable<string> Numbers(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(one => Numbers(one.Value).Select(number => $"{one.Name}={number}")),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Numbers),
        JsonValueKind.Number => [element.GetRawText()],
        _ => [],
    };

    private static async Task<string> Run(House house, int expected, params string[] arguments)
    {
        var (code, said) = await TangentProcess.Run(house.Settings.Database, "zh_CN.UTF-8", null, arguments);
        Assert.True(code == expected, $"{code}: {said}");
        return said;
    }
}
