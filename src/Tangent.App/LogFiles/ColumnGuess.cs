using System.Text;
using System.Text.Json;
using Tangent.Domain;

namespace Tangent.App.LogFiles;

/// <summary>Which column plays which role, from the header: what was named, else what the names of columns say.</summary>
/// <remarks>Names stand in columns.json in steps: an earlier step is surer. Two columns of the same step are a doubt.</remarks>
static class ColumnGuess
{
    private static readonly LogRole[] Needed = [LogRole.Case, LogRole.Touchpoint, LogRole.Time];
    private static readonly Dictionary<LogRole, string[][]> Known = Load();

    /// <summary>The columns, or every role that is in doubt with the columns there are.</summary>
    /// <param name="names">The header.</param>
    /// <param name="map">Columns that somebody named.</param>
    public static Outcome<LogColumns> From(IReadOnlyList<string> names, IReadOnlyDictionary<LogRole, string> map)
    {
        var problems = new List<Problem>();
        var roles = new Dictionary<LogRole, int>();
        foreach (var (role, name) in map) Settle(names, role, name, roles, problems);
        string[] tokens = [.. names.Select(Token)];
        foreach (var role in Enum.GetValues<LogRole>())
            if (!map.ContainsKey(role)) Guess(names, tokens, role, roles, problems);
        // A start that is not beside an end is just the time; a time that is also the end has no duration.
        if (problems.Count == 0) return new LogColumns(names, roles);
        problems.Add(new("analyse.columns", null, null, string.Join(", ", names.Select(Quoted))));
        return new Fail.Invalid(problems);
    }

    private static void Settle(
        IReadOnlyList<string> names, LogRole role, string name, Dictionary<LogRole, int> roles, List<Problem> problems)
    {
        int[] places = [.. Enumerable.Range(0, names.Count).Where(i => names[i] == name)];
        if (places.Length == 1) roles[role] = places[0];
        else problems.Add(Problem.Of("--map", places.Length == 0 ? "analyse.no-such-column" : "analyse.column-twice", NameOf(role), name));
    }

    private static void Guess(
        IReadOnlyList<string> names, string[] tokens, LogRole role, Dictionary<LogRole, int> roles, List<Problem> problems)
    {
        foreach (var step in Known[role])
        {
            int[] places = [.. Enumerable.Range(0, names.Count).Where(i => step.Contains(tokens[i]) && !roles.ContainsValue(i))];
            if (places.Length == 0) continue;
            if (places.Length == 1) roles[role] = places[0];
            else if (Needed.Contains(role))
                problems.Add(Problem.Of("--map", "analyse.column-doubt", NameOf(role), string.Join(", ", places.Select(i => Quoted(names[i])))));
            return;
        }
        if (Needed.Contains(role)) problems.Add(Problem.Of("--map", "analyse.column-unknown", NameOf(role)));
    }

    /// <summary>The name of a role as <c>--map</c> takes it.</summary>
    public static string NameOf(LogRole role) => role.ToString().ToLowerInvariant();

    private static string Quoted(string name) => name.AsSpan().IndexOfAny(",=\" ") < 0 ? name : $"\"{name}\"";

    /// <summary>Letters and digits alone, in one width and small: <c>case:concept:name</c> gives <c>caseconceptname</c>.</summary>
    private static string Token(string name)
    {
        var token = new StringBuilder(name.Length);
        foreach (char c in name.Normalize(NormalizationForm.FormKC))
            if (char.IsLetterOrDigit(c)) token.Append(char.ToLowerInvariant(c));
        return token.ToString();
    }

    // By hand: the general reader of JSON takes longer to get ready than a small log takes to be read.
    private static Dictionary<LogRole, string[][]> Load()
    {
        using var file = typeof(ColumnGuess).Assembly.GetManifestResourceStream("LogFiles/columns.json")!;
        using var json = JsonDocument.Parse(file);
        var known = new Dictionary<LogRole, string[][]>();
        foreach (var role in json.RootElement.EnumerateObject())
            known[Enum.Parse<LogRole>(role.Name)] = [.. role.Value.EnumerateArray()
                .Select(step => step.EnumerateArray().Select(name => name.GetString()!).ToArray())];
        return known;
    }
}
