using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Tangent.App.Access.SigningIn;
using Tangent.App.Installation.Published;
using Tangent.App.Settings;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Web.Parts;

namespace Tangent.Web.Security;

/// <summary>Sign-in through the company's identity provider: the way out to it, and what follows its answer.</summary>
static partial class ProviderSignIn
{
    /// <summary>Where the sign-in begins; the provider answers under it.</summary>
    public const string Path = "/sign-in/provider";

    /// <summary>The address that the provider must know as this installation's.</summary>
    public const string AnswerPath = Path + "/answer";

    public static void AddProviderSignIn(this IServiceCollection services)
    {
        services.AddSingleton<Provider>();
        services.AddTransient<ProviderHandler>();
        services.TryAddEnumerable(ServiceDescriptor
            .Singleton<IPostConfigureOptions<OAuthOptions>, OAuthPostConfigureOptions<OAuthOptions, ProviderHandler>>());
        services.AddOptions<AuthenticationOptions>().Configure<TangentSettings>((options, settings) =>
        {
            if (settings.OpenIdConnect.Enabled) options.AddScheme<ProviderHandler>(ProviderHandler.SchemeName, null);
        });
        services.AddOptions<OAuthOptions>(ProviderHandler.SchemeName).Configure<TangentSettings, MachineClock>(Arrange);
    }

    public static void MapProviderSignIn(this IEndpointRouteBuilder app) => app.MapGet(Path, Begin)
        .AllowAnonymous().RequireRateLimiting(RateLimits.SignIn).ExcludeFromDescription();

    private static void Arrange(OAuthOptions options, TangentSettings settings, MachineClock clock)
    {
        var provider = settings.OpenIdConnect;
        (options.ClientId, options.ClientSecret) = (provider.ClientId ?? "", provider.ClientSecret ?? "");
        (options.CallbackPath, options.SignInScheme) = (AnswerPath, SignInHandler.SchemeName);
        (options.UsePkce, options.TimeProvider) = (true, clock.Time);
        options.Scope.Clear();
        foreach (string scope in provider.Scopes) options.Scope.Add(scope);
        options.BackchannelTimeout = TimeSpan.FromSeconds(10);
        options.RemoteAuthenticationTimeout = Provider.Life;
        // The answer is a link that the browser follows from the provider's page, so Lax is enough, over HTTP too.
        options.CorrelationCookie.Name = "tangent-provider.";
        options.CorrelationCookie.SameSite = SameSiteMode.Lax;
        options.CorrelationCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.Events.OnTicketReceived = Receive;
        options.Events.OnRemoteFailure = context =>
        {
            Refuse(context.HttpContext, context.Failure!);
            context.HandleResponse();
            return Task.CompletedTask;
        };
    }

    private static async Task<IResult> Begin(HttpContext http, TangentSettings settings)
    {
        if (!settings.OpenIdConnect.Enabled) return TypedResults.NotFound();

        try
        {
            var way = new AuthenticationProperties { RedirectUri = ReturnPath.Safe(http.Request.Query["return"]) };
            await http.ChallengeAsync(ProviderHandler.SchemeName, way);
        }
        catch (ProviderRefusal refusal)
        {
            Refuse(http, refusal);
        }
        return TypedResults.Empty;
    }

    private static async Task Receive(TicketReceivedContext context)
    {
        context.HandleResponse();
        var http = context.HttpContext;
        var act = http.RequestServices.GetRequiredService<SignInByProvider>();
        var rules = http.RequestServices.GetRequiredService<TangentSettings>().OpenIdConnect;
        var visitor = Actor.Nobody with { Address = http.Connection.RemoteIpAddress?.ToString() };
        var outcome = await act.Run(visitor, Of(context.Principal!, rules, http), http.RequestAborted);
        if (outcome.Failure is Fail.Forbidden or Fail.Conflict)
        {
            Refuse(http, new ProviderRefusal(ProviderRefusal.Unknown, "nobody-known"));
            return;
        }
        if (outcome.Failure is not null)
        {
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }
        var back = ReturnPath.Safe(context.ReturnUri);
        if (outcome.Value.Session is { } session) SessionCookie.Write(http, session);
        else StepCookie.Write(http, outcome.Value.SecondStep!);
        http.Response.Redirect(outcome.Value.Session is null ? "/sign-in" + QueryString.Create("return", back) : back);
    }

    private static SignInByProvider.Request Of(ClaimsPrincipal person, OpenIdConnectSettings rules, HttpContext http)
    {
        var isTwice = person.FindAll("amr").Any(one => rules.SecondFactorAmr.Contains(one.Value))
            || person.FindAll("acr").Any(one => rules.SecondFactorAcr.Contains(one.Value));
        var subject = person.FindFirst("sub");
        return new(subject?.Issuer ?? "", subject?.Value ?? "", person.FindFirst("email")?.Value,
            string.Equals(person.FindFirst("email_verified")?.Value, "true", StringComparison.OrdinalIgnoreCase),
            person.FindFirst("name")?.Value, isTwice, http.Request.Headers.UserAgent);
    }

    private static void Refuse(HttpContext http, Exception failure)
    {
        var code = (failure as ProviderRefusal)?.Code ?? ProviderRefusal.Refused;
        Refused(http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(ProviderSignIn)),
            http.TraceIdentifier, code, failure.InnerException?.GetType().Name ?? failure.Message);
        http.RequestServices.GetRequiredService<ToastCookie>().Leave(http, new(code, "neg"));
        http.Response.Redirect("/sign-in");
    }

    [LoggerMessage(2101, LogLevel.Warning, "Request {RequestId}: sign-in through the provider came to nothing: {Code} ({Reason})")]
    private static partial void Refused(ILogger logger, string requestId, string code, string reason);
}
