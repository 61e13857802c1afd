using System.CommandLine;
using Tangent.App.Settings;

namespace Tangent.Cli;

/// <summary>Every command reads the settings in the same way.</summary>
static class SettingsOption
{
    /// <summary>Path of the settings file; valid before and after any command's name.</summary>
    public static Option<string?> File { get; } = new("--settings")
    {
        Description = new Web.Words.Words()["cli.settings"],
        Recursive = true,
    };

    /// <summary>The settings, or null after every problem was printed; then the command ends with code 2.</summary>
    public static TangentSettings? Read(ParseResult parsed)
    {
        var outcome = SettingsReader.Read(parsed.GetValue(File), Environment.GetEnvironmentVariables());
        if (outcome.Failure is not { } failure) return outcome.Value;

        Console.Error.WriteLine(new Web.Words.Words()["settings.wrong"]);
        failure.Print(Console.Error);
        return null;
    }
}
