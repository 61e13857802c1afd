using Tangent.Analytics.Comments;

namespace Tangent.Analytics.Tests.Comments;

public class CommentGramTests
{
    private static uint[] Grams(string text) => new CommentGrams().Of(text).ToArray();

    [Fact]
    public void CommentGrams_of_four_tokens_are_nine() => Assert.Equal(9, Grams("Good, good.").Length);

    [Theory]
    [InlineData("服务很好，房间干净！", "服务很好,房间干净!")]
    [InlineData("ＡＰＰ　闪退", "app 闪退")]
    [InlineData("Don’t GO", "don't go")]
    [InlineData("等了45分钟", "等了120分钟")]
    [InlineData("好！！！！！！", "好!!!")]
    public void Texts_that_mean_the_same_have_the_same_grams(string one, string other) => Assert.Equal(Grams(one), Grams(other));

    [Theory]
    [InlineData("不好", "好不")]
    [InlineData("3星", "5星")]
    [InlineData("good", "goods")]
    [InlineData("a wait", "await")]
    public void Texts_that_mean_something_else_have_other_grams(string one, string other) => Assert.NotEqual(Grams(one), Grams(other));

    [Fact]
    public void Endings_of_a_long_word_share_the_gram_of_its_beginning() =>
        Assert.NotEmpty(Grams("disappointed").Intersect(Grams("disappointing")));

    [Fact]
    public void Nothing_has_no_grams_and_a_long_text_has_all_of_them()
    {
        Assert.Empty(Grams(""));
        Assert.Empty(Grams(" \t\u3000"));
        Assert.Equal(3 * 10_000 - 3, Grams(string.Concat(Enumerable.Range(0, 10_000).Select(i => (char)(0x4e00 + i)))).Length);
    }

    [Fact]
    public void WordFinder_takes_the_longest_word_at_a_place_and_words_from_their_beginning()
    {
        var finder = new WordFinder([new("desk", ["desk"]), new("self", ["self-service desk"]), new("wait", ["wait", "排队"])]);
        Assert.Equal([1], finder.In("The self-service desk was shut"));
        Assert.Equal([0, 2], finder.In("We WAITED at the desk"));
        Assert.Equal([2], finder.In("又要排队"));
        Assert.Empty(finder.In("I await the end"));
    }

    [Fact]
    public void CommentShares_give_share_and_effect_of_a_theme()
    {
        bool[] isOf = [true, true, true, true, false, false, false, false, false, false];
        bool?[] positive = [false, false, null, true, true, true, true, true, true, true];
        var told = CommentShares.Of(isOf, positive, [1, 2, 1, 2, 4, 5, 4, 5, 4, 5]);
        Assert.Equal([0, 1, 2, 3], told.Rows);
        Assert.Equal(0.400, Told.Estimate(told.Share).Point, 3);
        Assert.Equal(-3.000, Told.Tested(told.Effect).Difference.Point, 3);
        Assert.Equal((1.0 / 3, 3), (Told.Estimate(told.Positive).Point, Told.Estimate(told.Positive).N));
        Assert.Equal("analytics.no-observations", Told.Reason(CommentShares.Of(isOf, positive, [.. Enumerable.Repeat(double.NaN, 10)]).Effect));
        Assert.Equal("analytics.no-observations", Told.Reason(CommentShares.Of([], [], []).Share));
    }
}
