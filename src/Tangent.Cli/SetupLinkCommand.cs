using System.CommandLine;
using Tangent.App.Settings;
using Tangent.Web.Words;

namespace Tangent.Cli;

static class SetupLinkCommand
{
    public static Command Make()
    {
        var command = new Command("setup-link", new Words()["cli.setup-link"]);
        command.SetAction(async (parsed, stop) =>
            SettingsOption.Read(parsed) is { } settings ? await Run(settings, stop) : 2);
        return command;
    }

    private static async Task<int> Run(TangentSettings settings, CancellationToken stop)
    {
        await using var app = Server.Build(settings, TimeProvider.System);
        var link = await FirstRun.Link(app.Services, settings.Web.ShownUrl, stop);
        if (link.Failure is { } failure) return failure.Print(Console.Error);

        await Console.Out.WriteLineAsync(link.Value);
        return 0;
    }
}
