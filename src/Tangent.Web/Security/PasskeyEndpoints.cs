using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Tangent.App.Access.SigningIn;
using Tangent.Storage.Access;
using Tangent.Web.Parts;

namespace Tangent.Web.Security;

/// <summary>The two talks with the browser about passkeys: make one, answer with one. Each is options, then a form.</summary>
static class PasskeyEndpoints
{
    private const string StateCookie = "tangent-passkey";
    private static readonly TimeSpan StateLife = TimeSpan.FromMinutes(5);

    public static void MapPasskeys(this IEndpointRouteBuilder app)
    {
        app.MapPost("/passkeys/options", CreationOptions).RequireAuthorization("signed-in").ExcludeFromDescription();
        app.MapPost("/passkeys", Create).RequireAuthorization("signed-in").ExcludeFromDescription();
        app.MapPost("/sign-in/passkey/options", RequestOptions).AllowAnonymous()
            .RequireRateLimiting(RateLimits.SignIn).ExcludeFromDescription();
        app.MapPost("/sign-in/passkey", Enter).AllowAnonymous().RequireRateLimiting(RateLimits.SignIn).ExcludeFromDescription();
    }

    private static async Task<IResult> CreationOptions(HttpContext http, IAntiforgery antiforgery,
        IPasskeyHandler<Account> passkeys, ViewOwnAccount view, CurrentActor current, IDataProtectionProvider protection)
    {
        if (!await antiforgery.IsRequestValidAsync(http)) return TypedResults.StatusCode(StatusCodes.Status400BadRequest);

        var own = (await view.Run(current.Who, new(current.Session), http.RequestAborted)).Value;
        var made = await passkeys.MakeCreationOptionsAsync(
            new() { Id = current.Who.Id.ToString(), Name = own.Email, DisplayName = own.Name }, http);
        Remember(http, protection, made.AttestationState);
        return TypedResults.Content(made.CreationOptionsJson, "application/json");
    }

    private static async Task<IResult> Create(HttpContext http, [FromForm] string credential, IPasskeyHandler<Account> passkeys,
        AddPasskey act, CurrentActor current, ToastCookie toasts, IDataProtectionProvider protection)
    {
        var made = await passkeys.PerformAttestationAsync(new()
        {
            HttpContext = http, CredentialJson = credential, AttestationState = Recall(http, protection),
        });
        var isKept = made.Succeeded && made.UserEntity.Id == current.Who.Id.ToString()
            && (await act.Run(current.Who, new(made.Passkey, http.Request.Headers.UserAgent), http.RequestAborted)).Failure is null;
        toasts.Leave(http, isKept ? new("signin.passkey.added") : new("signin.passkey-refused", "neg"));
        return TypedResults.LocalRedirect("/account");
    }

    private static async Task<IResult> RequestOptions(HttpContext http, IAntiforgery antiforgery,
        IPasskeyHandler<Account> passkeys, IDataProtectionProvider protection)
    {
        if (!await antiforgery.IsRequestValidAsync(http)) return TypedResults.StatusCode(StatusCodes.Status400BadRequest);

        // For nobody in particular: the browser offers what it has, and no address needs to be told.
        var made = await passkeys.MakeRequestOptionsAsync(null, http);
        Remember(http, protection, made.AssertionState);
        return TypedResults.Content(made.RequestOptionsJson, "application/json");
    }

    private static async Task<IResult> Enter(HttpContext http, [FromForm] string credential, [FromForm] string? back,
        IPasskeyHandler<Account> passkeys, SignInByPasskey act, CurrentActor current, ToastCookie toasts,
        IDataProtectionProvider protection)
    {
        var answer = await passkeys.PerformAssertionAsync(new()
        {
            HttpContext = http, CredentialJson = credential, AssertionState = Recall(http, protection),
        });
        var outcome = await act.Run(current.Who, new(answer.Succeeded ? answer.User.Id : null,
            answer.Succeeded ? answer.Passkey : null, http.Request.Headers.UserAgent), http.RequestAborted);
        if (outcome.Failure is not null)
        {
            toasts.Leave(http, new("signin.passkey-refused", "neg"));
            return TypedResults.LocalRedirect("/sign-in");
        }
        SessionCookie.Write(http, outcome.Value);
        return TypedResults.LocalRedirect(ReturnPath.Safe(back));
    }

    // The challenge travels in a protected cookie that is taken out with its first use.
    private static void Remember(HttpContext http, IDataProtectionProvider protection, string? state) =>
        http.Response.Cookies.Append(StateCookie, Protector(protection).Protect(state ?? "", StateLife), Options(http));

    private static string? Recall(HttpContext http, IDataProtectionProvider protection)
    {
        var kept = http.Request.Cookies[StateCookie];
        http.Response.Cookies.Delete(StateCookie, Options(http));
        try
        {
            return kept is null ? null : Protector(protection).Unprotect(kept);
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    private static ITimeLimitedDataProtector Protector(IDataProtectionProvider protection) =>
        protection.CreateProtector("Tangent.Passkeys").ToTimeLimitedDataProtector();

    private static CookieOptions Options(HttpContext http) => new()
    {
        HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = http.Request.IsHttps, Path = "/", IsEssential = true,
    };
}
