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
    SchemaCommand.Make(),
    SetupLinkCommand.Make(),
    SchemaCommand.Try(),
};
return await root.Parse(args).InvokeAsync();
