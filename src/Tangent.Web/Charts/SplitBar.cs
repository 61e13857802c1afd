using System.Globalization;

namespace Tangent.Web.Charts;

/// <summary>One bar split by counts; each piece is named in words below it by the part that shows it.</summary>
public static class SplitBar
{
    /// <param name="Name">Word of the piece, such as 逾期.</param>
    /// <param name="Count">How many.</param>
    /// <param name="Paint">Ending of its paint class: neg, warnm, neum.</param>
    public sealed record Part(string Name, int Count, string Paint);

    /// <summary>Draws it; every piece that is not empty can be seen.</summary>
    public static string Draw(IReadOnlyList<Part> parts, double width = 190)
    {
        const double gap = 2, least = 4;
        var svg = new Svg(width, 20);
        var shown = parts.Where(part => part.Count > 0).ToList();
        double free = width - 8 - gap * Math.Max(0, shown.Count - 1) - least * shown.Count, x = 4;
        int total = shown.Sum(part => part.Count);
        foreach (var part in shown)
        {
            double wide = least + free * part.Count / total;
            svg.Rect(x, 5, wide, 12, "f-" + part.Paint, 1.5);
            x += wide + gap;
        }
        return svg.Close(string.Join(", ", parts.Select(part =>
            string.Create(CultureInfo.CurrentCulture, $"{part.Name} {part.Count:N0}"))));
    }
}
