using System.Text.Json;
using System.Text.Json.Nodes;
using Tangent.App.Encounters;
using Tangent.App.Feedback;
using Tangent.Domain.Access;
using Tangent.Domain.Encounters;
using Tangent.Domain.Feedback;
using Tangent.Storage;
using Tangent.Tests;
using Tangent.Tests.Access;
using Tangent.Web.Tests.Faults;

namespace Tangent.Web.Tests.CommandLine;

/// <summary>Assistants ask what people ask at the command line, as an API key and as the real program in a process of its own.</summary>
public sealed class McpTests
{
    private static readonly CancellationToken Stop = CancellationToken.None;

    [Theory, OnBothDatabases]
    public async Task An_assistant_finds_the_questions_as_tools_and_gets_the_answers_of_the_command_line_to_the_last_digit(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await Fill(house);
        await using var talk = McpTalk.Start(house.Settings.Database, await Key(house, Role.Director));

        var hello = await talk.Hello();
        Assert.Equal("tangent", hello.GetProperty("serverInfo").GetProperty("name").GetString());
        Assert.Contains("interval", hello.GetProperty("instructions").GetString(), StringComparison.Ordinal);
        var tools = (await talk.Ask("tools/list")).GetProperty("result").GetProperty("tools").EnumerateArray().ToList();
        var names = tools.Select(tool => tool.GetProperty("name").GetString()!).ToList();
        Assert.Subset(names.ToHashSet(), new HashSet<string> { "scorecard", "moments", "rule", "drivers", "fix-first", "changes", "themes" });
        Assert.All(names, name => Assert.Contains($"`tangent ask {name}", CommandLinePaper, StringComparison.Ordinal));
        var target = tools.Single(tool => tool.GetProperty("name").GetString() == "fix-first").GetProperty("inputSchema");
        Assert.Equal("number", target.GetProperty("properties").GetProperty("target").GetProperty("type").GetString());
        Assert.False(target.GetProperty("additionalProperties").GetBoolean());

        foreach (var name in names.Except(["fix-first", "chain", "gaps", "touchpoint"]))
        {
            var (isError, told) = await talk.Call(name);
            Assert.False(isError, told.GetRawText());
            Assert.Equal(Compact(await Ask(house, name)), told.GetRawText());
        }
        Assert.Equal(Compact(await Ask(house, "touchpoint", "~a")), (await talk.Call("touchpoint", new() { ["code"] = "~a" })).Told.GetRawText());
        Assert.Contains("insights.no-touchpoint", (await talk.Call("touchpoint")).Told.GetRawText(), StringComparison.Ordinal);
        var (_, fixes) = await talk.Call("fix-first", new() { ["target"] = 0, ["byUnit"] = true, ["before"] = "2026-04-01T00:00:00Z" });
        Assert.Equal(Compact(await Ask(house, "fix-first", "--target", "0", "--by-unit", "--before", "2026-04-01T00:00:00Z")), fixes.GetRawText());
        var gain = fixes.GetProperty("fixFirst")[0].GetProperty("gain");
        Assert.Equal(80, gain.GetProperty("n").GetInt32());
        Assert.NotEmpty(gain.GetProperty("method").GetString()!);
        Assert.True(gain.GetProperty("low").GetDouble() < gain.GetProperty("high").GetDouble());
        Assert.Equal(80, fixes.GetProperty("basis").GetProperty("journeys").GetProperty("journeys").GetInt32());
        Assert.Equal("2026-04-01T00:00:00Z", fixes.GetProperty("basis").GetProperty("filter").GetProperty("beforeUtc").GetString());

        var columns = new JsonObject { ["satisfaction"] = new JsonArray(1, 2, 3, 4, 5, null), ["loyalty_1"] = new JsonArray(2, 1, 4, 3, 5, 9) };
        var link = (await talk.Call("chain", new() { ["columns"] = columns })).Told.GetProperty("links")[0];
        Assert.Equal(0.8, link.GetProperty("correlation").GetProperty("point").GetDouble(), 12);
        Assert.Equal("insights.no-expectations", (await talk.Call("gaps")).Told.GetProperty("reason").GetProperty("code").GetString());

        var (code, errors) = await talk.End();
        Assert.True(code == 0, errors);
    }

    [Theory, OnBothDatabases]
    public async Task What_cannot_be_asked_is_refused_with_the_codes_of_the_API(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await Fill(house);
        await using var talk = McpTalk.Start(house.Settings.Database, await Key(house, Role.Director));
        await talk.Hello();

        var unknown = (await talk.Ask("tools/call", new() { ["name"] = "weather", ["arguments"] = new JsonObject() })).GetProperty("error");
        Assert.Equal(-32602, unknown.GetProperty("code").GetInt32());
        Assert.Contains("scorecard", unknown.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(["target api.wrong-type"], await Refused(talk, "fix-first", new() { ["target"] = "much" }));
        Assert.Equal(["target insights.target-range"], await Refused(talk, "fix-first", new() { ["target"] = 2 }));
        Assert.Equal(["chanel api.unknown-member", "from api.wrong-type", "cut api.not-a-choice"],
            await Refused(talk, "moments", new() { ["chanel"] = "app", ["cut"] = "week", ["from"] = "soon" }));
        Assert.Equal(["gapDays journeys.range"], await Refused(talk, "moments", new() { ["gapDays"] = 0 }));
        Assert.Equal(["columns insights.columns-needed"], await Refused(talk, "chain", []));
        Assert.Equal(["columns insights.columns-uneven"],
            await Refused(talk, "chain", new() { ["columns"] = new JsonObject { ["value"] = new JsonArray(1), ["loyalty"] = new JsonArray(1, 2) } }));
        // Still there, and nothing but the protocol on standard output.
        Assert.False((await talk.Call("scorecard")).IsError);
    }

    [Theory, OnBothDatabases]
    public async Task A_key_asks_for_its_own_units_and_a_foreign_one_answers_like_one_that_is_not_there(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await Fill(house);
        await using var talk = McpTalk.Start(house.Settings.Database, await Key(house, Role.UnitManager, "H1"));
        await talk.Hello();

        int Journeys(JsonElement told) => told.GetProperty("basis").GetProperty("journeys").GetProperty("journeys").GetInt32();
        Assert.Equal(40, Journeys((await talk.Call("scorecard")).Told));
        Assert.Equal(40, Journeys((await talk.Call("scorecard", new() { ["unit"] = "h1" })).Told));
        var (foreign, missing) = (await talk.Call("scorecard", new() { ["unit"] = "H2" }), await talk.Call("scorecard", new() { ["unit"] = "H9" }));
        Assert.Equal((false, 0), (foreign.IsError, Journeys(foreign.Told)));
        Assert.Equal(missing.Told.GetRawText(), foreign.Told.GetRawText());
    }

    [Theory, OnBothDatabases]
    public async Task Without_a_key_nothing_starts_and_a_key_without_the_right_is_refused_by_every_tool(DatabaseProvider provider)
    {
        await using var house = await House.Open(provider);
        await using (var nobody = McpTalk.Start(house.Settings.Database, null))
        {
            var (code, errors) = await nobody.End();
            Assert.Equal(3, code);
            Assert.Contains("TANGENT_API_KEY", errors, StringComparison.Ordinal);
        }
        await using (var stranger = McpTalk.Start(house.Settings.Database, "tgk_0000")) Assert.Equal(3, (await stranger.End()).Code);

        await house.Hire(Role.Director, email: "weak@example.com");
        var (weak, id) = await Make(house, "weak@example.com", Role.Director, "ROOT", "Create");
        await using var talk = McpTalk.Start(house.Settings.Database, weak);
        await talk.Hello();
        foreach (var tool in (await talk.Ask("tools/list")).GetProperty("result").GetProperty("tools").EnumerateArray())
            Assert.Equal([" access.key-lacks"], await Refused(talk, tool.GetProperty("name").GetString()!, []));
        // Who stands behind the key is looked up at each call.
        await TangentProcess.Run(house.Settings.Database, "en_US.UTF-8", null, "keys", "revoke", id);
        Assert.Equal([" cli.mcp.key-needed"], await Refused(talk, "scorecard", []));
    }

    private static async Task<IEnumerable<string>> Refused(McpTalk talk, string tool, JsonObject arguments)
    {
        var (isError, told) = await talk.Call(tool, arguments);
        Assert.True(isError, told.GetRawText());
        var problems = told.GetProperty("problems").EnumerateArray().ToList();
        Assert.Equal(told.GetProperty("code").GetString(), problems[0].GetProperty("code").GetString());
        Assert.All(problems, problem => Assert.NotEmpty(problem.GetProperty("message").GetString()!));
        return problems.Select(problem => $"{problem.GetProperty("field").GetString()} {problem.GetProperty("code").GetString()}");
    }

    private static async Task<string> Key(House house, Role role, string unit = "ROOT")
    {
        await house.Hire(role, email: "owner@example.com");
        return (await Make(house, "owner@example.com", role, unit, "Read")).Secret;
    }

    private static async Task<(string Secret, string Id)> Make(House house, string owner, Role role, string unit, string verb)
    {
        var (code, said) = await TangentProcess.Run(house.Settings.Database, "en_US.UTF-8", null,
            "keys", "make", owner, "--name", "assistant", "--role", $"{role}", "--unit", unit, "--may", verb, "--json");
        Assert.True(code == 0, said);
        var made = JsonDocument.Parse(said).RootElement;
        return (made.GetProperty("secret").GetString()!, made.GetProperty("id").GetString()!);
    }

    private static async Task<string> Ask(House house, string question, params string[] more)
    {
        var (code, said) = await TangentProcess.Run(house.Settings.Database, "en_US.UTF-8", null, ["ask", question, "--json", .. more]);
        Assert.True(code == 0, said);
        return said;
    }

    private static string Compact(string json) =>
        JsonNode.Parse(json)!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private static string CommandLinePaper { get; } = File.ReadAllText(Path.Combine(Root(), "docs", "cli.md"));

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Tangent.slnx"))) folder = folder.Parent;
        return folder.FullName;
    }

    private static async Task Fill(House house)
    {
        await house.Unit("H1");
        await house.Unit("H2");
        var start = new DateTime(2026, 3, 2, 1, 0, 0, DateTimeKind.Utc);
        Assert.Empty((await house.Get<AppendEncounters>().Run(House.As(Role.Administrator), new("crm", [.. Enumerable.Range(0, 80).SelectMany(i =>
            "ab".Select((at, step) => new EncounterEntry
            {
                ExternalId = $"{i}-{step}",
                Touchpoint = $"{at}",
                Journey = $"J{i}",
                Unit = i % 2 == 0 ? "H1" : "H2",
                StartedUtc = start.AddHours(step).AddMinutes(i),
            }))]), Stop)).Value.Problems);
        Assert.Empty((await house.Get<AppendJudgements>().Run(House.As(Role.Director), new("survey", [.. Enumerable.Range(0, 80).SelectMany(i =>
            new JudgementEntry[]
            {
                new() { ExternalId = $"a{i}", Journey = $"J{i}", Touchpoint = "a", Score = i % 3 == 0 ? 1 : 3 + i % 2, Scale = "1-5" },
                new() { ExternalId = $"b{i}", Journey = $"J{i}", Touchpoint = "b", Score = 2 + i % 4, Scale = "1-5" },
                new() { ExternalId = $"w{i}", Journey = $"J{i}", Score = i % 3 == 0 ? 3 + i % 2 : 7 + i % 4, Scale = "0-10" },
            })]), Stop)).Value.Problems);
    }
}
