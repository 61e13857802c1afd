using System.Net;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Tangent.App.Demo;
using Tangent.App.Settings;

namespace Tangent.Web.Security;

/// <summary>The way into a demo: one click per role, and only for who sits at the machine on which it runs.</summary>
sealed class DemoDoor(TangentSettings settings, IDataProtectionProvider protection)
{
    private static readonly string[] ForwardingHeaders =
        ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Original-For", "X-Original-Host", "X-Real-IP", "Via"];

    private readonly IDataProtector links = protection.CreateProtector("Tangent.Demo.Customer");

    /// <summary>Bound to loopback, asked as localhost from loopback, and nothing in between says that it forwarded.</summary>
    public bool IsNear(HttpContext http) =>
        Uri.TryCreate(settings.Web.Url, UriKind.Absolute, out var bound) && bound.IsLoopback
        && http.Request.Host.Host == "localhost"
        && http.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
        && !Array.Exists(ForwardingHeaders, http.Request.Headers.ContainsKey);

    /// <summary>The signed end of the link of the customer that a demo shows.</summary>
    public string CustomerLink() => links.Protect(ShowDemoCustomer.Offered.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>The customer of a link, or null when nobody here signed it.</summary>
    public int? CustomerOf(string link)
    {
        try
        {
            return int.TryParse(links.Unprotect(link), out int customer) ? customer : null;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }
}
