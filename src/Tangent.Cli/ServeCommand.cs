using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Tangent.Storage;
using Tangent.Storage.Schema;

namespace Tangent.Cli;

static class ServeCommand
{
    public static Command Make()
    {
        var command = new Command("serve", "Start the server.");
        command.SetAction(async (_, stop) =>
        {
            var settings = new DatabaseSettings();
            Directory.CreateDirectory(settings.Folder);
            var app = Server.Build(settings, TimeProvider.System, "http://127.0.0.1:5080");
            using (var scope = app.Services.CreateScope())
            {
                var db = scope.ServiceProvider.GetRequiredService<Db>();
                await SchemaUpgrade.Run(db, SchemaScripts.Of(settings.Provider), TimeProvider.System, stop);
            }
            await app.StartAsync(stop);
            await app.WaitForShutdownAsync(stop);
        });
        return command;
    }
}
