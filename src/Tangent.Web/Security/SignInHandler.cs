using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Tangent.App.Access.SigningIn;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Web.Api;
using Tangent.Web.Words;

namespace Tangent.Web.Security;

/// <summary>Finds out who makes a request: the cookie's session for pages, the bearer's key for programs. Never both.</summary>
sealed class SignInHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder, Recognition recognition,
    CurrentActor current, ProblemWords words, KeyTries tries) : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
{
    public const string SchemeName = "tangent";
    private const string Bearer = "Bearer ";

    private bool IsApi => Request.Path.StartsWithSegments("/api");

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var address = Context.Connection.RemoteIpAddress?.ToString();
        current.Who = Actor.Nobody with { Address = address, Door = IsApi ? Door.Api : Door.Page };

        var known = await Find(address);
        if (known is null) return AuthenticateResult.NoResult();

        (current.Who, current.Language, current.Session, current.Zone) = (known.Who, known.Language, known.Session, known.Zone);
        var identity = new ClaimsIdentity(SchemeName);
        identity.AddClaim(new(ClaimTypes.NameIdentifier, known.Who.Id.ToString()));
        identity.AddClaim(new("door", known.Who.Door.ToString()));
        return AuthenticateResult.Success(new(new ClaimsPrincipal(identity), SchemeName));
    }

    // A cookie must not open the API (a foreign page could make the browser send it), and a key must not open pages.
    private async Task<Recognition.Known?> Find(string? address)
    {
        if (!IsApi)
        {
            return SessionCookie.Read(Request) is { } cookie
                ? await recognition.BySession(cookie, address, Context.RequestAborted)
                : null;
        }
        var header = Request.Headers.Authorization.ToString();
        var known = header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            ? await recognition.ByApiKey(header[Bearer.Length..].Trim(), address, Context.RequestAborted)
            : null;
        if (known is null && header.Length > 0) tries.Count(RateLimits.AddressOf(Context));
        return known;
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (IsApi)
        {
            Response.Headers.WWWAuthenticate = "Bearer";
            var fail = new Fail.Forbidden([new Problem("signin.key-needed")]);
            return fail.ToProblem(Context, words, StatusCodes.Status401Unauthorized).ExecuteAsync(Context);
        }
        var wanted = HttpMethods.IsGet(Request.Method) ? Request.PathBase + Request.Path + Request.QueryString : "/";
        Response.Redirect(wanted == "/" ? "/sign-in" : "/sign-in" + QueryString.Create("return", wanted));
        return Task.CompletedTask;
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
