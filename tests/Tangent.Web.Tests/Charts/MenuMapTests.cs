using Tangent.Web.Charts;

namespace Tangent.Web.Tests.Charts;

/// <summary>The picture of a menu.</summary>
public sealed class MenuMapTests
{
    private static readonly MenuMap.Box Entry = Box("entry", new MenuMap.Way("1", "bills"), new MenuMap.Way("0", "human")) with { IsEntry = true };

    [Fact]
    public void Each_key_leads_a_column_on_and_what_nobody_reaches_stands_last()
    {
        var svg = MenuMap.Draw([Entry, Box("bills", new MenuMap.Way("0", "human")), Box("human"), Box("island")], "menu");
        Assert.Equal([10, 216, 216, 422], Lefts(svg));
    }

    [Fact]
    public void A_way_back_is_drawn_below_and_a_fault_in_red()
    {
        var svg = MenuMap.Draw([Entry, Box("bills", new MenuMap.Way("*", "entry")) with { IsFaulty = true }, Box("human")], "menu");
        Assert.Contains("s-ink3", svg, StringComparison.Ordinal);
        Assert.Contains("class=\"f-neg\"", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("s-ink3", MenuMap.Draw([Entry, Box("bills"), Box("human")], "menu"), StringComparison.Ordinal);
    }

    private static MenuMap.Box Box(string id, params MenuMap.Way[] ways) => new(id, id, "act", false, false, false, null, ways);

    // Left edges of the boxes in the order in which they are drawn.
    private static int[] Lefts(string svg) => [.. svg.Split("<rect x=\"").Skip(1).Where((_, at) => at % 2 == 0)
        .Select(part => int.Parse(part[..part.IndexOf('"', StringComparison.Ordinal)], System.Globalization.CultureInfo.InvariantCulture))];
}
