using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Tangent.App.Settings;

namespace Tangent.Web.Security;

/// <summary>The order in which a request is looked at before any page or endpoint sees it.</summary>
static class SecurityPipeline
{
    /// <summary>Before files and everything else: proxies, headers, answers to errors, our own names.</summary>
    public static void UseFrontDoor(this WebApplication app)
    {
        app.UseProxies(app.Services.GetRequiredService<TangentSettings>().Web);
        app.UseSecurityHeaders();
        app.Use((http, next) =>
        {
            Languages.Choose(http, null);
            return next(http);
        });
        app.UseErrorAnswers();
        app.UseHostFilter(app.Services.GetRequiredService<HostFilter>());
    }

    /// <summary>Between files and pages: limits, who it is, the language, whether they may.</summary>
    public static void UseSignIn(this WebApplication app)
    {
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.Use((http, next) =>
        {
            Languages.Choose(http, http.RequestServices.GetRequiredService<CurrentActor>().Language);
            return next(http);
        });
        app.UseAuthorization();
    }
}
