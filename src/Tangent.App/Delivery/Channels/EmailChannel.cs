using System.Net;
using System.Net.Mail;
using System.Text;
using Tangent.App.Settings;
using Tangent.Domain.Delivery;

namespace Tangent.App.Delivery.Channels;

/// <summary>E-mail by SMTP. A message keeps its Message-ID in every attempt, by which mailboxes know it again.</summary>
sealed class EmailChannel(TangentSettings settings) : IChannel
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    public DeliveryChannel Channel => DeliveryChannel.Email;

    public bool IsSetUp => settings.Delivery.SmtpHost is not null;

    public bool IsRepeatSafe => true;

    public async Task<SendResult> Send(Outgoing message, CancellationToken stop)
    {
        var delivery = settings.Delivery;
        var from = new MailAddress(delivery.SmtpFrom!);
        if (!MailAddress.TryCreate(message.To, out var to)) return new SendResult.Refused("delivery.bad-address");
        using var mail = new MailMessage(from, to)
        {
            Subject = string.Join(' ', (message.Subject ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
            SubjectEncoding = Encoding.UTF8,
            Body = message.Text,
            BodyEncoding = Encoding.UTF8,
        };
        mail.Headers.Add("Message-ID", $"<{message.Id:N}@{from.Host}>");
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        if (message.Decline is { } decline) mail.Headers.Add("List-Unsubscribe", $"<{decline}>");
        using var client = new SmtpClient(delivery.SmtpHost, delivery.SmtpPort) { EnableSsl = delivery.SmtpTls };
        if (delivery.SmtpUser is { } user) client.Credentials = new NetworkCredential(user, delivery.SmtpPassword);
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(stop);
        bound.CancelAfter(Longest);
        try
        {
            await client.SendMailAsync(mail, bound.Token);
            return new SendResult.Accepted(message.Id.ToString("N"));
        }
        catch (SmtpException refused)
        {
            int code = (int)refused.StatusCode;
            return code < 0 ? new SendResult.Failed("delivery.unreachable")
                : code is >= 550 and < 560 ? new SendResult.Refused("delivery.answered", code) : new SendResult.Failed("delivery.answered", code);
        }
        catch (Exception trouble) when (trouble is OperationCanceledException or IOException && !stop.IsCancellationRequested)
        {
            return new SendResult.Unknown("delivery.no-answer");
        }
    }
}
