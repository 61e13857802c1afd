using System.CommandLine;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Tangent.App.Settings;
using Tangent.Storage;
using Tangent.Storage.Schema;
using Tangent.Web.Words;

namespace Tangent.Cli;

static class ServeCommand
{
    public static Command Make()
    {
        var command = new Command("serve", "Start the server.");
        command.SetAction(async (parsed, stop) =>
            SettingsOption.Read(parsed) is { } settings ? await Run(settings, stop) : 2);
        return command;
    }

    private static async Task<int> Run(TangentSettings settings, CancellationToken stop)
    {
        Directory.CreateDirectory(settings.Database.Folder);
        await using var app = Server.Build(settings, TimeProvider.System);
        using (var scope = app.Services.CreateScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<Db>();
            var upgrade = await SchemaUpgrade.Run(db, SchemaScripts.Of(settings.Database.Provider), TimeProvider.System, stop);
            if (upgrade.Failure is { } failure) return failure.Print(Console.Error);
        }
        await app.StartAsync(stop);
        Console.Out.WriteLine(new Words()["settings.listening", ShownAddress(settings, app)]);
        await FirstRun.Announce(app.Services, ShownAddress(settings, app), stop);
        await app.WaitForShutdownAsync(stop);
        return 0;
    }

    private static string ShownAddress(TangentSettings settings, WebApplication app) =>
        settings.Web.PublicBaseUrl is null
            ? new WebSettings { Url = app.Urls.First() }.ShownUrl
            : settings.Web.ShownUrl;
}
