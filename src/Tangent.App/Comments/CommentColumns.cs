using System.Text;
using System.Text.Json;
using Tangent.Domain;

namespace Tangent.App.Comments;

/// <summary>What a column of a file of comments may be.</summary>
public enum CommentRole
{
    /// <summary>What was said.</summary>
    Comment,

    /// <summary>Its heading, read with it.</summary>
    Title,

    /// <summary>The score that was given with it.</summary>
    Score,

    /// <summary>Its class, as somebody judged it.</summary>
    Label,

    /// <summary>The touchpoint that it is known to be about.</summary>
    Touchpoint,
}

/// <summary>Which column plays which role: what was named, else what the headers say (columns.json, surer names first).</summary>
static class CommentColumns
{
    private static readonly Dictionary<CommentRole, string[][]> Known;
    private static readonly Dictionary<string, string> Sentiments;

    static CommentColumns()
    {
        using var file = typeof(CommentColumns).Assembly.GetManifestResourceStream("Comments/columns.json")!;
        using var json = JsonDocument.Parse(file);
        Known = json.RootElement.GetProperty("columns").EnumerateObject().ToDictionary(role => Enum.Parse<CommentRole>(role.Name),
            role => role.Value.EnumerateArray().Select(step => step.EnumerateArray().Select(name => name.GetString()!).ToArray()).ToArray());
        Sentiments = json.RootElement.GetProperty("sentiments").EnumerateObject()
            .SelectMany(code => code.Value.EnumerateArray().Select(word => (Word: word.GetString()!, Code: code.Name)))
            .ToDictionary(pair => pair.Word, pair => pair.Code);
    }

    /// <summary>The code of a sentiment by any of its usual labels, or null.</summary>
    public static string? SentimentOf(string label) => Sentiments.GetValueOrDefault(label.ToLowerInvariant());

    /// <summary>The places of the columns; or what is missing or in doubt.</summary>
    public static Outcome<IReadOnlyDictionary<CommentRole, int>> From(IReadOnlyList<string> names, IReadOnlyDictionary<CommentRole, string> named)
    {
        var roles = new Dictionary<CommentRole, int>();
        var problems = new List<Problem>();
        foreach (var (role, name) in named)
        {
            int[] places = [.. Enumerable.Range(0, names.Count).Where(i => names[i] == name)];
            if (places.Length == 1) roles[role] = places[0];
            else problems.Add(Problem.Of(OptionOf(role), places.Length == 0 ? "comments.no-such-column" : "comments.column-twice", name));
        }
        string[] tokens = [.. names.Select(Token)];
        foreach (var role in Enum.GetValues<CommentRole>())
            if (!named.ContainsKey(role)) Guess(tokens, role, roles);
        if (!roles.ContainsKey(CommentRole.Comment) && problems.Count == 0) problems.Add(Problem.Of("--comment", "comments.no-comment-column"));
        if (problems.Count == 0) return roles;
        problems.Add(new("comments.columns", null, null, string.Join(", ", names)));
        return new Fail.Invalid(problems);
    }

    /// <summary>The option that names the column of a role.</summary>
    public static string OptionOf(CommentRole role) => $"--{role.ToString().ToLowerInvariant()}";

    private static void Guess(string[] tokens, CommentRole role, Dictionary<CommentRole, int> roles)
    {
        foreach (var step in Known[role])
        {
            int[] places = [.. Enumerable.Range(0, tokens.Length).Where(i => step.Contains(tokens[i]) && !roles.ContainsValue(i))];
            if (places.Length == 0) continue;
            if (places.Length == 1) roles[role] = places[0];
            return;
        }
    }

    private static string Token(string name)
    {
        var token = new StringBuilder(name.Length);
        foreach (char c in name.Normalize(NormalizationForm.FormKC))
            if (char.IsLetterOrDigit(c)) token.Append(char.ToLowerInvariant(c));
        return token.ToString();
    }
}
