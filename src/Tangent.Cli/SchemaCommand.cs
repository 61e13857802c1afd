using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Tangent.App.Installation;
using Tangent.Storage;
using Tangent.Storage.Schema;

namespace Tangent.Cli;

/// <summary>For developers: the SQL that a new table needs, as the start of the next numbered script.</summary>
static class SchemaCommand
{
    public static Command Make()
    {
        var provider = new Argument<DatabaseProvider>("provider");
        var tables = new Argument<string[]>("table") { Arity = ArgumentArity.ZeroOrMore };
        var draft = new Command("schema-draft", "Print the SQL that would make these tables (all, when none is named).")
        {
            provider, tables,
        };
        draft.Hidden = true;
        draft.SetAction(parsed =>
        {
            Console.Out.Write(SchemaDraft.Text(parsed.GetValue(provider), parsed.GetValue(tables) ?? []));
        });
        return draft;
    }

    /// <summary>Applies the scripts of the program and then those of a folder: how a script is tried out before it is kept.</summary>
    public static Command Try()
    {
        var folder = new Argument<DirectoryInfo>("folder");
        var command = new Command("schema-try", "Upgrade the database with the scripts of a folder after the program's own.")
        {
            folder,
        };
        command.Hidden = true;
        command.SetAction((parsed, stop) => Act.Run(parsed, async (services, _) =>
        {
            var own = SchemaScripts.Of(services.GetRequiredService<DatabaseSettings>().Provider);
            var more = parsed.GetValue(folder)!.EnumerateFiles("*.sql").OrderBy(file => file.Name, StringComparer.Ordinal)
                .Select((file, i) => new SchemaScript(own.Count + 1 + i, file.Name, File.ReadAllText(file.FullName)));
            var ran = await services.GetRequiredService<InstallationStart>().Upgrade([.. own, .. more], stop);
            return ran.Print(applied => Console.Out.WriteLine(applied.Count));
        }, stop, isDatabaseReady: false));
        return command;
    }
}
