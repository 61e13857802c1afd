using System.CommandLine;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Tangent.App.Installation;
using Tangent.App.Settings;
using Tangent.Web.Words;

namespace Tangent.Cli;

static class ServeCommand
{
    public static Command Make()
    {
        var command = new Command("serve", new Words()["cli.serve"]);
        command.SetAction(async (parsed, stop) =>
            SettingsOption.Read(parsed) is { } settings ? await Run(settings, stop) : 2);
        return command;
    }

    private static async Task<int> Run(TangentSettings settings, CancellationToken stop)
    {
        await using var app = Server.Build(settings, TimeProvider.System);
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var started = await scope.ServiceProvider.GetRequiredService<InstallationStart>().Serve(stop);
            if (started.Failure is { } failure) return failure.Print(Console.Error);
            app.Services.GetRequiredService<ServerHold>().Lock = started.Value;
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
