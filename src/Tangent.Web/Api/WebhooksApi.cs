using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tangent.App.Access.SigningIn;
using Tangent.App.Encounters;
using Tangent.Domain;
using Tangent.Domain.Encounters;

namespace Tangent.Web.Api;

/// <summary>Encounters that other systems push, each message signed by them.</summary>
public static class WebhooksApi
{
    private const int LongestBody = 1 << 20;

    /// <summary>Below this path the signature of the message is the right to come in.</summary>
    public const string Path = "/api/hooks";

    public static void MapWebhooks(this IEndpointRouteBuilder app) =>
        app.MapPost(Path + "/encounters/{key:guid}", Receive).AllowAnonymous().ExcludeFromDescription();

    /// <summary>
    /// Take a message of a system that signs as Standard Webhooks says; `data` is one encounter or a list of them. The same
    /// webhook-id again is answered as the first time.
    /// </summary>
    public static async Task<IResult> Receive(Guid key, HttpContext http, Recognition recognition, AppendOnce act, Reply reply, CancellationToken stop)
    {
        if (await Body(http, stop) is not { } body)
            return reply.Refuse(Fail.Wrong("data", "api.body-too-large", LongestBody), StatusCodes.Status413PayloadTooLarge);
        var headers = http.Request.Headers;
        var message = new SignedMessage(headers["webhook-id"], headers["webhook-timestamp"], headers["webhook-signature"], body);
        // An unknown key, a revoked one and a wrong signature are answered alike.
        if (await recognition.BySignature(key, message, http.Connection.RemoteIpAddress?.ToString(), stop) is not { } sender)
            return reply.Refuse(Fail.Wrong("webhook-signature", "api.not-signed"), StatusCodes.Status401Unauthorized);
        List<EncounterEntry> entries = [];
        List<Problem> problems = [];
        int unreadable = 0;
        try
        {
            if (!Read(body, entries, problems, ref unreadable))
                return reply.Refuse(Fail.Wrong("data", "api.webhook-shape"), StatusCodes.Status400BadRequest);
        }
        catch (JsonException wrong)
        {
            return reply.Refuse(Fail.Wrong("data", "api.not-json", (wrong.LineNumber ?? 0) + 1), StatusCodes.Status400BadRequest);
        }
        if (entries.Count == 0 && problems.Count > 0) return reply.Refuse(new Fail.Invalid(problems));
        var taken = await act.Run(sender.Who, new(sender.Source, $"webhook:{key:N}:{message.Id}", body, entries, unreadable), stop);
        return taken.Failure is { } failure ? reply.Refuse(failure) : Results.Json(taken.Value, ApiJson.Options);
    }

    private static async Task<byte[]?> Body(HttpContext http, CancellationToken stop)
    {
        if (http.Request.ContentLength > LongestBody) return null;
        using var body = new MemoryStream();
        var part = new byte[1 << 14];
        while (await http.Request.Body.ReadAsync(part, stop) is var read and > 0)
        {
            if (body.Length + read > LongestBody) return null;
            body.Write(part, 0, read);
        }
        return body.ToArray();
    }

    private static bool Read(byte[] body, List<EncounterEntry> entries, List<Problem> problems, ref int unreadable)
    {
        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = 8 });
        bool hasData = false;
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isData = reader.ValueTextEquals("data"u8);
            reader.Read();
            // The kind of event and when it happened are the sender's business.
            if (!isData) reader.Skip();
            else if (reader.TokenType == JsonTokenType.StartObject) Add(ref reader, ref unreadable);
            else if (reader.TokenType != JsonTokenType.StartArray) return false;
            else
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) Add(ref reader, ref unreadable);
            hasData |= isData;
        }
        while (reader.Read()) { }
        return hasData;

        void Add(ref Utf8JsonReader from, ref int wrong)
        {
            if (EncounterReader.Read(ref from, entries.Count + wrong + 1, problems) is { } entry) entries.Add(entry);
            else wrong++;
        }
    }
}
