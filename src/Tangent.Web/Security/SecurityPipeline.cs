using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Tangent.Web.Security;

/// <summary>The order in which a request is looked at before any page or endpoint sees it.</summary>
static class SecurityPipeline
{
    public static WebApplication UseTangentSecurity(this WebApplication app)
    {
        app.Use((http, next) =>
        {
            Languages.Choose(http, null);
            return next(http);
        });
        app.UseRouting();
        app.UseAuthentication();
        app.Use((http, next) =>
        {
            Languages.Choose(http, http.RequestServices.GetRequiredService<CurrentActor>().Language);
            return next(http);
        });
        app.UseAuthorization();
        return app;
    }
}
