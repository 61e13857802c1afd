using System.Net.Http.Headers;
using System.Text;
using System.Text.Encodings.Web;
using Tangent.App.Settings;
using Tangent.Domain.Delivery;

namespace Tangent.App.Delivery.Channels;

/// <summary>Short messages by a gateway that takes a request for each: the settings say what the request looks like.</summary>
sealed class SmsChannel(TangentSettings settings) : IChannel
{
    private const string ChinaPrefix = "+86";

    private readonly HttpClient client = HttpSending.Client();

    public DeliveryChannel Channel => DeliveryChannel.Sms;

    public bool IsSetUp => settings.Delivery.SmsUrl is not null;

    public bool IsRepeatSafe => settings.Delivery.SmsRepeatIsSafe;

    public async Task<SendResult> Send(Outgoing message, CancellationToken stop)
    {
        var delivery = settings.Delivery;
        using var request = new HttpRequestMessage(HttpMethod.Post, delivery.SmsUrl);
        request.Content = new StringContent(Filled(delivery, message), Encoding.UTF8, MediaTypeHeaderValue.Parse(delivery.SmsContentType));
        if (delivery.SmsAuthorization is { } authorization) request.Headers.TryAddWithoutValidation("Authorization", authorization);
        return await HttpSending.Send(client, request, (status, answer) =>
            delivery.SmsAccepted is { } sign && !answer.Contains(sign, StringComparison.Ordinal)
                ? new SendResult.Failed("delivery.not-accepted", status) : new SendResult.Accepted(null, status), stop);
    }

    // Every gap in one pass: what fills one is never read as another.
    private static string Filled(DeliverySettings delivery, Outgoing message)
    {
        Func<string, string> written = delivery.SmsContentType.EndsWith("json", StringComparison.Ordinal)
            ? JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode : Uri.EscapeDataString;
        return System.Text.RegularExpressions.Regex.Replace(delivery.SmsBody, @"\{(to|national|text|id)\}", gap => written(gap.Groups[1].Value switch
        {
            "to" => message.To,
            "national" => message.To.StartsWith(ChinaPrefix, StringComparison.Ordinal) ? message.To[ChinaPrefix.Length..] : message.To,
            "text" => message.Text,
            _ => message.Id.ToString("N"),
        }));
    }
}
