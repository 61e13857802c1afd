using System.CommandLine;
using System.CommandLine.Help;
using Tangent.Cli;
using Tangent.Web.Words;

CliLanguage.Use(args, Environment.GetEnvironmentVariables());
var root = new RootCommand("Tangent")
{
    SettingsOption.File,
    ServeCommand.Make(),
    BackupCommands.Backup(),
    BackupCommands.Restore(),
    DoctorCommand.Make(),
    TouchpointCommands.Make(),
    DemoCommands.Make(),
    PeopleCommands.Make(),
    UnitCommands.Make(),
    KeyCommands.Make(),
    AuditCommands.Make(),
    SchemaCommand.Make(),
    SetupLinkCommand.Make(),
    ResetLinkCommand.Make(),
    ImportCommand.Make(),
    AnalyseCommand.Make(),
    TryCommands.Schema(),
    TryCommands.Writes(),
};
foreach (var option in root.Options)
    option.Description = option switch
    {
        HelpOption => new Words()["cli.help"],
        VersionOption => new Words()["cli.version"],
        _ => option.Description,
    };
var parsed = root.Parse(args);
return parsed.Errors.Count > 0 ? ParseErrors.Print(parsed, Console.Error) : await parsed.InvokeAsync();
