using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Tangent.App.Delivery.Channels;
using Tangent.App.Delivery.Notices;
using Tangent.App.Delivery.Published;
using Tangent.App.Delivery.Webhooks;
using Tangent.App.Installation.Published;
using Tangent.App.Settings;

namespace Tangent.App.Delivery;

/// <summary>What sends messages.</summary>
static class DeliveryServices
{
    public static IServiceCollection AddDelivery(this IServiceCollection services) => services
        .AddSingleton<IChannel, EmailChannel>()
        .AddSingleton<IChannel, SmsChannel>()
        .AddSingleton<IChannel, WeComChannel>().AddSingleton<IChannel, WeChatChannel>()
        .AddSingleton<IChannel, WebhookChannel>().AddSingleton<ResolveName>(Dns.GetHostAddressesAsync)
        .AddSingleton(provider => new ChannelSet(provider.GetServices<IChannel>()))
        .AddSingleton<QuietTimes>().AddSingleton<MessageSeal>().AddSingleton<WebhookSecrets>()
        .AddSingleton(provider => new OutsidePages(provider.GetRequiredService<TangentSettings>(), provider.GetRequiredService<ResolveName>()))
        .AddScoped<OutMessages>().AddScoped<DeliveryFacts>().AddScoped<DeliveryForgetting>()
        .AddScoped<MessageReach>().AddScoped<Endpoints>().AddScoped<Dispatch>()
        .AddScoped<EndpointChange>().AddScoped<WebhookFanOut>()
        .AddScoped<IJob, ForgetMessagesJob>().AddScoped<NoticeWriter>().AddScoped<IJob, ForgetNoticesJob>();
}
