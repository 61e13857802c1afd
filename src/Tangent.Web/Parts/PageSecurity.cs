using Microsoft.AspNetCore.Builder;

namespace Tangent.Web.Parts;

/// <summary>
/// Headers that every answer carries: no inline script or style, no frames, no guessing of types, no address given away.
/// </summary>
public static class PageSecurity
{
    /// <summary>The content security policy of all pages.</summary>
    public const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        + "connect-src 'self'; manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    public static void UsePageSecurity(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(self)";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        return next(http);
    });
}
