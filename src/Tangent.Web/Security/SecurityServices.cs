using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Tangent.App.Settings;
using Tangent.Domain.Access;
using Tangent.Storage.Access;

namespace Tangent.Web.Security;

/// <summary>Who may come in: the one scheme and the two policies.</summary>
static class SecurityServices
{
    // What a form adds around a file of the largest size.
    private const int FormOverhead = 64 * 1024;

    public static IServiceCollection AddWebSecurity(this IServiceCollection services)
    {
        services.AddAuthentication(SignInHandler.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, SignInHandler>(SignInHandler.SchemeName, null);
        services.AddAuthorizationBuilder()
            .AddPolicy("signed-in", policy => policy.RequireAuthenticatedUser().RequireClaim("door", nameof(Door.Page)))
            .AddPolicy("api", policy => policy.RequireAuthenticatedUser().RequireClaim("door", nameof(Door.Api)))
            // What names no policy is closed, not open.
            .SetFallbackPolicy(new AuthorizationPolicyBuilder()
                .RequireAuthenticatedUser().Build());
        services.AddSingleton<HostFilter>().AddRateLimits();
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "tangent-form";
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            // The content security policy forbids frames already.
            options.SuppressXFrameOptionsHeader = true;
        });
        AddPasskeys(services);
        services.AddProviderSignIn();
        BoundRequests(services);
        return services;
    }

    private static void AddPasskeys(IServiceCollection services)
    {
        services.AddSingleton<PasskeyQuestions>();
        services.AddScoped<IPasskeyHandler<Account>, PasskeyHandler<Account>>();
        services.AddOptions<IdentityPasskeyOptions>().Configure<TangentSettings>((options, settings) =>
        {
            // A device that asks for face, finger or PIN gives two factors in one; one that does not gives only the first.
            (options.UserVerificationRequirement, options.ResidentKeyRequirement) = ("preferred", "required");
            var shown = settings.Web.PublicBaseUrl is { } url ? new Uri(url) : null;
            options.ServerDomain = shown?.Host;
            options.ValidateOrigin = context => ValueTask.FromResult(
                !context.CrossOrigin && context.Origin == (shown ?? Asked(context.HttpContext)).GetLeftPart(UriPartial.Authority));
        });
    }

    // Without a configured address it is the one that was asked for: the filter of hosts lets only the server's own names in.
    private static Uri Asked(HttpContext http) => new($"{http.Request.Scheme}://{http.Request.Host}");

    private static void BoundRequests(IServiceCollection services)
    {
        services.AddOptions<KestrelServerOptions>().Configure<TangentSettings>((options, settings) =>
        {
            options.AddServerHeader = false;
            if (WebCertificate.Load(settings.Web) is { } certificate)
                options.ConfigureHttpsDefaults(https => https.ServerCertificate = certificate);
            options.Limits.MaxRequestBodySize = settings.Limits.UploadBytes + FormOverhead;
            options.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
            options.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        });
        services.AddOptions<FormOptions>().Configure<TangentSettings>((options, settings) =>
        {
            options.MultipartBodyLengthLimit = settings.Limits.UploadBytes + FormOverhead;
            options.ValueCountLimit = 2000;
            options.KeyLengthLimit = 200;
        });
    }
}
