using System.Text.Json;
using Tangent.Storage;
using Tangent.Tests;
using Tangent.Web.Tests.Faults;

namespace Tangent.Web.Tests.CommandLine;

/// <summary>The inbox at the command line, as the real program in a process of its own.</summary>
public sealed class InboxCommandTests
{
    [Fact]
    public async Task Something_is_taken_down_answered_and_ended()
    {
        await using var house = await House.Open(DatabaseProvider.Sqlite);
        var taken = JsonDocument.Parse(await Run(house, 0, "voices", "add", "--words", "等了一个小时", "--kind", "Complaint", "--unit", "root",
            "--phone", "13812342716", "--json")).RootElement.GetProperty("number").GetString()!;

        Assert.Contains("等了一个小时", await Run(house, 0, "inbox", "list"));
        await Run(house, 4, "inbox", "end", taken, "--how", "Answered");
        await Run(house, 0, "inbox", "reply", taken, "--words", "已致歉");
        Assert.Contains("answered", await Run(house, 0, "inbox", "end", taken, "--how", "Answered", "--json"));
        Assert.DoesNotContain("等了一个小时", await Run(house, 0, "inbox", "list", "--json"));
        await Run(house, 3, "inbox", "show", "2607-4831-5520");
        Assert.Contains("closed", await Run(house, 0, "inbox", "measure"));
    }

    private static async Task<string> Run(House house, int exit, params string[] arguments)
    {
        var (code, said) = await TangentProcess.Run(house.Settings.Database, "zh_CN.UTF-8", null, arguments);
        Assert.True(code == exit, $"{code}: {said}");
        return said;
    }
}
