using Microsoft.Extensions.DependencyInjection;
using Tangent.App.Installation.Published;

namespace Tangent.App.Delivery;

/// <summary>Sends what is due, by each channel in turn.</summary>
sealed class DeliveryPump(IServiceScopeFactory scopes, ChannelSet channels) : IPump
{
    private bool hasRecovered;

    public TimeSpan Rest => TimeSpan.FromSeconds(2);

    public async Task<bool> Once(CancellationToken stop)
    {
        bool isMore = false;
        if (!hasRecovered)
        {
            await using var first = scopes.CreateAsyncScope();
            await first.ServiceProvider.GetRequiredService<Dispatch>().Recover([.. channels.Ready], stop);
            hasRecovered = true;
        }
        foreach (var channel in channels.Ready)
        {
            await using var scope = scopes.CreateAsyncScope();
            isMore |= await scope.ServiceProvider.GetRequiredService<Dispatch>().Some(channel, stop) == Dispatch.MostAtOnce;
        }
        return isMore;
    }
}
