using System.Text;
using Tangent.Domain;

namespace Tangent.App.LogFiles;

/// <summary>The text of <c>--map</c> and its likes: <c>case=Order No,touchpoint="a, b"</c>.</summary>
public static class ColumnMap
{
    /// <summary>The option that names columns of a log.</summary>
    public const string OfLog = "--map";

    /// <summary>The option that names columns of judgements.</summary>
    public const string OfFeedback = "--map-feedback";

    /// <summary>Which column was named for which role.</summary>
    /// <remarks>Worked example, tested: <c>case=Id,time="when, exactly"</c> names two columns. A name that holds a comma or an
    /// equals sign stands in double quotes; a doubled quote inside stands for itself.</remarks>
    /// <param name="text">The text; null or empty names nothing.</param>
    /// <param name="option">The option it was given with, for what is said about it.</param>
    public static Outcome<IReadOnlyDictionary<TRole, string>> Read<TRole>(string? text, string option) where TRole : struct, Enum
    {
        var map = new Dictionary<TRole, string>();
        for (int at = 0; at < (text?.Length ?? 0);)
        {
            int equals = text!.IndexOf('=', at);
            if (equals < 0) return Wrong(option, text[at..]);
            var key = text[at..equals].Trim();
            at = equals + 1;
            if (Value(text, ref at) is not { Length: > 0 } name) return Wrong(option, text[equals..]);
            if (!Enum.TryParse<TRole>(key, ignoreCase: true, out var role) || !Enum.IsDefined(role) || int.TryParse(key, out _))
                return Fail.Wrong(option, "analyse.no-such-role", key, string.Join(", ", Enum.GetValues<TRole>().Select(HeaderRoles<TRole>.NameOf)), option);
            map[role] = name;
        }
        return Outcome<IReadOnlyDictionary<TRole, string>>.Of(map);
    }

    private static string? Value(string text, ref int at)
    {
        while (at < text.Length && text[at] == ' ') at++;
        if (at >= text.Length || text[at] != '"')
        {
            int comma = text.IndexOf(',', at);
            int end = comma < 0 ? text.Length : comma;
            var plain = text[at..end].Trim();
            at = end + 1;
            return plain;
        }
        var name = new StringBuilder();
        for (at++; at < text.Length; at++)
        {
            if (text[at] != '"') name.Append(text[at]);
            else if (at + 1 < text.Length && text[at + 1] == '"') name.Append(text[at++]);
            else
            {
                int comma = text.IndexOf(',', at);
                if (comma >= 0 && text[(at + 1)..comma].Trim().Length > 0) return null;
                at = comma < 0 ? text.Length : comma + 1;
                return name.ToString();
            }
        }
        return null;
    }

    private static Fail Wrong(string option, string rest) => Fail.Wrong(option, "analyse.map-unreadable", rest, option);
}
