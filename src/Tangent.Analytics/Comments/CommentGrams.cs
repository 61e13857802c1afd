namespace Tangent.Analytics.Comments;

/// <summary>
/// The grams of a comment: one, two and three tokens in a row, as numbers of 32 bits. A Chinese character, a mark and a
/// Latin word are a token each, so that one pass gives character grams of Chinese and word grams of English.
/// </summary>
/// <remarks>
/// Full-width forms count as their narrow ones, capitals as small letters, a number of several digits as any other such
/// number, and of a mark that is repeated the first three. The first five letters of a longer word are a gram too: they
/// stand for its endings. Not for use by two threads at once. Worked example, tested: "Good, good." has 9 grams.
/// </remarks>
internal sealed class CommentGrams
{
    private const uint Offset = 2166136261, Prime = 16777619, AnyNumber = 0x9E3779B9, Stem = 0x85EBCA6B;
    private const int StemLetters = 5, MostRepeats = 3;

    private uint[] tokens = new uint[256];
    private uint[] grams = new uint[1024];
    private int tokenCount, gramCount;

    /// <summary>The grams in the order of their lengths; the next call overwrites them.</summary>
    public Span<uint> Of(ReadOnlySpan<char> text)
    {
        (tokenCount, gramCount) = (0, 0);
        for (int i = 0; i < text.Length;)
        {
            char c = CommentText.Folded(text[i]);
            if (char.IsWhiteSpace(c)) i++;
            else if (char.IsAsciiDigit(c)) i = Number(text, i);
            else if (CommentText.IsOfWord(c)) i = Word(text, i);
            else i = Mark(text, i, c);
        }
        Room(ref grams, gramCount + 3 * tokenCount);
        for (int i = 0; i < tokenCount; i++) grams[gramCount++] = Mixed(tokens[i], 0, 1);
        for (int i = 1; i < tokenCount; i++) grams[gramCount++] = Mixed(tokens[i - 1], tokens[i], 2);
        for (int i = 2; i < tokenCount; i++)
            grams[gramCount++] = Mixed(Mixed(tokens[i - 2], tokens[i - 1], 2), tokens[i], 3);
        return grams.AsSpan(0, gramCount);
    }

    private int Number(ReadOnlySpan<char> text, int from)
    {
        int end = from + 1;
        while (end < text.Length && char.IsAsciiDigit(CommentText.Folded(text[end]))) end++;
        Add(end - from > 1 ? AnyNumber : (Offset ^ CommentText.Folded(text[from])) * Prime);
        return end;
    }

    private int Word(ReadOnlySpan<char> text, int from)
    {
        uint hash = Offset, stem = 0;
        int end = from;
        for (; end < text.Length; end++)
        {
            char c = CommentText.Folded(text[end]);
            // The apostrophe of "don't" belongs to the word; one that stands after it does not.
            if (!CommentText.IsOfWord(c) && !(c == '\'' && end + 1 < text.Length && CommentText.IsOfWord(CommentText.Folded(text[end + 1])))) break;
            hash = (hash ^ c) * Prime;
            if (end - from + 1 == StemLetters) stem = hash;
        }
        Add(hash);
        if (end - from <= StemLetters) return end;
        Room(ref grams, gramCount + 1);
        grams[gramCount++] = Mixed(stem, Stem, 1);
        return end;
    }

    private int Mark(ReadOnlySpan<char> text, int from, char mark)
    {
        int end = from + 1;
        while (end < text.Length && CommentText.Folded(text[end]) == mark) end++;
        for (int i = 0; i < Math.Min(end - from, MostRepeats); i++) Add((Offset ^ mark) * Prime);
        return end;
    }

    private void Add(uint token)
    {
        Room(ref tokens, tokenCount + 1);
        tokens[tokenCount++] = token;
    }

    private static void Room(ref uint[] numbers, int needed)
    {
        if (needed > numbers.Length) Array.Resize(ref numbers, Math.Max(needed, 2 * numbers.Length));
    }

    private static uint Mixed(uint first, uint second, uint length)
    {
        unchecked
        {
            ulong z = ((ulong)first << 32 | second) + length * 0x9E3779B97F4A7C15UL;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return (uint)(z >> 32);
        }
    }
}
