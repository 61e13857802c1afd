using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace Tangent.Web.Parts;

/// <summary>A message that the next page tells once.</summary>
/// <param name="Key">Key of its words.</param>
/// <param name="Tone">pos or neg.</param>
/// <param name="Arguments">What fills the gaps.</param>
public sealed record Toast(string Key, string Tone = "pos", params IReadOnlyList<string> Arguments);

/// <summary>
/// Carries toasts over the redirect after a form, in a protected cookie that lives a minute: nobody else can put words
/// into a page, and nothing stands in the address.
/// </summary>
public sealed class ToastCookie(IDataProtectionProvider protection)
{
    private const string Name = "tg-toast";

    private readonly ITimeLimitedDataProtector protector =
        protection.CreateProtector("Tangent.Web.Parts.ToastCookie").ToTimeLimitedDataProtector();

    /// <summary>Leaves a message for the next page.</summary>
    public void Leave(HttpContext http, Toast toast) =>
        http.Response.Cookies.Append(Name, protector.Protect(JsonSerializer.Serialize(toast), TimeSpan.FromMinutes(1)), Options(http));

    /// <summary>Takes the message out; the page that shows it is the only one.</summary>
    public IReadOnlyList<Toast> Take(HttpContext http)
    {
        if (http.Request.Cookies[Name] is not { Length: > 0 } sealedText) return [];
        if (!http.Response.HasStarted) http.Response.Cookies.Delete(Name, Options(http));
        try
        {
            var toast = JsonSerializer.Deserialize<Toast>(protector.Unprotect(sealedText));
            return toast is not null && Words.Words.Has(toast.Key) ? [toast] : [];
        }
        catch (Exception trouble) when (trouble is System.Security.Cryptography.CryptographicException or JsonException)
        {
            return []; // too old, or not ours: there is nothing to tell
        }
    }

    private static CookieOptions Options(HttpContext http) => new()
    {
        HttpOnly = true,
        Secure = http.Request.IsHttps,
        SameSite = SameSiteMode.Lax,
        IsEssential = true,
        Path = "/",
    };
}
