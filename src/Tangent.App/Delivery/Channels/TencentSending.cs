using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Tangent.App.Installation.Published;
using Tangent.Domain.Delivery;

namespace Tangent.App.Delivery.Channels;

/// <summary>
/// What WeCom and official accounts have in common: a token that is fetched with a secret and holds for two hours, and answers of status
/// 200 whose <c>errcode</c> says what happened.
/// </summary>
sealed class TencentSending(MachineClock clock) : IDisposable
{
    // Some minutes before its end a token is fetched anew: it must outlive the request.
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(5);

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly HttpClient client = HttpSending.Client();
    private readonly SemaphoreSlim turn = new(1);
    private (string Text, DateTime EndsUtc)? token;

    /// <summary>Sends a message; with a token that is not taken any more once again with a new one.</summary>
    /// <param name="tokenUrl">Where the token is fetched, with the secret in it.</param>
    /// <param name="sendUrl">Where messages go; the token is put behind it.</param>
    /// <param name="body">The message.</param>
    /// <param name="stop">Ends it.</param>
    public async Task<SendResult> Send(string tokenUrl, string sendUrl, object body, CancellationToken stop)
    {
        var result = await Once(tokenUrl, sendUrl, body, stop);
        if (result is not SendResult.Failed { Reason: "delivery.token" }) return result;
        token = null;
        return await Once(tokenUrl, sendUrl, body, stop);
    }

    public void Dispose()
    {
        client.Dispose();
        turn.Dispose();
    }

    private async Task<SendResult> Once(string tokenUrl, string sendUrl, object body, CancellationToken stop)
    {
        var (text, trouble) = await Token(tokenUrl, stop);
        if (text is null) return trouble!;
        using var request = new HttpRequestMessage(HttpMethod.Post, sendUrl + Uri.EscapeDataString(text));
        request.Content = new StringContent(JsonSerializer.Serialize(body, Json), Encoding.UTF8, "application/json");
        return await HttpSending.Send(client, request, (_, answer) => Meaning(answer), stop);
    }

    // One at a time: each new token ends the one before.
    private async Task<(string? Token, SendResult? Trouble)> Token(string url, CancellationToken stop)
    {
        await turn.WaitAsync(stop);
        try
        {
            if (token is { } kept && kept.EndsUtc > clock.UtcNow) return (kept.Text, null);
            using var request = new HttpRequestMessage(HttpMethod.Get, url);
            string? fetched = null;
            var result = await HttpSending.Send(client, request, (_, answer) =>
            {
                if (Read(answer) is not { } told || !told.TryGetProperty("access_token", out var text)) return Meaning(answer);
                int seconds = told.TryGetProperty("expires_in", out var term) && term.TryGetInt32(out int number) ? number : 7200;
                fetched = text.GetString();
                token = (fetched!, clock.UtcNow.AddSeconds(seconds) - Early);
                return new SendResult.Accepted();
            }, stop);
            // Without a token nothing was told to anybody: it may be tried again, whatever broke off.
            return fetched is not null ? (fetched, null) : (null, result is SendResult.Unknown ? new SendResult.Failed("delivery.unreachable") : result);
        }
        finally
        {
            turn.Release();
        }
    }

    // Codes: 40001, 40014, 42001 the token; −1 and 45009 busy or too often; all else, such as 45015 (nothing heard of the
    // receiver for 48 hours) or 81013 (no such receiver), is for good.
    private static SendResult Meaning(string answer) => Read(answer) is not { } told || !told.TryGetProperty("errcode", out var code)
        || !code.TryGetInt32(out int number) ? new SendResult.Unknown("delivery.not-accepted") : number switch
        {
            0 => new SendResult.Accepted(told.TryGetProperty("msgid", out var id) ? id.ToString() : null, 0),
            40001 or 40014 or 42001 => new SendResult.Failed("delivery.token", number),
            -1 or 45009 => new SendResult.Failed("delivery.answered", number),
            _ => new SendResult.Refused("delivery.answered", number),
        };

    private static JsonElement? Read(string answer)
    {
        try
        {
            var read = JsonSerializer.Deserialize<JsonElement>(answer);
            return read.ValueKind == JsonValueKind.Object ? read : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
