using System.Xml.Linq;
using Tangent.Web.Charts;

namespace Tangent.Web.Tests.Charts;

public sealed class SurveyFlowTests
{
    [Fact]
    public void Questions_under_conditions_stand_side_by_side_with_a_way_past_them()
    {
        SurveyFlow.Node[] nodes =
            [new("1 Score", null), new("2 What went wrong in this very long question", "1 ≤ 6", IsShown: true), new("3 Good", "1 ≥ 9"), new("4 Words", null)];
        var svg = XElement.Parse(SurveyFlow.Draw(nodes, "End", "Ways"));

        var texts = svg.Descendants().Where(one => one.Name.LocalName == "text").Select(one => one.Value).ToList();
        Assert.Equal(["1 Score", "2 What went wro…", "1 ≤ 6", "3 Good", "1 ≥ 9", "4 Words", "End"], texts);
        // Four columns: one box, two and the way past them, one, the end; each end of a column meets each of the next.
        Assert.Equal(3 + 3 + 1, svg.Descendants().Count(one => one.Name.LocalName == "path"));
        Assert.Equal("Ways", svg.Attribute("aria-label")!.Value);
    }
}
