namespace Tangent.Web.Charts;

/// <summary>How wide a text will be, near enough to make room for it: nothing on the server can measure fonts.</summary>
static class TextWidth
{
    /// <summary>Width in pixels: a Chinese character is square, Latin letters are a little more than half as wide.</summary>
    public static double Of(string text, double size = 12) => text.Sum(letter => letter > 0x2E80 ? size : size * 0.56);

    /// <summary>Room for the longest of the texts and some air, at most <paramref name="most"/>.</summary>
    public static double Room(IEnumerable<string> texts, double most, double size = 12) =>
        Math.Min(most, texts.Select(text => Of(text, size)).DefaultIfEmpty().Max() + 14);
}
