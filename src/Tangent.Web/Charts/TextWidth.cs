namespace Tangent.Web.Charts;

/// <summary>How wide a text will be, near enough to make room for it: nothing on the server can measure fonts.</summary>
static class TextWidth
{
    /// <summary>Width in pixels: a Chinese character is square, Latin letters are a little more than half as wide.</summary>
    public static double Of(string text, double size = 12) => text.Sum(letter => letter > 0x2E80 ? size : size * 0.56);

    /// <summary>Room for the longest of the texts and some air, at most <paramref name="most"/>.</summary>
    public static double Room(IEnumerable<string> texts, double most, double size = 12) =>
        Math.Min(most, texts.Select(text => Of(text, size)).DefaultIfEmpty().Max() + 14);

    /// <summary>The text in lines no wider than <paramref name="room"/>: broken at spaces, and anywhere between Chinese characters.</summary>
    public static IReadOnlyList<string> Lines(string text, double room, double size = 12)
    {
        List<string> lines = [];
        int start = 0, breakable = 0;
        double wide = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == ' ' || text[i] > 0x2E80) breakable = i;
            wide += Of(text[i..(i + 1)], size);
            if (wide <= room || i == start) continue;
            int end = breakable > start ? breakable : i;
            lines.Add(text[start..end].Trim());
            start = end;
            wide = Of(text[start..(i + 1)].TrimStart(), size);
        }
        if (text[start..].Trim() is { Length: > 0 } rest) lines.Add(rest);
        return lines;
    }
}
