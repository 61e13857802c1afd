using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Tangent.App.Settings;

namespace Tangent.Web.Security;

/// <summary>The interface language of a request: the cookie's, then the account's, then the browser's, then the setting.</summary>
public static class Languages
{
    public const string Cookie = "tangent-language";

    /// <summary>The languages in which every word exists.</summary>
    public static IReadOnlyList<string> All { get; } = ["zh-CN", "en"];

    /// <summary>Chooses the language of this request and makes it current for all that follows.</summary>
    public static void Choose(HttpContext http, string? accounts)
    {
        var culture = CultureInfo.GetCultureInfo(
            Known(http.Request.Cookies[Cookie]) ?? Known(accounts) ?? Accepted(http.Request)
            ?? http.RequestServices.GetRequiredService<TangentSettings>().Language.Default);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = culture;
    }

    private static string? Known(string? language) => All.FirstOrDefault(one => one == language);

    private static string? Accepted(HttpRequest request) =>
        request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(one => one.Quality ?? 1)
            .Select(one => one.Value.Value ?? "")
            .Select(name => All.FirstOrDefault(ours => SameTongue(ours, name)))
            .FirstOrDefault(ours => ours is not null);

    private static bool SameTongue(string ours, string name) =>
        name.Equals(ours[..2], StringComparison.OrdinalIgnoreCase)
        || name.StartsWith(ours[..2] + "-", StringComparison.OrdinalIgnoreCase);
}
