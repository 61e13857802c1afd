using Tangent.App.Installation.Published;
using Tangent.App.Settings;
using Tangent.Domain.Delivery;

namespace Tangent.App.Delivery.Channels;

/// <summary>Messages of an application of the company at WeCom (企业微信). WeCom itself drops the same text to the same receiver within four hours.</summary>
sealed class WeComChannel(TangentSettings settings, MachineClock clock) : IChannel, IDisposable
{
    private const int SameForSeconds = 14_400;

    private readonly TencentSending sending = new(clock);

    public DeliveryChannel Channel => DeliveryChannel.WeCom;

    public bool IsSetUp => settings.Delivery.WeComCorpId is not null;

    public bool IsRepeatSafe => false;

    public Task<SendResult> Send(Outgoing message, CancellationToken stop)
    {
        var (delivery, root) = (settings.Delivery, settings.Delivery.WeComUrl.TrimEnd('/'));
        return sending.Send(
            $"{root}/cgi-bin/gettoken?corpid={Uri.EscapeDataString(delivery.WeComCorpId!)}&corpsecret={Uri.EscapeDataString(delivery.WeComSecret!)}",
            $"{root}/cgi-bin/message/send?access_token=", new
            {
                touser = message.To,
                msgtype = "text",
                agentid = delivery.WeComAgentId,
                text = new { content = message.Text },
                enable_duplicate_check = 1,
                duplicate_check_interval = SameForSeconds,
            }, stop);
    }

    public void Dispose() => sending.Dispose();
}
