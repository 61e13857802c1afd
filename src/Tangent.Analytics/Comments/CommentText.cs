namespace Tangent.Analytics.Comments;

/// <summary>How texts are made alike before they are read.</summary>
internal static class CommentText
{
    /// <summary>One character: narrow, small, one kind of space and of apostrophe.</summary>
    public static char Folded(char c) => c switch
    {
        '\u3000' => ' ',
        '\u2018' or '\u2019' => '\'',
        >= '\uff01' and <= '\uff5e' => char.ToLowerInvariant((char)(c - 0xfee0)),
        _ => char.ToLowerInvariant(c),
    };

    /// <summary>A text of folded characters, trimmed.</summary>
    public static string Folded(string text) =>
        string.Create(text.Length, text, (folded, source) =>
        {
            for (int i = 0; i < folded.Length; i++) folded[i] = Folded(source[i]);
        }).Trim();

    /// <summary>Whether it is a letter of a script with spaces; from the radicals on, each character is a token.</summary>
    public static bool IsOfWord(char c) => c < '\u2e80' && char.IsLetter(c);
}
