using Tangent.Domain;

namespace Tangent.Tests.Words;

public sealed class MandarinTests
{
    [Fact]
    public void A_name_is_typed_in_full_or_by_initials_from_each_syllable_on() =>
        Assert.Equal(["shangmen", "sm", "men", "m"], Mandarin.Typed("上门"));

    [Theory]
    [InlineData("上门维修", "smwx")]
    [InlineData("营业厅", "yingyeting")]
    [InlineData("银行网点", "yinhang")]    // the second reading of 行
    [InlineData("重新开户", "chongxin")]
    [InlineData("5G开户", "5gkaihu")]
    [InlineData("App 报修", "appbx")]
    [InlineData("绿色通道", "lvse")]
    public void What_people_type_begins_one_of_the_readings(string name, string typed) =>
        Assert.Contains(Mandarin.Typed(name), reading => reading.StartsWith(typed, StringComparison.Ordinal));

    [Theory]
    [InlineData("Hotline")]
    [InlineData("…")]
    [InlineData("")]
    public void A_name_without_Chinese_has_no_readings(string name) => Assert.Empty(Mandarin.Typed(name));

    [Fact]
    public void The_searched_text_holds_names_and_readings() =>
        Assert.Equal("上门\n~SHANGMEN~SM~MEN~M", SearchText.Found("上门"));

    [Theory]
    [InlineData("sm", "~SM")]
    [InlineData("t13", "~T13")]
    [InlineData("上门", null)]
    [InlineData("13", null)]
    public void Only_Latin_words_are_readings(string word, string? reading) => Assert.Equal(reading, SearchText.Reading(word));

    [Fact]
    public void A_long_name_of_many_readings_stays_short_enough_to_store() =>
        Assert.InRange(SearchText.Found(string.Concat(Enumerable.Repeat("重行长乐", 15))).Length, 60, 40_000);
}
