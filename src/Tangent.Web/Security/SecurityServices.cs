using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection;
using Tangent.Domain.Access;

namespace Tangent.Web.Security;

/// <summary>Who may come in: the one scheme and the two policies.</summary>
static class SecurityServices
{
    public static IServiceCollection AddWebSecurity(this IServiceCollection services)
    {
        services.AddAuthentication(SignInHandler.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, SignInHandler>(SignInHandler.SchemeName, null);
        services.AddAuthorizationBuilder()
            .AddPolicy("signed-in", policy => policy.RequireAuthenticatedUser().RequireClaim("door", nameof(Door.Page)))
            .AddPolicy("api", policy => policy.RequireAuthenticatedUser().RequireClaim("door", nameof(Door.Api)))
            // What names no policy is closed, not open.
            .SetFallbackPolicy(new Microsoft.AspNetCore.Authorization.AuthorizationPolicyBuilder()
                .RequireAuthenticatedUser().Build());
        return services;
    }
}
