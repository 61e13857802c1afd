using System.Text;
using Tangent.Domain;

namespace Tangent.App.LogFiles;

/// <summary>The text of <c>--map</c>: <c>case=Order No,touchpoint="a, b"</c>.</summary>
public static class ColumnMap
{
    /// <summary>Which column was named for which role.</summary>
    /// <remarks>Worked example, tested: <c>case=Id,time="when, exactly"</c> names two columns. A name that holds a comma or an
    /// equals sign stands in double quotes; a doubled quote inside stands for itself.</remarks>
    public static Outcome<IReadOnlyDictionary<LogRole, string>> Read(string? text)
    {
        var map = new Dictionary<LogRole, string>();
        for (int at = 0; at < (text?.Length ?? 0);)
        {
            int equals = text!.IndexOf('=', at);
            if (equals < 0) return Wrong(text[at..]);
            var key = text[at..equals].Trim();
            at = equals + 1;
            if (Value(text, ref at) is not { Length: > 0 } name) return Wrong(text[equals..]);
            if (!Enum.TryParse<LogRole>(key, ignoreCase: true, out var role) || !Enum.IsDefined(role) || int.TryParse(key, out _))
                return Fail.Wrong("--map", "analyse.no-such-role", key, string.Join(", ", Enum.GetValues<LogRole>().Select(ColumnGuess.NameOf)));
            map[role] = name;
        }
        return Outcome<IReadOnlyDictionary<LogRole, string>>.Of(map);
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

    private static Fail Wrong(string rest) => Fail.Wrong("--map", "analyse.map-unreadable", rest);
}
