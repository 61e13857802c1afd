namespace Tangent.Web.Charts;

/// <summary>The menu of a number as a picture: calls begin at the left, each key leads a column on; what leads back is dashed.</summary>
public static class MenuMap
{
    private const double Wide = 136, High = 40, Gap = 70, Row = 58, Around = 10, Size = 12;

    /// <summary>A key and where it leads.</summary>
    /// <param name="Key">What is pressed; null: nothing.</param>
    /// <param name="To">Code of the other box.</param>
    public sealed record Way(string? Key, string To);

    /// <summary>One node.</summary>
    /// <param name="Id">Its code.</param>
    /// <param name="Name">First line.</param>
    /// <param name="Act">Second line: what happens there.</param>
    /// <param name="IsEntry">Whether calls begin there.</param>
    /// <param name="IsFaulty">Whether something is wrong with it.</param>
    /// <param name="IsShown">Whether it is the one that is being written.</param>
    /// <param name="Href">Where it leads who clicks it, or null.</param>
    /// <param name="Ways">The ways on.</param>
    public sealed record Box(string Id, string Name, string Act, bool IsEntry, bool IsFaulty, bool IsShown, string? Href, IReadOnlyList<Way> Ways);

    /// <summary>Draws it. What nobody reaches stands in a column of its own at the right.</summary>
    /// <param name="boxes">The nodes; ways lead to codes among them.</param>
    /// <param name="label">The picture in a sentence.</param>
    public static string Draw(IReadOnlyList<Box> boxes, string label)
    {
        var columns = Columns(boxes);
        var places = columns.SelectMany((column, x) => column.Select((box, y) => (box.Id, Place: new Spot(x, Around + x * (Wide + Gap), Around + y * Row))))
            .ToDictionary(one => one.Id, one => one.Place);
        var svg = new Svg((columns.Count * (Wide + Gap)) - Gap + (2 * Around), (columns.Max(column => column.Count) * Row) + Around + 6);
        Dictionary<string, int> arrived = [];
        foreach (var box in boxes)
            foreach (var way in box.Ways.GroupBy(way => way.To)) Join(svg, places[box.Id], places[way.Key], Keys(way), arrived, way.Key);
        foreach (var box in boxes) svg.Link(box.Href, $"{box.Name} {box.Act}", inside => Draw(inside, box, places[box.Id]));
        return svg.CloseAsGroup(label);
    }

    // By the fewest steps from an entry; within a column near what leads there.
    private static List<List<Box>> Columns(IReadOnlyList<Box> boxes)
    {
        var all = boxes.ToDictionary(box => box.Id);
        HashSet<string> seen = [.. boxes.Where(box => box.IsEntry).Select(box => box.Id)];
        List<List<Box>> columns = [[.. boxes.Where(box => box.IsEntry)]];
        while (columns[^1].Count > 0)
            columns.Add([.. columns[^1].SelectMany(box => box.Ways).Select(way => way.To).Where(seen.Add).Select(code => all[code])]);
        columns[^1].AddRange(boxes.Where(box => !seen.Contains(box.Id)));
        return [.. columns.Where(column => column.Count > 0)];
    }

    private static string Keys(IEnumerable<Way> ways) => string.Join(' ', ways.Select(way => way.Key).OfType<string>());

    private static void Draw(Svg svg, Box box, Spot at)
    {
        svg.Rect(at.Left, at.Top, Wide, High, box.IsFaulty ? "f-neg" : box.IsShown ? "f-accent" : box.IsEntry ? "f-ink2" : "f-lines", 6);
        svg.Rect(at.Left + 1.5, at.Top + 1.5, Wide - 3, High - 3, "f-panel", 5);
        svg.Text(at.Left + (Wide / 2), at.Top + 16, Cut(box.Name), "t-12 t-b t-m f-ink");
        svg.Text(at.Left + (Wide / 2), at.Top + 32, Cut(box.Act), box.IsFaulty ? "t-12 t-m f-neg" : "t-12 t-m f-ink3");
    }

    private static void Join(Svg svg, Spot from, Spot to, string keys, Dictionary<string, int> arrived, string target)
    {
        int before = arrived.GetValueOrDefault(target);
        arrived[target] = before + 1;
        if (to.Column > from.Column)
        {
            double middle = (from.Left + Wide + to.Left) / 2;
            svg.Curve([(from.Left + Wide, from.Middle), (middle, from.Middle), (middle, to.Middle), (to.Left, to.Middle)], "s-lines", 1.5);
            svg.Text(to.Left - 8, to.Middle - 5 + (before * 14), keys, "t-12 t-b t-e halo f-ink2");
            return;
        }
        // Back or down: from the lower edge to the lower edge, below both.
        double low = Math.Max(from.Top, to.Top) + High + 12, start = from.Left + (Wide * 0.7), end = to.Left + (Wide * 0.3);
        svg.Curve([(start, from.Top + High), (start, low), (end, low), (end, to.Top + High)], "s-ink3", 1.2);
        svg.Text((start + end) / 2, low - 1, keys, "t-12 t-m halo f-ink3");
    }

    private static string Cut(string text)
    {
        int length = text.Length;
        while (length > 1 && TextWidth.Of(text[..length], Size) > Wide - 18) length--;
        return length == text.Length ? text : text[..length].TrimEnd() + "…";
    }

    private readonly record struct Spot(int Column, double Left, double Top)
    {
        public double Middle => Top + (High / 2);
    }
}
