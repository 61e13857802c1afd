using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Tangent.App.Installation;
using Tangent.Web.Words;

namespace Tangent.Cli;

/// <summary>`tangent backup` and `tangent restore`.</summary>
static class BackupCommands
{
    private static readonly Words W = new();

    public static Command Backup()
    {
        var file = new Argument<string?>("file")
        {
            Arity = ArgumentArity.ZeroOrOne,
            Description = W["cli.backup.file"],
        };
        var command = new Command("backup", W["cli.backup"]) { file };
        command.SetAction((parsed, stop) => Act.Run(parsed, async (services, who) =>
        {
            var made = await services.GetRequiredService<MakeBackup>().Run(who, new(parsed.GetValue(file)), stop);
            return made.Print(backup =>
                Console.Out.WriteLine(W["cli.backup.done", backup.File, backup.Rows, backup.Bytes]));
        }, stop));
        return command;
    }

    public static Command Restore()
    {
        var file = new Argument<string>("file") { Description = W["cli.restore.file"] };
        var force = new Option<bool>("--force") { Description = W["cli.restore.force"] };
        var command = new Command("restore", W["cli.restore"]) { file, force };
        command.SetAction((parsed, stop) => Act.Run(parsed, async (services, who) =>
        {
            var restored = await services.GetRequiredService<RestoreBackup>()
                .Run(who, new(parsed.GetValue(file), parsed.GetValue(force)), stop);
            return restored.Print(answer =>
            {
                Console.Out.WriteLine(W["cli.restore.done", answer.Rows]);
                if (answer.KeptAside.Length > 0) Console.Out.WriteLine(W["cli.restore.aside", answer.KeptAside]);
                if (answer.ErasedAgain > 0) Console.Out.WriteLine(W["cli.restore.erased", answer.ErasedAgain]);
            });
        }, stop, isDatabaseReady: false));
        return command;
    }
}
