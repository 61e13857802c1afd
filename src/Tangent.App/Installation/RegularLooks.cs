using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tangent.App.Installation.Published;
using Tangent.Storage;

namespace Tangent.App.Installation;

/// <summary>Lets everything look that looks regularly, in the server that holds the lock.</summary>
sealed partial class RegularLooks(ServerHold hold, IServiceScopeFactory scopes, MachineClock clock, ILogger<RegularLooks> log) : BackgroundService
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(2);

    /// <summary>One round.</summary>
    public async Task Once(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        foreach (var look in scope.ServiceProvider.GetServices<IRegularLook>().Where(look => look.IsWanted)) await look.Look(stop);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (hold.Lock is not null)
        {
            await Task.Delay(Step, clock.Time, stoppingToken);
            try
            {
                await Once(stoppingToken);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException || StorageTrouble.From(exception) is not null)
            {
                NotLooked(log, exception.GetType().Name);
            }
        }
    }

    [LoggerMessage(1303, LogLevel.Warning, "A regular look was not possible: {Reason}")]
    private static partial void NotLooked(ILogger logger, string reason);
}
