namespace Tangent.Analytics.Comments;

/// <summary>Something that comments may speak of, and the words by which it is known.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Words">Words or phrases of any language; capitals and full width do not matter.</param>
public sealed record NamedByWords(string Code, IReadOnlyList<string> Words);

/// <summary>Finds which words of lists a comment holds: themes, or touchpoints by name and alias. Not for two threads at once.</summary>
/// <remarks>
/// The longest word at a place counts alone: where "self-service desk" is known, its "desk" is not found again. Latin
/// words count from their beginning, so that "wait" also finds "waited" and not "await". Worked example, tested: with
/// the words desk (0), self-service desk (1), "The self-service desk was shut" speaks of 1 alone.
/// </remarks>
public sealed class WordFinder
{
    private readonly Dictionary<char, List<(string Word, int Place)>> known = [];
    private readonly bool[] isFound;

    /// <summary>A finder of these.</summary>
    /// <param name="named">What there is; a word of several belongs to the first.</param>
    public WordFinder(IReadOnlyList<NamedByWords> named)
    {
        ArgumentNullException.ThrowIfNull(named);
        isFound = new bool[named.Count];
        HashSet<string> all = [];
        for (int place = 0; place < named.Count; place++)
            foreach (var folded in named[place].Words.Select(CommentText.Folded))
                if (folded.Length > 0 && all.Add(folded))
                {
                    if (!known.TryGetValue(folded[0], out var words)) known[folded[0]] = words = [];
                    words.Add((folded, place));
                }
        foreach (var words in known.Values) words.Sort((one, other) => other.Word.Length.CompareTo(one.Word.Length));
    }

    /// <summary>Places of what the comment speaks of, ascending.</summary>
    /// <param name="comment">Any text.</param>
    public IReadOnlyList<int> In(string comment)
    {
        ArgumentNullException.ThrowIfNull(comment);
        Array.Clear(isFound);
        var text = CommentText.Folded(comment).AsSpan();
        for (int i = 0; i < text.Length;)
        {
            int length = 1;
            if (known.TryGetValue(text[i], out var words) && (i == 0 || !Joins(text[i - 1], text[i])))
                foreach (var (word, place) in words)
                    if (text[i..].StartsWith(word, StringComparison.Ordinal))
                    {
                        isFound[place] = true;
                        length = word.Length;
                        break;
                    }
            i += length;
        }
        return [.. Enumerable.Range(0, isFound.Length).Where(place => isFound[place])];
    }

    private static bool Joins(char before, char here) => CommentText.IsOfWord(before) && CommentText.IsOfWord(here);
}
