using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Tangent.Domain;

namespace Tangent.Web.Api;

/// <summary>The JSON body of a request, read whole; or why it cannot be read, with the status that says so.</summary>
/// <param name="Read">The record, or what does not fit.</param>
/// <param name="Status">Status of a failure.</param>
/// <param name="Hash">SHA-256 of method, path and body.</param>
public sealed record ApiBody<T>(Outcome<T> Read, int Status, byte[] Hash) where T : class
{
    private const int LongestBody = 1 << 20;

    /// <summary>Called by the framework for a parameter of this type.</summary>
    public static async ValueTask<ApiBody<T>> BindAsync(HttpContext http)
    {
        // Nothing at all is an object without members: what needs none can be asked for plainly, what needs some says which.
        bool isNothing = http.Request.ContentType is null && http.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: false };
        if (!isNothing && !http.Request.HasJsonContentType())
            return Refused("api.not-json-type", StatusCodes.Status415UnsupportedMediaType);
        if ((isNothing ? [.. "{}"u8] : await Bytes(http)) is not { } bytes)
            return Refused("api.body-too-large", StatusCodes.Status413PayloadTooLarge, LongestBody);

        var hash = SHA256.HashData([.. Encoding.UTF8.GetBytes($"{http.Request.Method} {http.Request.Path}\n"), .. bytes]);
        try
        {
            return JsonNode.Parse(bytes) is JsonObject found
                ? new(RequestShape.Of<T>(found), StatusCodes.Status400BadRequest, hash)
                : Refused("api.not-an-object", StatusCodes.Status400BadRequest);
        }
        catch (Exception wrong) when (wrong is JsonException or ArgumentException)
        {
            return Refused("api.not-json", StatusCodes.Status400BadRequest, (wrong as JsonException)?.LineNumber + 1 ?? 1);
        }
    }

    private static ApiBody<T> Refused(string code, int status, params IReadOnlyList<object> arguments) =>
        new(new Fail.Invalid([new Problem(code, null, null, arguments)]), status, []);

    private static async Task<byte[]?> Bytes(HttpContext http)
    {
        if (http.Request.ContentLength > LongestBody) return null;
        using var whole = new MemoryStream();
        var part = new byte[16 * 1024];
        while (await http.Request.Body.ReadAsync(part, http.RequestAborted) is var read and > 0)
        {
            whole.Write(part, 0, read);
            if (whole.Length > LongestBody) return null;
        }
        return whole.ToArray();
    }
}

/// <summary>The query of a request, read whole; or what does not fit.</summary>
public sealed record ApiQuery<T>(Outcome<T> Read) where T : class
{
    /// <summary>Called by the framework for a parameter of this type.</summary>
    public static ValueTask<ApiQuery<T>> BindAsync(HttpContext http) => new(new ApiQuery<T>(RequestShape.Of<T>(http.Request.Query)));
}
