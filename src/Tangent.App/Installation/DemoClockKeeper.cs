using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Tangent.App.Installation.Published;
using Tangent.Storage;

namespace Tangent.App.Installation;

/// <summary>Writes down what a demo's clock shows, so that the next start goes on from there. Idle on any other database.</summary>
sealed class DemoClockKeeper(BusinessClock clock, ServerHold hold, IServiceScopeFactory scopes) : BackgroundService
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (hold.Lock is not null)
        {
            await Task.Delay(Step, clock, stoppingToken);
            await Keep(stoppingToken);
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (hold.Lock is not null) await Keep(cancellationToken);
    }

    private async Task Keep(CancellationToken stop)
    {
        if (!clock.IsDemo) return;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<DemoMark>().Keep(stop);
        }
        catch (Exception exception) when (StorageTrouble.From(exception) is not null)
        {
            // The next step writes it; a start before that goes on a few seconds earlier.
        }
    }
}
