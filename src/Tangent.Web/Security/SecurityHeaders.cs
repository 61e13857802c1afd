using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Tangent.Web.Security;

/// <summary>
/// Headers that every answer carries: no inline script or style, no frames, no guessing of types, no address given away.
/// </summary>
public static class SecurityHeaders
{
    /// <summary>The content security policy of all answers.</summary>
    public const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        + "connect-src 'self'; manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    private static readonly object Frames = new();

    /// <summary>Lets pages of these origins show this one answer in a frame; no others, and without it none at all.</summary>
    public static void ShowIn(HttpContext http, IReadOnlyList<string> origins)
    {
        if (origins.Count > 0) http.Items[Frames] = string.Join(' ', origins);
    }

    // Written when the answer starts, so that an error that clears the answer cannot lose them.
    public static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        http.Response.OnStarting(() =>
        {
            Write(http);
            return Task.CompletedTask;
        });
        return next(http);
    });

    private static void Write(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = http.Items[Frames] is string origins
            ? Policy.Replace("frame-ancestors 'none'", $"frame-ancestors {origins}", StringComparison.Ordinal) : Policy;
        headers.XContentTypeOptions = "nosniff";
        if (!headers.ContainsKey("Referrer-Policy")) headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] =
            "camera=(), geolocation=(), microphone=(self), payment=(), usb=(), publickey-credentials-get=(self)";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        if (!headers.ContainsKey("Cross-Origin-Resource-Policy")) headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (http.Request.IsHttps) headers.StrictTransportSecurity = "max-age=31536000";
        // Pages hold people's data: no browser and no proxy keeps them, unless the answer says otherwise.
        if (headers.CacheControl.Count == 0) headers.CacheControl = "no-store";
    }
}
