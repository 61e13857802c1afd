using Tangent.Web.Parts;

namespace Tangent.Web.Tests.Parts;

/// <summary>The address holds what a page shows.</summary>
public sealed class PageStateTests
{
    private static readonly PageState State = PageState.At("/list", ("tier", "g"), ("after", "x1"), ("cols", "a"), ("cols", "b"));

    [Fact]
    public void A_changed_filter_starts_again_at_the_first_page() =>
        Assert.Equal("/list?cols=a&cols=b&tier=d", State.With("tier", "d"));

    [Fact]
    public void A_removed_filter_leaves_the_rest_alone() => Assert.Equal("/list?cols=a&cols=b", State.With("tier", null));

    [Fact]
    public void Values_are_encoded() => Assert.Equal("/list?q=%26a%3D%E7%BA%BF", PageState.At("/list").With("q", "&a=线"));

    [Fact]
    public void An_export_takes_the_filters_but_not_the_cursor() =>
        Assert.Equal("/export?tier=g&cols=a,b", State.Elsewhere("/export", ("cols", "a,b")));

    [Theory]
    [InlineData("name", "name", false)]
    [InlineData("-name", "name", true)]
    [InlineData("secret", "code", false)] // not a sortable column: the usual order
    public void The_order_is_what_the_address_says_when_it_may(string sort, string key, bool isDescending) =>
        Assert.Equal(new(key, isDescending), SortOrder.In(PageState.At("/", ("sort", sort)), ["name"], new("code", false)));

    [Fact]
    public void The_naming_column_is_always_shown()
    {
        Column<string>[] columns =
        [
            Column<string>.Of("name", "Name", row => row) with { IsName = true },
            Column<string>.Of("a", "A", row => row), Column<string>.Of("b", "B", row => row) with { IsExtra = true },
        ];
        Assert.Equal(["name", "a"], ColumnChoice.Shown(columns, PageState.At("/")).Select(column => column.Key));
        Assert.Equal(["name", "b"], ColumnChoice.Shown(columns, PageState.At("/", ("cols", "b"))).Select(column => column.Key));
    }

    [Fact]
    public void The_relief_that_brings_most_is_offered() =>
        Assert.Equal("tier", Relief.Best([new("channel", "c", 3), new("tier", "t", 12), new("unit", "u", 0)])?.Key);

    [Fact]
    public void No_relief_is_offered_when_none_helps() => Assert.Null(Relief.Best([new("unit", "u", 0)]));
}
