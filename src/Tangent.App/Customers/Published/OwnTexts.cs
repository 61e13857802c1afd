using System.Text.Json;

namespace Tangent.App.Customers.Published;

/// <summary>What customers are told by message around their own pages, in both languages (own-texts.json).</summary>
static class OwnTexts
{
    private static readonly Dictionary<string, Dictionary<string, string>> All = Load();

    /// <summary>The words under this key in this language; Chinese where it is none that there is.</summary>
    public static string Of(string key, string? language, params ReadOnlySpan<(string Name, string Value)> put)
    {
        var text = All[key][IsEnglish(language) ? "en" : "zh"];
        foreach (var (name, value) in put) text = text.Replace($"{{{name}}}", value, StringComparison.Ordinal);
        return text;
    }

    /// <summary>Whether it is English.</summary>
    public static bool IsEnglish(string? language) => language?.StartsWith("en", StringComparison.OrdinalIgnoreCase) == true;

    private static Dictionary<string, Dictionary<string, string>> Load()
    {
        using var file = typeof(OwnTexts).Assembly.GetManifestResourceStream("Customers/own-texts.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, string>>>(file)!;
    }
}
