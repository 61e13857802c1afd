using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tangent.App.Installation.Published;
using Tangent.Storage;
using Tangent.Storage.Runtime;

namespace Tangent.App.Installation;

/// <summary>The lock of the running server. While it is empty, this process does no server work.</summary>
public sealed class ServerHold
{
    /// <summary>The lock, once taken.</summary>
    public InstallationLock? Lock { get; set; }
}

/// <summary>Renews the lease; ends the server when it is lost, because another one may be serving by now.</summary>
sealed partial class LeaseKeeper(
    ServerHold hold, IServiceScopeFactory scopes, MachineClock clock, IHostApplicationLifetime host,
    ILogger<LeaseKeeper> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var lastRenewed = clock.UtcNow;
        while (hold.Lock is { } held)
        {
            await Task.Delay(InstallationLock.Term / 3, clock.Time, stoppingToken);
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                if (!await held.Renew(scope.ServiceProvider.GetRequiredService<Db>(), clock.Time, stoppingToken)) break;
                lastRenewed = clock.UtcNow;
            }
            catch (Exception exception) when (StorageTrouble.From(exception) is not null)
            {
                NotRenewed(log, exception.GetType().Name);
                if (clock.UtcNow - lastRenewed > InstallationLock.Term) break;
            }
        }
        if (hold.Lock is null) return;
        Lost(log);
        host.StopApplication();
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (hold.Lock is not { } held) return;
        hold.Lock = null;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await held.GiveBack(scope.ServiceProvider.GetRequiredService<Db>(), cancellationToken);
        }
        catch (Exception exception) when (StorageTrouble.From(exception) is not null)
        {
            NotRenewed(log, exception.GetType().Name);   // it runs out by itself
        }
        await held.DisposeAsync();
    }

    [LoggerMessage(1001, LogLevel.Warning, "The server's lease could not be renewed: {Reason}")]
    private static partial void NotRenewed(ILogger logger, string reason);

    [LoggerMessage(1002, LogLevel.Critical, "The server's lease is lost; the server ends")]
    private static partial void Lost(ILogger logger);
}
