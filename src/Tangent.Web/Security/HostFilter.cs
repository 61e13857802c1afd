using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Tangent.App.Settings;

namespace Tangent.Web.Security;

/// <summary>Answers only to its own names: a foreign Host header (rebinding, poisoned links) gets 400.</summary>
public sealed class HostFilter(TangentSettings settings)
{
    private readonly HashSet<string> hosts = new(
        settings.Web.AllowedHosts.Concat(["localhost", "127.0.0.1", "[::1]", "::1"])
            .Concat(HostOf(settings.Web.PublicBaseUrl)).Concat(HostOf(settings.Web.Url)),
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the server goes by this name.</summary>
    public bool Answers(string host) => hosts.Contains(host);

    private static IEnumerable<string> HostOf(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) ? [address.Host] : [];
}

static class HostFiltering
{
    public static void UseHostFilter(this IApplicationBuilder app, HostFilter filter) => app.Use((http, next) =>
    {
        if (filter.Answers(http.Request.Host.Host)) return next(http);

        http.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    });
}
