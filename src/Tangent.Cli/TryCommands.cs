using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Tangent.App.Attachments;
using Tangent.App.Installation;
using Tangent.Storage;
using Tangent.Storage.Schema;

namespace Tangent.Cli;

/// <summary>For developers: acts that are there to be interrupted, so that it can be seen what an interruption leaves.</summary>
static class TryCommands
{
    /// <summary>Applies the scripts of the program and then those of a folder: how a script is tried out before it is kept.</summary>
    public static Command Schema()
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

    /// <summary>Stores small files one after another without end, and prints the id of each once it is acknowledged.</summary>
    public static Command Writes()
    {
        var unit = new Argument<Guid>("unit");
        var command = new Command("write-try", "Store small files without end; print each id when it is written.") { unit };
        command.Hidden = true;
        command.SetAction((parsed, stop) => Act.Run(parsed, async (services, who) =>
        {
            for (int i = 0; !stop.IsCancellationRequested; i++)
            {
                await using var scope = services.CreateAsyncScope();
                var stored = await scope.ServiceProvider.GetRequiredService<StoreAttachment>()
                    .Run(who, new($"{i}.bin", "application/octet-stream", BitConverter.GetBytes(i), parsed.GetValue(unit)), stop);
                if (stored.Print(id => Console.Out.WriteLine(id)) is var code and not 0) return code;
            }
            return 0;
        }, stop));
        return command;
    }
}
