using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Tangent.App.Settings;

namespace Tangent.Web.Security;

/// <summary>Whose word is taken for the caller's address: that of the proxies in the settings, and nobody else's.</summary>
static class Proxies
{
    // Longer chains of own proxies do not exist; a forged one may be as long as it likes.
    private const int MostHops = 5;

    /// <summary>
    /// Address and scheme alone are taken over. The host never is: links are made from the configured address. The
    /// chain is read from its end and stops at the first address that is not a trusted proxy.
    /// </summary>
    public static void UseProxies(this IApplicationBuilder app, WebSettings web)
    {
        if (web.TrustedProxies.Count == 0) return;

        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
            ForwardLimit = MostHops,
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in web.TrustedProxies) options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(network));
        app.UseForwardedHeaders(options);
    }
}
