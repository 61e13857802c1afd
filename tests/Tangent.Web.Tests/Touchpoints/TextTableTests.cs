using Tangent.Cli;

namespace Tangent.Web.Tests.Touchpoints;

public sealed class TextTableTests
{
    [Fact]
    public void Chinese_takes_two_places_so_that_columns_stand_in_line() => Assert.Equal(
        """
        编码  名称
        ----  --------
        T1    上门
        T13   hot line

        """.ReplaceLineEndings(Environment.NewLine),
        TextTable.Of(["编码", "名称"], [["T1", "上门"], ["T13", "hot line"]]));
}
