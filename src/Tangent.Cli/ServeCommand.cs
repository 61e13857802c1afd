using System.CommandLine;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Tangent.App;
using Tangent.Storage;
using Tangent.Storage.Schema;
using Tangent.Web;

namespace Tangent.Cli;

static class ServeCommand
{
    public static Command Make()
    {
        var command = new Command("serve", "Start the server.");
        command.SetAction(async (_, stop) =>
        {
            var builder = WebApplication.CreateBuilder();
            var settings = new DatabaseSettings();
            Directory.CreateDirectory(settings.Folder);
            builder.Services.AddSingleton(TimeProvider.System);
            builder.Services.AddTangentStorage(settings).AddTangentApp().AddTangentWeb();
            var app = builder.Build();
            using (var scope = app.Services.CreateScope())
            {
                var db = scope.ServiceProvider.GetRequiredService<Db>();
                await SchemaUpgrade.Run(db, SchemaScripts.Of(settings.Provider), TimeProvider.System, stop);
            }
            app.MapTangent();
            app.Urls.Add("http://127.0.0.1:5080");
            await app.StartAsync(stop);
            await app.WaitForShutdownAsync(stop);
        });
        return command;
    }
}
