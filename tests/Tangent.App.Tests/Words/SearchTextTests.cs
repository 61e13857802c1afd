using Tangent.Domain;

namespace Tangent.Tests.Words;

public class SearchTextTests
{
    [Theory]
    [InlineData("ＡＰＰ 报修", "app 报修")]
    [InlineData("Hotline", "hotline")]
    [InlineData("a\u0007b", "ab")]        // a control character is no text
    public void A_word_is_found_however_it_is_written(string written, string folded) =>
        Assert.Equal(folded, SearchText.Fold(written));

    [Fact]
    public void A_search_has_at_most_eight_words() =>
        Assert.Equal(["a", "b", "c", "d", "e", "f", "g", "h"], SearchText.Words(" A b\tc d e f g h i j "));

    [Theory]
    [InlineData("上门维修 (home)", true)]
    [InlineData("two\nlines", false)]
    [InlineData("two\u2028lines", false)]
    public void A_field_of_one_line_holds_no_control_characters(string text, bool isOneLine) =>
        Assert.Equal(isOneLine, SearchText.IsOneLine(text));
}
