using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tangent.App.Encounters;
using Tangent.Domain.Access;
using Tangent.Domain.Encounters;
using Tangent.Storage;
using Tangent.Tests;
using Tangent.Tests.Access;
using Tangent.Web.Tests.Faults;

namespace Tangent.Web.Tests.CommandLine;

/// <summary>People, units, keys and the audit log at the command line, as the real program in a process of its own.</summary>
public sealed class AdministrationTests
{
    [Fact]
    public async Task People_are_invited_granted_roles_shut_out_and_let_in_again()
    {
        await using var house = await House.Open(DatabaseProvider.Sqlite);
        await house.Unit("HALL-1");
        await house.Hire(Role.Clerk, name: "周晓雯", email: "zhou@example.com");

        var invited = await Run(house, "people", "invite", "new@example.com", "--role", "Clerk", "--unit", "hall-1", "--json");
        Assert.Contains("/welcome/", Parse(invited).GetProperty("link").GetString());
        Assert.Equal("new@example.com", (await house.Db().Invitations.SingleAsync()).Email);

        var granted = await Run(house, "people", "grant", "zhou@example.com", "--role", "Analyst", "--unit", "HALL-1", "--json");
        Assert.Equal("Clerk@ROOT Analyst@HALL-1", Parse(granted).GetProperty("roles").GetString());
        var revoked = await Run(house, "people", "revoke", "ZHOU@example.com", "--role", "Analyst", "--unit", "HALL-1", "--json");
        Assert.Equal("Clerk@ROOT", Parse(revoked).GetProperty("roles").GetString());
        await Refused(house, 3, "people", "revoke", "zhou@example.com", "--role", "Analyst", "--unit", "HALL-1");

        Assert.Contains("已停用", await Run(house, "people", "deactivate", "zhou@example.com"));
        await Refused(house, 4, "people", "deactivate", "zhou@example.com");
        Assert.Empty(Parse(await Run(house, "people", "list", "--json")).GetProperty("data").EnumerateArray());
        Assert.Contains("周晓雯", await Run(house, "people", "list", "--all", "--search", "周"));
        await Run(house, "people", "reactivate", "zhou@example.com");
        Assert.Contains("zhou@example.com", await Run(house, "people", "show", "zhou@example.com"));
        await Refused(house, 3, "people", "show", "nobody@example.com");
        await Refused(house, 2, "people", "invite", "no-address");
    }

    [Fact]
    public async Task Units_are_added_renamed_and_moved()
    {
        await using var house = await House.Open(DatabaseProvider.Sqlite);
        var city = await house.Unit("CITY", kind: UnitKind.City);

        var added = await Run(house, "units", "add", "--below", "ROOT", "--code", "h-9", "--kind", "Hall",
            "--name-zh", "九号厅", "--name-en", "Hall nine", "--json");
        Assert.Equal("H-9", Parse(added).GetProperty("code").GetString());
        await Refused(house, 2, "units", "add", "--below", "ROOT", "--code", "H-9", "--kind", "Hall", "--name-zh", "x", "--name-en", "x");
        Assert.Contains("第九厅", await Run(house, "units", "rename", "H-9", "--name-zh", "第九厅"));
        Assert.Equal("Hall nine", (await house.Db().OrgUnits.SingleAsync(unit => unit.Code == "H-9")).NameEn);
        var moved = Parse(await Run(house, "units", "move", "h-9", "--below", "CITY", "--json"));
        Assert.StartsWith(city.Path, moved.GetProperty("path").GetString());
        await Refused(house, 3, "units", "move", "NOWHERE", "--below", "CITY");

        var csv = await Run(house, "units", "list", "--format", "csv");
        Assert.Contains("编码 [code],名称 [name],层级 [kind],层级 [kind.label]", csv);
        Assert.Contains("H-9,第九厅,Hall,厅", csv);
    }

    [Fact]
    public async Task A_key_is_made_for_a_person_at_most_as_strong_as_they_are_and_its_secret_is_printed_once()
    {
        await using var house = await House.Open(DatabaseProvider.Sqlite);
        await house.Hire(Role.Analyst, email: "ana@example.com");
        string[] wanted = ["keys", "make", "ana@example.com", "--name", "k", "--unit", "ROOT", "--may", "Read", "Create"];

        await Refused(house, 3, [.. wanted, "--role", "Director"]);
        var made = Parse(await Run(house, [.. wanted, "--role", "Analyst", "--days", "30", "--json"]));
        var secret = made.GetProperty("secret").GetString()!;
        Assert.StartsWith("tgk_", secret);

        var listed = await Run(house, "keys", "list", "--json");
        Assert.DoesNotContain(secret, listed);
        var id = Parse(listed).GetProperty("data")[0].GetProperty("id").GetString()!;
        Assert.Equal(made.GetProperty("id").GetString(), id);
        await Run(house, "keys", "revoke", id);
        await Refused(house, 4, "keys", "revoke", id);
        Assert.Empty(Parse(await Run(house, "keys", "list", "--json")).GetProperty("data").EnumerateArray());
        Assert.Contains("已吊销", await Run(house, "keys", "list", "--all"));
    }

    [Fact]
    public async Task The_audit_log_names_the_operator_is_filtered_and_taken_out()
    {
        await using var house = await House.Open(DatabaseProvider.Sqlite);
        await Run(house, "units", "add", "--below", "ROOT", "--code", "A-1", "--kind", "Hall", "--name-zh", "一厅", "--name-en", "One");

        var listed = Parse(await Run(house, "audit", "list", "--act", "access.did.unit", "--json")).GetProperty("data");
        Assert.Equal(1, listed.GetArrayLength());
        Assert.Equal(("access.did.unit-add", "A-1", "commandLine"), (listed[0].GetProperty("act").GetString(),
            listed[0].GetProperty("objectLabel").GetString(), listed[0].GetProperty("door").GetString()));
        var first = Parse(await Run(house, "audit", "list", "--limit", "1", "--json"));
        Assert.NotNull(first.GetProperty("nextCursor").GetString());

        var file = Path.Combine(house.Settings.Database.Folder, "log.csv");
        Assert.Contains(file, await Run(house, "audit", "export", file, "--from", "2020-01-01"));
        Assert.Contains("access.did.unit-add", await File.ReadAllTextAsync(file));
        Assert.Contains("access.did.audit-export", await Run(house, "audit", "list", "--format", "csv"));
    }

    [Fact]
    public async Task Customers_are_found_merged_taken_apart_given_a_tier_and_erased()
    {
        await using var house = await House.Open(DatabaseProvider.Sqlite);
        var start = house.Clock.GetUtcNow().UtcDateTime;
        EncounterEntry one = new() { ExternalId = "1", Touchpoint = "T13", StartedUtc = start, Customer = "C1", Phone = "13812342716" };
        EncounterEntry other = one with { ExternalId = "2", Customer = "C2", Phone = null };
        await house.Get<AppendEncounters>().Run(House.As(Role.Analyst), new("crm", [one, other]), default);

        var found = Parse(await Run(house, "customers", "find", "138-1234-2716", "--json")).GetProperty("data");
        Assert.Equal(1, found[0].GetProperty("number").GetInt64());
        Assert.Equal(2, Parse(await Run(house, "customers", "find", "--json")).GetProperty("data").GetArrayLength());
        var merge = Parse(await Run(house, "customers", "merge", "2", "1", "--json")).GetProperty("merge").GetString()!;
        Assert.Equal(2, Parse(await Run(house, "customers", "show", "2", "--json")).GetProperty("encounters").GetInt32());
        await Refused(house, 4, "customers", "merge", "2", "1");
        await Run(house, "customers", "undo", merge);
        Assert.Contains("钻", await Run(house, "customers", "tier", "2", "--tier", "Diamond", "--from", "2026-01-01"));
        await Refused(house, 2, "customers", "erase", "2");
        Assert.Equal("", Parse(await Run(house, "customers", "erase", "2", "--yes", "--json")).GetProperty("identifiers").GetString());
        await Refused(house, 3, "customers", "show", "9");
    }

    private static JsonElement Parse(string json) => JsonDocument.Parse(json).RootElement;

    private static async Task<string> Run(House house, params string[] arguments)
    {
        var (code, said) = await TangentProcess.Run(house.Settings.Database, "zh_CN.UTF-8", null, arguments);
        Assert.True(code == 0, said);
        return said;
    }

    private static async Task Refused(House house, int expected, params string[] arguments)
    {
        var (code, said) = await TangentProcess.Run(house.Settings.Database, "zh_CN.UTF-8", null, arguments);
        Assert.True(code == expected, $"{code}: {said}");
        Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", said);
    }
}
