using System.CommandLine;
using Tangent.Cli;

var root = new RootCommand("Tangent")
{
    SettingsOption.File,
    ServeCommand.Make(),
    BackupCommands.Backup(),
    BackupCommands.Restore(),
    DoctorCommand.Make(),
    TouchpointCommands.Make(),
    DemoCommands.Make(),
    SchemaCommand.Make(),
    SetupLinkCommand.Make(),
    TryCommands.Schema(),
    TryCommands.Writes(),
};
return await root.Parse(args).InvokeAsync();
