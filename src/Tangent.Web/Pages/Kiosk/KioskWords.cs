using System.Globalization;

namespace Tangent.Web.Pages.Kiosk;

/// <summary>What a device says in one language of a survey.</summary>
/// <param name="Language">The language of the survey.</param>
/// <param name="Words">Words of the program by the end of their key, in the nearest of its languages.</param>
public sealed record KioskWords(string Language, IReadOnlyDictionary<string, string> Words)
{
    private static readonly string[] Keys =
    [
        "touch", "choose", "done", "back", "soon", "thanks", "waiting", "big", "usual", "read", "full", "no-names", "notice", "plain",
        "face.1", "face.2", "face.3", "face.4", "face.5",
    ];

    /// <summary>One of them.</summary>
    public string this[string key] => Words[key];

    /// <summary>The words before and after the number that a sentence takes in.</summary>
    public (string Before, string After) Around(string key)
    {
        var parts = Words[key].Split("{0}");
        return (parts[0], parts.ElementAtOrDefault(1) ?? "");
    }

    /// <summary>The words for a language; of one that the program does not speak, English.</summary>
    public static KioskWords In(Words.Words words, string language)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language.StartsWith("zh", StringComparison.Ordinal) ? "zh-CN" : "en");
        try
        {
            return new(language, Keys.ToDictionary(key => key, key => words[$"kiosk.{key}"]));
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
