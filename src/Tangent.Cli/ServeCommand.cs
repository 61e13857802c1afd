using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Tangent.App.Demo;
using Tangent.App.Demo.Published;
using Tangent.App.Installation;
using Tangent.App.Installation.Published;
using Tangent.App.Settings;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Web.Pages.Access;
using Tangent.Web.Words;

namespace Tangent.Cli;

static class ServeCommand
{
    private static readonly Words W = new();

    public static Command Make()
    {
        var demo = new Option<bool>("--demo") { Description = W["cli.serve.demo"] };
        var command = new Command("serve", W["cli.serve"]) { demo };
        command.SetAction(async (parsed, stop) =>
            SettingsOption.Read(parsed) is { } settings ? await Run(settings, parsed.GetValue(demo), stop) : 2);
        return command;
    }

    private static async Task<int> Run(TangentSettings settings, bool wantsDemo, CancellationToken stop)
    {
        // A demo never mixes with a company's own data: on SQLite it has a folder of its own.
        if (wantsDemo && settings.Database.Provider == DatabaseProvider.Sqlite)
            settings.Database.Folder = Path.Combine(settings.Database.Folder, "demo");
        await using var app = Server.Build(settings, TimeProvider.System);
        bool isDemo;
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var started = await scope.ServiceProvider.GetRequiredService<InstallationStart>().Serve(stop);
            if (started.Failure is { } failure) return failure.Print(Console.Error);
            app.Services.GetRequiredService<ServerHold>().Lock = started.Value;
            isDemo = await scope.ServiceProvider.GetRequiredService<DemoMark>().Resume(stop);
        }
        var loading = wantsDemo && !isDemo ? Load(app.Services, stop) : Task.CompletedTask;
        await app.StartAsync(stop);
        var address = app.Services.GetRequiredService<SiteLink>().Base;
        Console.Out.WriteLine(W["settings.listening", address]);
        if (wantsDemo || isDemo) Console.Out.WriteLine(W["demo.announce"]);
        else await FirstRun.Announce(app.Services, address, stop);
        await loading;
        await app.WaitForShutdownAsync(stop);
        return 0;
    }

    private static async Task Load(IServiceProvider services, CancellationToken stop)
    {
        await using var scope = services.CreateAsyncScope();
        var load = scope.ServiceProvider.GetRequiredService<LoadDemoCompany>();
        var outcome = await services.GetRequiredService<DemoProgress>().Load(() => load.Run(Actor.LocalOperator(Environment.UserName), new(), stop));
        if (outcome.Failure is { } failure) failure.Print(Console.Error);
    }
}
