using System.Net;
using Tangent.Domain.Delivery;

namespace Tangent.App.Delivery.Channels;

/// <summary>Sends a request to a receiver, bounded in time and in what is read of the answer, and tells what it means.</summary>
static class HttpSending
{
    private const int LongestAnswer = 16 * 1024;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    /// <summary>A client for a receiver that the settings name: no redirects, no cookies, no proxy of the machine.</summary>
    public static HttpClient Client() => new(Handler()) { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>What every client has in common.</summary>
    public static SocketsHttpHandler Handler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        PooledConnectionLifetime = TimeSpan.FromMinutes(1),
        MaxResponseHeadersLength = 16,
    };

    /// <summary>Sends it.</summary>
    /// <param name="client">By which client.</param>
    /// <param name="request">The request.</param>
    /// <param name="read">What an answer of success means; null: taken.</param>
    /// <param name="stop">Ends it.</param>
    public static async Task<SendResult> Send(HttpClient client, HttpRequestMessage request, Func<int, string, SendResult>? read, CancellationToken stop)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(stop);
        bound.CancelAfter(Longest);
        try
        {
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, bound.Token);
            int status = (int)answer.StatusCode;
            if (!answer.IsSuccessStatusCode) return Refusal(answer.StatusCode, status);
            return read is null ? new SendResult.Accepted(null, status) : read(status, await Text(answer, bound.Token));
        }
        catch (HttpRequestException trouble)
        {
            if (trouble.InnerException is BlockedAddressException) return new SendResult.Refused("delivery.blocked");
            // Before the request was told nothing can have been taken.
            return trouble.HttpRequestError
                is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError
                ? new SendResult.Failed("delivery.unreachable") : new SendResult.Unknown("delivery.broken-off");
        }
        catch (Exception trouble) when (trouble is IOException or OperationCanceledException && !stop.IsCancellationRequested)
        {
            return new SendResult.Unknown("delivery.no-answer");
        }
    }

    // Too many at once and what passes may be tried again; a redirect is not followed, and what else is refused stays refused.
    private static SendResult Refusal(HttpStatusCode code, int status) =>
        status >= 500 || code is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests
            ? new SendResult.Failed("delivery.answered", status) : new SendResult.Refused("delivery.answered", status);

    private static async Task<string> Text(HttpResponseMessage answer, CancellationToken stop)
    {
        await using var body = await answer.Content.ReadAsStreamAsync(stop);
        var part = new byte[LongestAnswer];
        int read = await body.ReadAtLeastAsync(part, part.Length, throwOnEndOfStream: false, stop);
        return System.Text.Encoding.UTF8.GetString(part, 0, read);
    }
}

/// <summary>The address to which a name led may not be reached.</summary>
sealed class BlockedAddressException() : IOException("The address is inside the house.");
