using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tangent.App;
using Tangent.App.Installation;
using Tangent.App.Installation.Published;
using Tangent.App.Settings;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.Cli;

/// <summary>How a command of the command line acts: the same use cases as pages and API, as the local operator.</summary>
static class Act
{
    /// <summary>Reads the settings, makes the database ready, acts, and turns every expected trouble into an exit code.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="act">What to do, with the services of one scope; returns the exit code.</param>
    /// <param name="stop">Stops it.</param>
    /// <param name="isDatabaseReady">False for a command that must also run on a database that is not.</param>
    public static async Task<int> Run(
        ParseResult parsed, Func<IServiceProvider, Actor, Task<int>> act, CancellationToken stop, bool isDatabaseReady = true)
    {
        if (SettingsOption.Read(parsed) is not { } settings) return 2;

        await using var services = Services(settings);
        try
        {
            if (isDatabaseReady)
            {
                await using var start = services.CreateAsyncScope();
                var ready = await start.ServiceProvider.GetRequiredService<InstallationStart>().Beside(stop);
                if (ready.Failure is { } failure) return failure.Print(Console.Error);
                await start.ServiceProvider.GetRequiredService<DemoMark>().Resume(stop);
            }
            await using var scope = services.CreateAsyncScope();
            return await act(scope.ServiceProvider, Actor.LocalOperator(Environment.UserName));
        }
        catch (Exception exception) when (StorageTrouble.From(exception) is { } trouble)
        {
            return trouble.Print(Console.Error);
        }
    }

    /// <summary>Prints what came out, or the failure.</summary>
    public static int Print<T>(this Outcome<T> outcome, Action<T> print)
    {
        if (outcome.Failure is { } failure) return failure.Print(Console.Error);
        print(outcome.Value);
        return 0;
    }

    private static ServiceProvider Services(TangentSettings settings) => new ServiceCollection()
        .AddLogging(log => log.SetMinimumLevel(LogLevel.Error))
        .AddSingleton(new BusinessClock(TimeProvider.System))
        .AddSingleton<TimeProvider>(services => services.GetRequiredService<BusinessClock>())
        .AddTangentStorage(settings.Database)
        .AddTangentApp(settings)
        .BuildServiceProvider();
}
