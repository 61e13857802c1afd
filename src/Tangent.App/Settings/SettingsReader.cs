using System.Collections;
using System.Text.Json;
using Tangent.Domain;

namespace Tangent.App.Settings;

/// <summary>Reads the settings: the file first, then environment variables over it. Every problem is found at once.</summary>
public static class SettingsReader
{
    /// <summary>What the environment variables of settings begin with.</summary>
    public const string Prefix = "TANGENT__";

    /// <summary>The environment variable that names the settings file.</summary>
    public const string FileVariable = "TANGENT_SETTINGS";

    /// <summary>The environment variable that names the folder from which the data folder is counted; ./run sets it.</summary>
    public const string HomeVariable = "TANGENT_HOME";

    /// <summary>Name of the file that is looked for in the data folder, in the current folder and in the home folder.</summary>
    public const string FileName = "tangent.json";

    private static readonly JsonDocumentOptions Lenient = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
    };

    /// <summary>The settings, or everything that is wrong with them.</summary>
    /// <param name="file">Path named by the caller, or null to look in the usual places.</param>
    /// <param name="variables">Environment variables.</param>
    public static Outcome<TangentSettings> Read(string? file, IDictionary variables)
    {
        var problems = new List<Problem>();
        var fromEnvironment = Variables(variables);
        var home = variables[HomeVariable] as string ?? "";
        var found = Find(file ?? variables[FileVariable] as string, home, fromEnvironment, problems);
        var texts = found is null ? [] : FromFile(found, problems);
        foreach (var (name, text) in fromEnvironment) texts[name] = text;

        var settings = new TangentSettings();
        foreach (var (name, text) in texts)
        {
            var setting = Setting.All.FirstOrDefault(s => s.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
            var problem = setting is null
                ? new Problem("settings.unknown", name, null, name, Nearest(name))
                : setting.Put(settings, text);
            if (problem is not null) problems.Add(problem);
        }
        settings.Database.Folder = Path.Combine(home, settings.Database.Folder);
        problems.AddRange(SettingsRules.Check(settings));
        return problems.Count > 0 ? new Fail.Invalid(problems) : settings;
    }

    private static Dictionary<string, string> Variables(IDictionary variables) =>
        variables.Cast<DictionaryEntry>()
            .Where(entry => ((string)entry.Key).StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            .ToDictionary(
                entry => ((string)entry.Key)[Prefix.Length..].Replace("__", ":", StringComparison.Ordinal),
                entry => (string?)entry.Value ?? "", StringComparer.OrdinalIgnoreCase);

    private static string? Find(
        string? named, string home, Dictionary<string, string> variables, List<Problem> problems)
    {
        if (named is not null)
        {
            if (File.Exists(named)) return named;
            problems.Add(new("settings.file-missing", null, null, named));
            return null;
        }
        var folder = variables.GetValueOrDefault("Database:Folder", new TangentSettings().Database.Folder);
        return new[] { Path.Combine(home, folder, FileName), FileName, Path.Combine(home, FileName) }.FirstOrDefault(File.Exists);
    }

    private static Dictionary<string, string> FromFile(string file, List<Problem> problems)
    {
        var texts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllText(file), Lenient);
            Walk(json.RootElement, "", texts);
        }
        catch (JsonException exception)
        {
            problems.Add(new("settings.not-json", null, null, file, (exception.LineNumber ?? 0) + 1));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problems.Add(new("settings.file-unreadable", null, null, file));
        }
        return texts;
    }

    private static void Walk(JsonElement element, string name, Dictionary<string, string> texts)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                    Walk(member.Value, name.Length == 0 ? member.Name : $"{name}:{member.Name}", texts);
                break;
            case JsonValueKind.Array:
                texts[name] = string.Join(',', element.EnumerateArray().Select(item => item.ToString()));
                break;
            case JsonValueKind.Null:
                break;
            default:
                texts[name] = element.ToString();
                break;
        }
    }

    /// <summary>The known name that differs least, to help after a slip of the hand.</summary>
    private static string Nearest(string name) => Setting.All.MinBy(setting => Distance(setting.Name, name))!.Name;

    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (int i = 1; i <= one.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.Length; j++)
            {
                var isSame = char.ToUpperInvariant(one[i - 1]) == char.ToUpperInvariant(other[j - 1]);
                int replaced = diagonal + (isSame ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, 1 + Math.Min(row[j], row[j - 1]));
            }
        }
        return row[other.Length];
    }
}
