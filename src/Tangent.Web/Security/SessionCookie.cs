using Microsoft.AspNetCore.Http;
using Tangent.App.Access.SigningIn;

namespace Tangent.Web.Security;

/// <summary>The cookie of a signed-in browser: not for scripts, not for other sites' forms, bound to this host.</summary>
public static class SessionCookie
{
    /// <summary>Name over plain HTTP, which only loopback should ever see.</summary>
    public const string Name = "tangent-session";

    // Browsers take a __Host- cookie only when it is secure, without a domain and for the whole site.
    private static string NameFor(HttpRequest request) => request.IsHttps ? "__Host-" + Name : Name;

    public static string? Read(HttpRequest request) => request.Cookies[NameFor(request)];

    public static void Write(HttpContext http, SessionStart.Ticket ticket) =>
        http.Response.Cookies.Append(NameFor(http.Request), ticket.Cookie, Options(http, ticket.Life));

    public static void Clear(HttpContext http) =>
        http.Response.Cookies.Delete(NameFor(http.Request), Options(http, null));

    private static CookieOptions Options(HttpContext http, TimeSpan? life) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = http.Request.IsHttps,
        Path = "/",
        IsEssential = true,
        MaxAge = life,
    };
}
