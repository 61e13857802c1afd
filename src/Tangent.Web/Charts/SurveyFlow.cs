namespace Tangent.Web.Charts;

/// <summary>The ways through a survey: questions from left to right, those under conditions side by side, with the line that passes them by.</summary>
public static class SurveyFlow
{
    private const double Wide = 118, High = 30, Gap = 46, Row = 44, Around = 6, Size = 12;

    /// <param name="Name">What stands in the box, such as its number and first words.</param>
    /// <param name="When">When it is asked; null: always.</param>
    /// <param name="IsShown">Whether it is the one that is being written.</param>
    public sealed record Node(string Name, string? When, bool IsShown = false);

    /// <summary>Draws it. Questions under conditions that follow one another stand in one column: each may be asked or passed by.</summary>
    /// <param name="nodes">The questions in order.</param>
    /// <param name="end">Word for the end.</param>
    /// <param name="label">The picture in a sentence.</param>
    public static string Draw(IReadOnlyList<Node> nodes, string end, string label)
    {
        var columns = Columns([.. nodes, new(end, null)]);
        int most = columns.Max(column => column.Count + (IsBranch(column) ? 1 : 0));
        var svg = new Svg(columns.Count * (Wide + Gap) - Gap + 2 * Around, most * Row + 2 * Around);
        double middle = svg.Height / 2;
        for (int i = 1; i < columns.Count; i++)
            foreach (double from in Ends(columns[i - 1], middle))
                foreach (double to in Ends(columns[i], middle)) Join(svg, Left(i - 1) + Wide, from, Left(i), to);
        for (int i = 0; i < columns.Count; i++) Draw(svg, columns[i], Left(i), middle);
        return svg.Close(label);
    }

    private static List<List<Node>> Columns(IEnumerable<Node> nodes)
    {
        List<List<Node>> columns = [];
        foreach (var node in nodes)
        {
            if (node.When is not null && columns is [.., var last] && IsBranch(last)) last.Add(node);
            else columns.Add([node]);
        }
        return columns;
    }

    private static bool IsBranch(List<Node> column) => column[0].When is not null;

    private static double Left(int column) => Around + column * (Wide + Gap);

    /// <summary>Where lines meet a column: each of its boxes, and the way past a branch, which is the lowest.</summary>
    private static IEnumerable<double> Ends(List<Node> column, double middle)
    {
        int count = column.Count + (IsBranch(column) ? 1 : 0);
        for (int i = 0; i < count; i++) yield return middle + (i - (count - 1) / 2.0) * Row;
    }

    private static void Draw(Svg svg, List<Node> column, double left, double middle)
    {
        var places = Ends(column, middle).ToList();
        for (int i = 0; i < column.Count; i++)
        {
            var (node, y) = (column[i], places[i]);
            svg.Rect(left, y - High / 2, Wide, High, node.IsShown ? "f-accent" : "f-line", 6);
            svg.Rect(left + 1, y - High / 2 + 1, Wide - 2, High - 2, "f-panel", 5);
            svg.Text(left + Wide / 2, y + 4, Cut(node.Name), node.IsShown ? "t-12 t-b t-m f-ink" : "t-12 t-m f-ink");
            if (node.When is { } when) svg.Text(left + Wide / 2, y - High / 2 - 3, Cut(when), "t-11 t-m f-ink3");
        }
        if (IsBranch(column)) svg.Line(left, places[^1], left + Wide, places[^1], "s-lines", 1.5);
    }

    private static void Join(Svg svg, double x1, double y1, double x2, double y2) =>
        svg.Curve([(x1, y1), ((x1 + x2) / 2, y1), ((x1 + x2) / 2, y2), (x2, y2)], "s-lines", 1.5);

    private static string Cut(string text)
    {
        int length = text.Length;
        while (length > 1 && TextWidth.Of(text[..length], Size) > Wide - 14) length--;
        return length == text.Length ? text : text[..length].TrimEnd() + "…";
    }
}
