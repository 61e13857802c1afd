using System.CommandLine;
using System.CommandLine.Help;
using Tangent.Cli;
using Tangent.Web.Words;

CliLanguage.Use(args, Environment.GetEnvironmentVariables());
var root = new RootCommand("Tangent") { SettingsOption.File };
foreach (var command in Commands.For(args)) root.Add(command);
foreach (var option in root.Options)
    option.Description = option switch
    {
        HelpOption => new Words()["cli.help"],
        VersionOption => new Words()["cli.version"],
        _ => option.Description,
    };
var parsed = root.Parse(args);
return parsed.Errors.Count > 0 ? ParseErrors.Print(parsed, Console.Error) : await parsed.InvokeAsync();
