using System.Collections;
using Tangent.Cli;
using Tangent.Web.Tests.Faults;

namespace Tangent.Web.Tests.CommandLine;

/// <summary>The command line speaks the language that was asked for, also when it does not understand.</summary>
public sealed class LanguageTests
{
    [Theory]
    [InlineData("zh-CN", "en_US.UTF-8", "en_US.UTF-8", "zh-CN")]
    [InlineData("en", "zh_CN.UTF-8", "zh_CN.UTF-8", "en")]
    [InlineData(null, "en_GB.UTF-8", "zh_CN.UTF-8", "en")]
    [InlineData(null, null, "zh_CN", "zh-CN")]
    [InlineData(null, "", "en", "en")]
    [InlineData("fr", null, "en_US.UTF-8", "en")]
    [InlineData(null, "C.UTF-8", "C", "zh-CN")]
    [InlineData(null, null, "enoch", "zh-CN")]
    public void The_strongest_variable_that_names_one_of_ours_decides_and_the_setting_after_them(
        string? own, string? all, string? lang, string language) =>
        Assert.Equal(language, CliLanguage.Of([], new Hashtable
        {
            ["TANGENT_LANGUAGE"] = own,
            ["LC_ALL"] = all,
            ["LANG"] = lang,
        }));

    [Fact]
    public async Task The_setting_is_read_from_the_file_that_is_named()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, """{ "Language": { "Default": "en" } }""", CancellationToken.None);

        Assert.Equal("en", CliLanguage.Of(["doctor", "--settings", file], new Hashtable()));
        Assert.Equal("en", CliLanguage.Of([$"--settings={file}", "doctor"], new Hashtable { ["LANG"] = "C" }));
        File.Delete(file);
    }

    [Theory]
    [InlineData("en", "“lis” is not known here.", "touchpoints", "lis")]
    [InlineData("zh-CN", "无法识别“lis”。", "touchpoints", "lis")]
    [InlineData("zh-CN", "缺少子命令，可用：list, show, invite", "people")]
    [InlineData("en", "--channel: “xx” is none of", "touchpoints", "list", "--channel", "xx")]
    [InlineData("zh-CN", "--channel：“xx”不在可选值之内", "touchpoints", "list", "--channel", "xx")]
    [InlineData("zh-CN", "--limit 缺少取值。", "people", "list", "--limit")]
    [InlineData("zh-CN", "<id>：“T1”不是有效的 id。", "touchpoints", "show", "T1")]
    [InlineData("zh-CN", "--from：“gestern”不是日期", "audit", "list", "--from", "gestern")]
    [InlineData("zh-CN", "<file> 缺少取值。", "restore")]
    public async Task A_command_line_that_makes_no_sense_ends_with_2_and_says_why(string language, string sentence, params string[] arguments)
    {
        var (code, said) = await TangentProcess.Run(null, "C", new Dictionary<string, string> { ["TANGENT_LANGUAGE"] = language }, arguments);

        Assert.Equal(2, code);
        Assert.Contains(sentence, said);
        Assert.Contains("--help", said);
        if (language == "zh-CN")
            Assert.All(said.Trim().Split('\n'), line => Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", line));
    }

    [Fact]
    public async Task Help_is_in_the_language_too()
    {
        var (code, said) = await TangentProcess.Run(null, "C", new Dictionary<string, string> { ["TANGENT_LANGUAGE"] = "zh-CN" }, "people", "--help");

        Assert.Equal(0, code);
        Assert.Contains("查看和管理登录人员。", said);
        Assert.DoesNotContain("Usage", said);
        Assert.DoesNotContain("Show help", said);
    }
}
