using Tangent.App.Installation.Published;
using Tangent.App.Settings;
using Tangent.Domain.Delivery;

namespace Tangent.App.Delivery.Channels;

/// <summary>Customer-service messages of a WeChat official account (微信公众号). They reach who has written to the account within 48 hours.</summary>
sealed class WeChatChannel(TangentSettings settings, MachineClock clock) : IChannel, IDisposable
{
    private readonly TencentSending sending = new(clock);

    public DeliveryChannel Channel => DeliveryChannel.WeChat;

    public bool IsSetUp => settings.Delivery.WeChatAppId is not null;

    public bool IsRepeatSafe => false;

    public Task<SendResult> Send(Outgoing message, CancellationToken stop)
    {
        var (delivery, root) = (settings.Delivery, settings.Delivery.WeChatUrl.TrimEnd('/'));
        return sending.Send(
            $"{root}/cgi-bin/token?grant_type=client_credential&appid={Uri.EscapeDataString(delivery.WeChatAppId!)}"
                + $"&secret={Uri.EscapeDataString(delivery.WeChatSecret!)}",
            $"{root}/cgi-bin/message/custom/send?access_token=", new { touser = message.To, msgtype = "text", text = new { content = message.Text } }, stop);
    }

    public void Dispose() => sending.Dispose();
}
