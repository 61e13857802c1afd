using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tangent.App.Installation.Published;
using Tangent.Storage;

namespace Tangent.App.Installation;

/// <summary>Runs a pump for as long as this process holds the lock.</summary>
sealed partial class PumpHost<TPump>(ServerHold hold, TPump pump, MachineClock clock, ILogger<PumpHost<TPump>> log) : BackgroundService
    where TPump : class, IPump
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (hold.Lock is not null && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await pump.Once(stoppingToken)) continue;
            }
            catch (Exception exception) when (StorageTrouble.From(exception) is not null)
            {
                Interrupted(log, typeof(TPump).Name, exception.GetType().Name);
            }
            catch (Exception bug) when (bug is not OperationCanceledException)
            {
                // One thing that cannot be done must not end the server for everybody.
                Failed(log, typeof(TPump).Name, bug);
            }
            await Task.Delay(pump.Rest, clock.Time, stoppingToken);
        }
    }

    [LoggerMessage(1304, LogLevel.Warning, "{Pump} waits for the database: {Reason}")]
    private static partial void Interrupted(ILogger logger, string pump, string reason);

    [LoggerMessage(1305, LogLevel.Error, "{Pump} failed and goes on later")]
    private static partial void Failed(ILogger logger, string pump, Exception bug);
}
