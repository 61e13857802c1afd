using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Tangent.App.Installation.Published;

namespace Tangent.App.Installation;

/// <summary>What the running installation needs: clock, lock, outbox, jobs.</summary>
public static class InstallationServices
{
    /// <summary>Registers the parts; the background work starts only in a process that holds the lock.</summary>
    public static IServiceCollection AddInstallation(this IServiceCollection services)
    {
        services.TryAddSingleton(new MachineClock(TimeProvider.System));
        services.TryAddSingleton(provider => new BusinessClock(provider.GetRequiredService<TimeProvider>()));
        return services
            .AddSingleton<ServerHold>()
            .AddScoped<InstallationStart>()
            .AddScoped<Outbox>()
            .AddScoped<JobOrders>()
            .AddScoped<DemoMark>()
            .AddScoped<JobFacts>()
            .AddScoped<RecordChanges>()
            .AddScoped<IJob, BackupJob>()
            .AddSingleton<OutboxPump>().AddSingleton<JobRunner>().AddSingleton<BackupSchedule>().AddSingleton<DailyJobs>()
            .AddSingleton<RegularLooks>()
            .AddHostedService<LeaseKeeper>()
            .AddHostedService<DemoClockKeeper>()
            .AddHostedService(provider => provider.GetRequiredService<OutboxPump>())
            .AddHostedService(provider => provider.GetRequiredService<JobRunner>())
            .AddHostedService(provider => provider.GetRequiredService<BackupSchedule>())
            .AddHostedService(provider => provider.GetRequiredService<DailyJobs>())
            .AddHostedService(provider => provider.GetRequiredService<RegularLooks>());
    }

    /// <summary>Lets the server that holds the lock do this work again and again, apart from all other work.</summary>
    public static IServiceCollection AddPump<TPump>(this IServiceCollection services) where TPump : class, IPump => services
        .AddSingleton<TPump>().AddHostedService<PumpHost<TPump>>();

    /// <summary>Sends every event of this kind to the handler.</summary>
    /// <param name="services">Where to register.</param>
    /// <param name="name">Stored name of the kind, such as <c>access.account-closed</c>; never changes.</param>
    public static IServiceCollection AddHandler<TEvent, THandler>(this IServiceCollection services, string name)
        where THandler : class, IHandle<TEvent>
    {
        services.TryAddScoped<THandler>();
        return services.AddSingleton(new OutboxRoute(name, typeof(TEvent), (scope, payload, id, stop) =>
            scope.GetRequiredService<THandler>().Handle(JsonSerializer.Deserialize<TEvent>(payload)!, id, stop)));
    }
}
