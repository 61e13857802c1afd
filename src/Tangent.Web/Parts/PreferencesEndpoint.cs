using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Routing;
using Tangent.Web.Security;

namespace Tangent.Web.Parts;

/// <summary>Language, theme and large print: a form posts the choice, a cookie keeps it, and the same page is shown again.</summary>
public static class PreferencesEndpoint
{
    public const string Path = "/preferences";

    private const string ThemeCookie = "tangent-theme", PrintCookie = "tangent-print", Big = "big", Usual = "usual";

    /// <summary>What may be chosen; system leaves the choice to the browser.</summary>
    public static IReadOnlyList<string> Themes { get; } = ["system", "light", "dark"];

    /// <summary>The chosen theme for <c>data-theme</c>, or null when the system decides.</summary>
    public static string? ThemeOf(HttpContext http) =>
        http.Request.Cookies[ThemeCookie] is "light" or "dark" ? http.Request.Cookies[ThemeCookie] : null;

    /// <summary>Whether pages for customers are in large print (大字).</summary>
    public static bool IsBig(HttpContext http) => http.Request.Cookies[PrintCookie] == Big;

    /// <summary>Path and query of the shown page, to come back to.</summary>
    public static string Here(HttpContext http) => UriHelper.BuildRelative(
        http.Request.PathBase, http.Request.Path, http.Request.QueryString);

    public static void MapPreferences(this IEndpointRouteBuilder app) =>
        app.MapPost(Path, Choose).AllowAnonymous().ExcludeFromDescription();

    private static async Task<IResult> Choose(HttpContext http, IAntiforgery antiforgery)
    {
        if (!await antiforgery.IsRequestValidAsync(http)) return TypedResults.BadRequest();
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (form["theme"].ToString() is var theme && Themes.Contains(theme)) Keep(http, ThemeCookie, theme);
        if (form["print"].ToString() is Big or Usual) Keep(http, PrintCookie, form["print"].ToString());
        if (form["language"].ToString() is var language && Languages.All.Contains(language))
            Keep(http, Languages.Cookie, language);
        return TypedResults.LocalRedirect(ReturnPath.Safe(form["back"]));
    }

    private static void Keep(HttpContext http, string name, string value) =>
        http.Response.Cookies.Append(name, value, new CookieOptions
        {
            MaxAge = TimeSpan.FromDays(365),
            HttpOnly = true,
            Secure = http.Request.IsHttps,
            SameSite = SameSiteMode.Lax,
            IsEssential = true,
        });
}
