using Tangent.Domain.Access;

namespace Tangent.App.Comments;

/// <summary>Which comments of a group are shown, and how.</summary>
public static class Quotes
{
    private const int QuotesOfTopic = 3, ShortestQuote = 8, LongestQuote = 120;

    /// <summary>The clearest of those that are neither too short nor too long to be shown; the same words only once.</summary>
    /// <param name="places">Places of the group's comments, ascending.</param>
    /// <param name="length">Length of each.</param>
    /// <param name="clear">How sure its sentiment is.</param>
    /// <param name="alike">Equal for comments of the same words.</param>
    public static IEnumerable<int> Choose<T>(IEnumerable<int> places, Func<int, int> length, Func<int, double> clear, Func<int, T> alike) => places
        .OrderByDescending(i => length(i) is >= ShortestQuote and <= LongestQuote).ThenByDescending(clear).ThenBy(i => i)
        .DistinctBy(alike).Take(QuotesOfTopic);

    /// <summary>A comment in one line, what is personal in it masked.</summary>
    public static string Shown(string text)
    {
        var line = string.Join(' ', MaskedText.Of(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= LongestQuote ? line : line[..LongestQuote] + "…";
    }
}
