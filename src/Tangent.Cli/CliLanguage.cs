using System.Collections;
using System.Globalization;
using Tangent.App.Settings;
using Tangent.Web.Security;

namespace Tangent.Cli;

/// <summary>The language of the command line: TANGENT_LANGUAGE, else the shell's, else the setting Language:Default.</summary>
public static class CliLanguage
{
    /// <summary>The environment variables that name a language, the strongest first.</summary>
    public static IReadOnlyList<string> Variables { get; } = ["TANGENT_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"];

    /// <summary>Makes it the language of everything that is printed from now on.</summary>
    public static void Use(string[] arguments, IDictionary variables)
    {
        var culture = CultureInfo.GetCultureInfo(Of(arguments, variables));
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = culture;
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = culture;
    }

    /// <summary>One of the two languages. A shell that speaks another one, or none (C, POSIX), leaves it to the setting.</summary>
    public static string Of(string[] arguments, IDictionary variables) =>
        Variables.Select(name => Known(variables[name] as string)).FirstOrDefault(language => language is not null)
        ?? FromSettings(arguments, variables);

    private static string? Known(string? text) => Languages.All.FirstOrDefault(language =>
        text is not null && (text.Equals(language[..2], StringComparison.OrdinalIgnoreCase)
            || text.StartsWith(language[..2] + "_", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith(language[..2] + "-", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith(language[..2] + ".", StringComparison.OrdinalIgnoreCase)));

    // Before the command line is taken apart: its own errors need the language.
    private static string FromSettings(string[] arguments, IDictionary variables)
    {
        int at = Array.FindIndex(arguments, text => text.StartsWith("--settings", StringComparison.Ordinal));
        var file = at < 0 ? null
            : arguments[at].Split('=', 2) is [_, var named] ? named
            : arguments.ElementAtOrDefault(at + 1);
        var settings = SettingsReader.Read(file, variables);
        return (settings.Failure is null ? settings.Value : new()).Language.Default;
    }
}
