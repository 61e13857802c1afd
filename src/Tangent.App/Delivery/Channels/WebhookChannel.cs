using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Tangent.App.Access.Published;
using Tangent.App.Installation.Published;
using Tangent.App.Settings;
using Tangent.Domain.Delivery;

namespace Tangent.App.Delivery.Channels;

/// <summary>Which addresses a name leads to: the seam to the name servers.</summary>
delegate Task<IPAddress[]> ResolveName(string host, CancellationToken stop);

/// <summary>
/// Tells other programs, signed as Standard Webhooks says. The address is judged when the connection is made, after the name was
/// resolved, so that a name that leads somewhere else a moment later leads nowhere.
/// </summary>
sealed class WebhookChannel : IChannel, IDisposable
{
    private readonly IReadOnlyList<IPNetwork> allowed;
    private readonly ResolveName resolve;
    private readonly MachineClock clock;
    private readonly HttpClient client;

    public WebhookChannel(TangentSettings settings, MachineClock clock, ResolveName resolve)
    {
        (this.clock, this.resolve) = (clock, resolve);
        allowed = [.. settings.Delivery.WebhookNetworks.Select(text => IPNetwork.Parse(text))];
        var handler = HttpSending.Handler();
        handler.ConnectCallback = Connect;
        client = new(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }

    public DeliveryChannel Channel => DeliveryChannel.Webhook;

    public bool IsSetUp => true;

    public bool IsRepeatSafe => true;

    public async Task<SendResult> Send(Outgoing message, CancellationToken stop)
    {
        var body = Encoding.UTF8.GetBytes(message.Text);
        long seconds = clock.Time.GetUtcNow().ToUnixTimeSeconds();
        using var request = new HttpRequestMessage(HttpMethod.Post, message.To);
        request.Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        request.Headers.Add("webhook-id", message.Id.ToString());
        request.Headers.Add("webhook-timestamp", seconds.ToString(CultureInfo.InvariantCulture));
        request.Headers.TryAddWithoutValidation("webhook-signature", MessageSigning.Sign(message.Secret!, message.Id.ToString(), seconds, body));
        request.Headers.UserAgent.ParseAdd("Tangent");
        var result = await HttpSending.Send(client, request, null, stop);
        // A program that is being set up answers 401 or 404 for a while; only "gone" is meant for good.
        return result is SendResult.Refused { Reason: "delivery.answered", Status: { } status and not (int)HttpStatusCode.Gone }
            ? new SendResult.Failed(status is >= 300 and < 400 ? "delivery.redirected" : "delivery.answered", status) : result;
    }

    public void Dispose() => client.Dispose();

    private async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken stop)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        // Without TLS only what the settings allow: a signature protects no secret on the way.
        bool isPlain = context.InitialRequestMessage.RequestUri!.Scheme == Uri.UriSchemeHttp;
        var open = (await resolve(host, stop))
            .Where(address => isPlain ? OutsideNetworks.IsWithin(address, allowed) : OutsideNetworks.MayReach(address, allowed)).ToArray();
        if (open.Length == 0) throw new BlockedAddressException();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(open, port, stop);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
