using System.Text;
using System.Text.Json;
using Tangent.Domain;

namespace Tangent.App.LogFiles;

/// <summary>Which column plays which role, from the header: what was named, else what the names of columns say.</summary>
/// <remarks>
/// Known names stand in a resource in steps: an earlier step is surer. Two columns of the same step are a doubt, and a doubt about
/// a role that is needed is asked, never guessed.
/// </remarks>
/// <typeparam name="TRole">The closed list of roles.</typeparam>
/// <param name="resource">Name of the resource with the known names.</param>
/// <param name="option">The option that settles doubt, such as <c>--map</c>.</param>
/// <param name="needed">Roles that somebody must play.</param>
sealed class HeaderRoles<TRole>(string resource, string option, params TRole[] needed) where TRole : struct, Enum
{
    private readonly Lazy<Dictionary<TRole, string[][]>> known = new(() => Load(resource));

    /// <summary>The columns of roles, or every role that is in doubt with the columns there are.</summary>
    /// <param name="names">The header.</param>
    /// <param name="map">Columns that somebody named.</param>
    public Outcome<IReadOnlyDictionary<TRole, int>> From(IReadOnlyList<string> names, IReadOnlyDictionary<TRole, string> map)
    {
        var problems = new List<Problem>();
        var roles = new Dictionary<TRole, int>();
        foreach (var (role, name) in map) Settle(names, role, name, roles, problems);
        string[] tokens = [.. names.Select(Token)];
        foreach (var role in Enum.GetValues<TRole>())
            if (!map.ContainsKey(role)) Guess(names, tokens, role, roles, problems);
        if (problems.Count == 0) return roles;
        problems.Add(new("analyse.columns", null, null, string.Join(", ", names.Select(Quoted))));
        return new Fail.Invalid(problems);
    }

    /// <summary>The columns of roles as far as their names say it; what is in doubt has none.</summary>
    public IReadOnlyDictionary<TRole, int> Optional(IReadOnlyList<string> names)
    {
        var roles = new Dictionary<TRole, int>();
        string[] tokens = [.. names.Select(Token)];
        foreach (var role in Enum.GetValues<TRole>()) Guess(names, tokens, role, roles, []);
        return roles;
    }

    /// <summary>The name of a role as the option takes it.</summary>
    public static string NameOf(TRole role) => role.ToString().ToLowerInvariant();

    private void Settle(IReadOnlyList<string> names, TRole role, string name, Dictionary<TRole, int> roles, List<Problem> problems)
    {
        int[] places = [.. Enumerable.Range(0, names.Count).Where(i => names[i] == name)];
        if (places.Length == 1) roles[role] = places[0];
        else problems.Add(Problem.Of(option, places.Length == 0 ? "analyse.no-such-column" : "analyse.column-twice", NameOf(role), name));
    }

    private void Guess(IReadOnlyList<string> names, string[] tokens, TRole role, Dictionary<TRole, int> roles, List<Problem> problems)
    {
        bool isNeeded = needed.Contains(role);
        foreach (var step in known.Value.GetValueOrDefault(role, []))
        {
            int[] places = [.. Enumerable.Range(0, names.Count).Where(i => step.Contains(tokens[i]) && !roles.ContainsValue(i))];
            if (places.Length == 0) continue;
            if (places.Length == 1) roles[role] = places[0];
            else if (isNeeded)
                problems.Add(Problem.Of(option, "analyse.column-doubt", NameOf(role), string.Join(", ", places.Select(i => Quoted(names[i]))), option));
            return;
        }
        if (isNeeded) problems.Add(Problem.Of(option, "analyse.column-unknown", NameOf(role), option));
    }

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
    private static Dictionary<TRole, string[][]> Load(string resource)
    {
        using var file = typeof(LogFile).Assembly.GetManifestResourceStream(resource)!;
        using var json = JsonDocument.Parse(file);
        var known = new Dictionary<TRole, string[][]>();
        foreach (var role in json.RootElement.EnumerateObject())
            known[Enum.Parse<TRole>(role.Name)] = [.. role.Value.EnumerateArray()
                .Select(step => step.EnumerateArray().Select(name => name.GetString()!).ToArray())];
        return known;
    }
}
