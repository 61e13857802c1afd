using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Tangent.App.Delivery.Channels;
using Tangent.App.Settings;
using Tangent.Domain.Delivery;

namespace Tangent.App.Delivery.Published;

/// <summary>What a page answered.</summary>
/// <param name="Status">Its status; null: there was no answer.</param>
/// <param name="Text">What it says, to a bound.</param>
/// <param name="FirstSeconds">Seconds to the head of the answer, redirects with it; null: there was none.</param>
/// <param name="AllSeconds">Seconds until all of it was there.</param>
/// <param name="Trouble">Why there was no answer: delivery.blocked, delivery.unreachable, delivery.no-answer; else null.</param>
public sealed record PageAnswer(int? Status, string Text, double? FirstSeconds, double AllSeconds, string? Trouble);

/// <summary>
/// Asks pages as a customer's browser would, bounded in time, size and redirects. The address is judged when the connection is made, after
/// the name was resolved: pages inside the house are asked only where the settings allow it.
/// </summary>
public sealed class OutsidePages : IDisposable
{
    private const int LongestPage = 1024 * 1024;

    private readonly IReadOnlyList<IPNetwork> allowed;
    private readonly ResolveName resolve;
    private readonly HttpClient client;

    internal OutsidePages(TangentSettings settings, ResolveName resolve)
    {
        this.resolve = resolve;
        allowed = [.. settings.Delivery.PageNetworks.Select(text => IPNetwork.Parse(text))];
        var handler = HttpSending.Handler();
        handler.ConnectCallback = Connect;
        // A page that is asked again must not be quicker because the line stands already.
        handler.PooledConnectionLifetime = TimeSpan.Zero;
        handler.AutomaticDecompression = DecompressionMethods.All;
        client = new(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>Asks a page.</summary>
    /// <param name="url">Its address, http or https.</param>
    /// <param name="redirects">How many redirects are followed.</param>
    /// <param name="longest">How long it may take in all.</param>
    /// <param name="stop">Ends it.</param>
    public async Task<PageAnswer> Ask(Uri url, int redirects, TimeSpan longest, CancellationToken stop)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(stop);
        bound.CancelAfter(longest);
        long begun = Stopwatch.GetTimestamp();
        double Seconds() => Stopwatch.GetElapsedTime(begun).TotalSeconds;
        try
        {
            while (true)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, url);
                request.Headers.UserAgent.ParseAdd("Tangent");
                using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, bound.Token);
                double first = Seconds();
                if (redirects-- > 0 && (int)answer.StatusCode is >= 300 and < 400 && Next(url, answer) is { } next)
                {
                    url = next;
                    continue;
                }
                return new((int)answer.StatusCode, await Text(answer, bound.Token), first, Seconds(), null);
            }
        }
        catch (HttpRequestException trouble)
        {
            return new(null, "", null, Seconds(), trouble.InnerException is BlockedAddressException ? "delivery.blocked" : "delivery.unreachable");
        }
        catch (Exception trouble) when (trouble is IOException or OperationCanceledException && !stop.IsCancellationRequested)
        {
            return new(null, "", null, Seconds(), "delivery.no-answer");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    private static Uri? Next(Uri url, HttpResponseMessage answer) => answer.Headers.Location is { } to
        && new Uri(url, to) is { Scheme: "http" or "https" } next ? next : null;

    private static async Task<string> Text(HttpResponseMessage answer, CancellationToken stop)
    {
        await using var body = await answer.Content.ReadAsStreamAsync(stop);
        var page = new byte[LongestPage];
        int read = await body.ReadAtLeastAsync(page, page.Length, throwOnEndOfStream: false, stop);
        return Encoding.UTF8.GetString(page, 0, read);
    }

    private async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken stop)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var open = (await resolve(host, stop)).Where(address => OutsideNetworks.MayReach(address, allowed)).ToArray();
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
