using Tangent.Domain;

namespace Tangent.Tests.Words;

public class SortKeysTests
{
    [Theory]
    [InlineData("安装", "报修")]
    [InlineData("报修", "上门")]
    public void Chinese_names_are_ordered_by_pinyin(string first, string second) =>
        Assert.True(Before(SortKeys.OfName("zh-CN", first), SortKeys.OfName("zh-CN", second)));

    [Fact]
    public void Numbers_in_codes_count_as_numbers() =>
        Assert.True(Before(SortKeys.OfCode("T2"), SortKeys.OfCode("T13")));

    [Fact]
    public void Equal_names_keep_an_order_by_id()
    {
        var (one, two) = (new Guid("00000000-0000-7000-8000-000000000001"), new Guid("00000000-0000-7000-8000-000000000002"));
        var key = SortKeys.OfName("en", "Hall");
        Assert.True(Before(SortKeys.Unique(key, one), SortKeys.Unique(key, two)));
    }

    private static bool Before(byte[] one, byte[] two) => one.AsSpan().SequenceCompareTo(two) < 0;
}
