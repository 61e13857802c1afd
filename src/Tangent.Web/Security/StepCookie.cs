using Microsoft.AspNetCore.Http;

namespace Tangent.Web.Security;

/// <summary>Carries the ticket of the first step to the page that asks for the code; it is taken out when read.</summary>
static class StepCookie
{
    private const string Name = "tangent-step";

    public static void Write(HttpContext http, string ticket) => http.Response.Cookies.Append(Name, ticket, Options(http));

    public static string? Take(HttpContext http)
    {
        var ticket = http.Request.Cookies[Name];
        if (ticket is not null) http.Response.Cookies.Delete(Name, Options(http));
        return ticket;
    }

    private static CookieOptions Options(HttpContext http) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = http.Request.IsHttps,
        Path = "/sign-in",
        IsEssential = true,
    };
}
