using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace Tangent.Web.Pages.Answering;

/// <summary>A form that was handed out to somebody who answers: signed, so that its name, its version and its hour are ours.</summary>
/// <param name="Name">Random name: what is sent with it twice is one response.</param>
/// <param name="Version">Version of the survey.</param>
/// <param name="BeganUtc">When it was handed out.</param>
public sealed record AnswerForm(string Name, int Version, DateTime BeganUtc);

/// <summary>Hands out forms and signs of browsers, and knows them again.</summary>
public sealed class AnswerForms(IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>Name of the cookie that keeps the sign.</summary>
    public const string Cookie = "tangent-answers";

    private static readonly TimeSpan LongestSign = TimeSpan.FromDays(400);

    private readonly IDataProtector forms = protection.CreateProtector("Tangent.Answers.Form"), signs = protection.CreateProtector("Tangent.Answers.Sign");

    /// <summary>A new form for a link, as it stands in the page.</summary>
    public (AnswerForm Form, string Text) New(string token, int version)
    {
        var form = new AnswerForm(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)), version, clock.GetUtcNow().UtcDateTime);
        return (form, forms.Protect(string.Create(CultureInfo.InvariantCulture, $"{token}|{form.Name}|{version}|{form.BeganUtc.Ticks}")));
    }

    /// <summary>The form of this text, or null when it is not ours or of another link.</summary>
    public AnswerForm? Read(string token, string? text)
    {
        if (Unprotect(forms, text)?.Split('|') is not [var of, var name, var version, var began] || of != token) return null;
        return new(name, int.Parse(version, CultureInfo.InvariantCulture), new(long.Parse(began, CultureInfo.InvariantCulture), DateTimeKind.Utc));
    }

    /// <summary>The sign that this browser keeps, or null.</summary>
    public string? Sign(HttpContext http) => Unprotect(signs, http.Request.Cookies[Cookie]);

    /// <summary>Gives the browser a sign when it has none: a random number that says nothing about anybody.</summary>
    public void Mark(HttpContext http)
    {
        if (Sign(http) is not null) return;
        http.Response.Cookies.Append(Cookie, signs.Protect(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))), new()
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = http.Request.IsHttps,
            Path = "/s",
            MaxAge = LongestSign,
            IsEssential = true,
        });
    }

    private static string? Unprotect(IDataProtector protector, string? text)
    {
        try
        {
            return text is { Length: > 0 and < 1000 } ? protector.Unprotect(text) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
