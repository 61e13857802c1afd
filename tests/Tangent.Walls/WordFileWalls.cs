using System.Text.RegularExpressions;

namespace Tangent.Walls;

/// <summary>Both languages say the same things, in the right words.</summary>
public class WordFileWalls
{
    private const string Ideograph = @"[\u3400-\u9fff]";

    /// <summary>Words that the glossary decided against, and what to say.</summary>
    private static readonly Dictionary<string, string> NotOurChinese = new()
    {
        ["接触点"] = "触点",
        ["用户"] = "客户、人员或账号",
        ["顾客"] = "客户",
        ["工单"] = "个案",
        ["登陆"] = "登录",
        ["帐号"] = "账号",
        ["帐户"] = "账户",
        ["显著提升"] = "给出数字与区间",
    };

    /// <summary>The second name beside the brand: English has none.</summary>
    private static readonly string[] MayBeEmpty = ["parts.brand.second"];

    public static TheoryData<string> Modules => [.. WordFiles.Modules];

    [Theory, MemberData(nameof(Modules))]
    public void Both_languages_have_the_same_keys_and_gaps(string module) =>
        Wall.Holds(Differences(WordFiles.English(module), WordFiles.Chinese(module)));

    [Theory, MemberData(nameof(Modules))]
    public void Every_key_begins_with_its_module(string module) => Assert.All(
        WordFiles.English(module).Keys, key => Assert.True(IsKeyOf(module, key), key));

    [Theory, MemberData(nameof(Modules))]
    public void English_holds_no_Chinese_and_Chinese_keeps_to_the_glossary(string module)
    {
        Wall.Holds(WordFiles.English(module).Where(words => HasChineseInEnglish(words.Value)).Select(words => words.Key));
        Wall.Holds(WordFiles.Chinese(module).SelectMany(words => FaultsInChinese(words.Value).Select(fault => $"{words.Key}: {fault}")));
    }

    [Fact]
    public void A_missing_key_a_lost_gap_and_an_empty_text_are_seen() => Assert.Equal(
        ["x.empty", "x.gap", "x.one", "x.only-zh"],
        Differences(
            new Dictionary<string, string> { ["x.one"] = "One", ["x.gap"] = "{0} of {1}", ["x.empty"] = "Full" },
            new Dictionary<string, string> { ["x.gap"] = "{0}", ["x.empty"] = " ", ["x.only-zh"] = "只有中文" }).Order(StringComparer.Ordinal));

    [Fact]
    public void Gaps_may_change_places() => Wall.Holds(Differences(
        new Dictionary<string, string> { ["x.gap"] = "{0} of {1:N0}" }, new Dictionary<string, string> { ["x.gap"] = "{1:N0} 中的 {0}" }));

    [Theory]
    [InlineData("请选择接触点")]
    [InlineData("编码已被占用, 请换一个")]
    [InlineData("\"当前\"单位")]
    [InlineData("已保存!")]
    public void Wrong_Chinese_is_seen(string words) => Assert.NotEmpty(FaultsInChinese(words));

    [Theory]
    [InlineData("编码 {0} 已被占用。")]
    [InlineData("“{0}”已停用，可随时恢复。")]
    [InlineData("App")]
    public void Right_Chinese_is_quiet(string words) => Wall.Holds(FaultsInChinese(words));

    [Fact]
    public void Chinese_in_English_is_seen() => Assert.True(HasChineseInEnglish("Touchpoint (触点)"));

    private static bool IsKeyOf(string module, string key) =>
        key.StartsWith(module.ToLowerInvariant() + ".", StringComparison.Ordinal) && Regex.IsMatch(key, @"^[a-z0-9]+([.-][a-z0-9]+)+$");

    /// <summary>The languages name themselves in their own words.</summary>
    private static bool HasChineseInEnglish(string words) => Regex.IsMatch(words.Replace("中文", "", StringComparison.Ordinal), Ideograph);

    private static IEnumerable<string> FaultsInChinese(string words)
    {
        foreach (var (wrong, right) in NotOurChinese)
            if (words.Contains(wrong, StringComparison.Ordinal)) yield return $"{wrong} → {right}";
        if (Regex.IsMatch(words, $@"{Ideograph}\s*[,;!?]|{Ideograph}:(?!//)")) yield return "half-width punctuation";
        if (Regex.IsMatch(words, Ideograph) && words.Contains('"', StringComparison.Ordinal)) yield return "straight quotes";
        if (words.Contains('！', StringComparison.Ordinal)) yield return "exclamation mark";
    }

    private static IEnumerable<string> Differences(IReadOnlyDictionary<string, string> one, IReadOnlyDictionary<string, string> other) =>
        from key in one.Keys.Union(other.Keys)
        let left = one.GetValueOrDefault(key)
        let right = other.GetValueOrDefault(key)
        where !MayBeEmpty.Contains(key)
        where string.IsNullOrWhiteSpace(left) || string.IsNullOrWhiteSpace(right) || !Gaps(left).SetEquals(Gaps(right))
        select key;

    private static HashSet<string> Gaps(string words) =>
        [.. Regex.Matches(words, @"\{(\d+)[^}]*\}").Select(gap => gap.Groups[1].Value)];
}
