using Microsoft.AspNetCore.Http;
using Tangent.Domain.Customers;

namespace Tangent.Web.Pages.Own;

/// <summary>What the customers' own pages share: the cookie of the visit, and that no address of theirs is given away.</summary>
public abstract class OwnFormPage : FormPage
{
    private const string Name = "tangent-own", Path = App.Customers.Published.OwnLinks.Path;

    // Browsers take a __Secure- cookie only over HTTPS.
    private string Cookie => Http.Request.IsHttps ? $"__Secure-{Name}" : Name;

    /// <summary>The secret of this browser's visit, or null.</summary>
    protected string? Visit => Http.Request.Cookies[Cookie];

    /// <summary>Lets the browser in: strictly for this site's own pages below one path, not for scripts, for half an hour.</summary>
    protected void Enter(string secret) => Http.Response.Cookies.Append(Cookie, secret, Options(OwnDoor.VisitLife));

    /// <summary>Takes the cookie away.</summary>
    protected void Leave() => Http.Response.Cookies.Delete(Cookie, Options(null));

    protected override void OnInitialized() => Http.Response.Headers["Referrer-Policy"] = "no-referrer";

    private CookieOptions Options(TimeSpan? life) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = Http.Request.IsHttps,
        Path = Path,
        MaxAge = life,
        IsEssential = true,
    };
}
