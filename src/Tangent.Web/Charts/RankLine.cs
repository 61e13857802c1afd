namespace Tangent.Web.Charts;

/// <summary>Which ranks a unit may have among all, as a line from the best to the worst; a dot only where one rank may be printed.</summary>
public static class RankLine
{
    /// <summary>A cell of a table; its words stand beside it.</summary>
    /// <param name="low">Best rank, from 1.</param>
    /// <param name="high">Worst rank.</param>
    /// <param name="rank">The rank, where it may be printed.</param>
    /// <param name="count">Units that are ranked.</param>
    /// <param name="width">Width.</param>
    public static string Cell(int low, int high, int? rank, int count, double width = 110)
    {
        var svg = new Svg(width, 16);
        var x = new Scale(1, Math.Max(2, count), 6, width - 6);
        svg.Line(x.From, 8, x.To, 8, "s-grid");
        svg.Line(x.At(low) - 3, 8, x.At(high) + 3, 8, "s-s1 faint", 5);
        if (rank is { } one) svg.Circle(x.At(one), 8, 3.6, "f-s1");
        return svg.CloseAsDecoration();
    }
}
