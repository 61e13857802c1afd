using System.Text;

namespace Tangent.Walls;

/// <summary>C# and Razor text split into code, comments and string literals, well enough for the walls.</summary>
public static class Code
{
    /// <summary>A string literal: its content (gaps of an interpolated one left as they are) and where it begins.</summary>
    public sealed record Literal(string Content, int Position, bool IsInterpolated);

    /// <summary>The code with comments blanked; lines keep their numbers.</summary>
    public static string WithoutComments(string source) => Split(source).Code;

    /// <summary>All string literals outside comments.</summary>
    public static IReadOnlyList<Literal> Literals(string source) => Split(source).Literals;

    private static (string Code, List<Literal> Literals) Split(string source)
    {
        var code = new StringBuilder(source.Length);
        var literals = new List<Literal>();
        for (int i = 0; i < source.Length;)
        {
            if (CommentEnd(source, i) is { } end)
            {
                for (; i < end; i++) code.Append(source[i] == '\n' ? '\n' : ' ');
            }
            else if (LiteralAt(source, i) is { } found)
            {
                if (found.Literal is { } literal) literals.Add(literal);
                code.Append(source, i, found.End - i);
                i = found.End;
            }
            else code.Append(source[i++]);
        }
        return (code.ToString(), literals);
    }

    private static int? CommentEnd(string source, int i)
    {
        if (Starts(source, i, "//") && (i == 0 || source[i - 1] != ':')) return After(source, "\n", i, keep: true);
        if (Starts(source, i, "/*")) return After(source, "*/", i);
        if (Starts(source, i, "@*")) return After(source, "*@", i);
        return Starts(source, i, "<!--") ? After(source, "-->", i) : null;
    }

    private static (Literal? Literal, int End)? LiteralAt(string source, int i)
    {
        if (source[i] == '\'' && i + 2 < source.Length)
        {
            int close = source[i + 1] == '\\' ? source.IndexOf('\'', i + 3) : i + 2;
            return close > 0 && close < source.Length && source[close] == '\'' && close - i < 9 ? (null, close + 1) : null;
        }
        if (source[i] != '"') return null;

        var before = source.AsSpan(Math.Max(0, i - 3), Math.Min(3, i));
        bool isInterpolated = before.EndsWith("$") || before.EndsWith("$@") || before.EndsWith("@$");
        bool isVerbatim = before.EndsWith("@") && !before.EndsWith("=@") || before.EndsWith("@$");
        if (Starts(source, i, "\"\"\""))
        {
            int close = source.IndexOf("\"\"\"", i + 3, StringComparison.Ordinal);
            int end = close < 0 ? source.Length : close + 3;
            return (new(source[(i + 3)..Math.Max(i + 3, end - 3)], i, isInterpolated), end);
        }
        int j = i + 1;
        for (int depth = 0; j < source.Length && source[j] != '\n' | isVerbatim; j++)
        {
            if (source[j] == '\\' && !isVerbatim) { j++; continue; }
            if (isInterpolated && source[j] == '{') depth++;
            if (isInterpolated && source[j] == '}') depth--;
            if (source[j] != '"' || depth > 0) continue;
            if (isVerbatim && j + 1 < source.Length && source[j + 1] == '"') { j++; continue; }
            break;
        }
        return (new(source[(i + 1)..Math.Min(j, source.Length)], i, isInterpolated), Math.Min(j + 1, source.Length));
    }

    private static bool Starts(string source, int i, string mark) =>
        string.CompareOrdinal(source, i, mark, 0, mark.Length) == 0;

    private static int After(string source, string mark, int from, bool keep = false)
    {
        int at = source.IndexOf(mark, from, StringComparison.Ordinal);
        return at < 0 ? source.Length : keep ? at : at + mark.Length;
    }
}
