using System.CommandLine;
using Tangent.Cli;

var root = new RootCommand("Tangent")
{
    SettingsOption.File,
    ServeCommand.Make(),
    SchemaCommand.Make(),
    SetupLinkCommand.Make(),
};
return await root.Parse(args).InvokeAsync();
