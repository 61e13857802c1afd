using System.Buffers.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
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
    private const string Making = "make", Answering = "answer";

    // Of the signed data: 32 bytes name the site, then flags, of which this one says that the person was checked.
    private const int FlagsAt = 32, PersonChecked = 0x04;

    public static void MapPasskeys(this IEndpointRouteBuilder app)
    {
        app.MapPost("/passkeys/options", CreationOptions).RequireAuthorization("signed-in").ExcludeFromDescription();
        app.MapPost("/passkeys", Create).RequireAuthorization("signed-in").ExcludeFromDescription();
        app.MapPost("/sign-in/passkey/options", RequestOptions).AllowAnonymous()
            .RequireRateLimiting(RateLimits.SignIn).ExcludeFromDescription();
        app.MapPost("/sign-in/passkey", Enter).AllowAnonymous().RequireRateLimiting(RateLimits.SignIn).ExcludeFromDescription();
    }

    private static async Task<IResult> CreationOptions(HttpContext http, IAntiforgery antiforgery,
        IPasskeyHandler<Account> passkeys, ViewOwnAccount view, CurrentActor current, PasskeyQuestions questions)
    {
        if (!await antiforgery.IsRequestValidAsync(http)) return TypedResults.StatusCode(StatusCodes.Status400BadRequest);

        var own = (await view.Run(current.Who, new(current.Session), http.RequestAborted)).Value;
        var made = await passkeys.MakeCreationOptionsAsync(
            new() { Id = current.Who.Id.ToString(), Name = own.Email, DisplayName = own.Name }, http);
        questions.Ask(http, Making, current.Session, made.AttestationState);
        return TypedResults.Content(made.CreationOptionsJson, "application/json");
    }

    private static async Task<IResult> Create(HttpContext http, [FromForm] string credential, IPasskeyHandler<Account> passkeys,
        AddPasskey act, CurrentActor current, ToastCookie toasts, PasskeyQuestions questions)
    {
        var isKept = questions.Take(http, Making, current.Session) is { } state
            && await passkeys.PerformAttestationAsync(
                new() { HttpContext = http, CredentialJson = credential, AttestationState = state }) is { Succeeded: true } made
            && made.UserEntity.Id == current.Who.Id.ToString()
            && (await act.Run(current.Who, new(made.Passkey, http.Request.Headers.UserAgent), http.RequestAborted)).Failure is null;
        toasts.Leave(http, isKept ? new("signin.passkey.added") : new("signin.passkey-refused", "neg"));
        return TypedResults.LocalRedirect("/account");
    }

    private static async Task<IResult> RequestOptions(HttpContext http, IAntiforgery antiforgery,
        IPasskeyHandler<Account> passkeys, CurrentActor current, PasskeyQuestions questions)
    {
        if (!await antiforgery.IsRequestValidAsync(http)) return TypedResults.StatusCode(StatusCodes.Status400BadRequest);

        // For nobody in particular: the browser offers what it has, and no address needs to be told.
        var made = await passkeys.MakeRequestOptionsAsync(null, http);
        questions.Ask(http, Answering, current.Session, made.AssertionState);
        return TypedResults.Content(made.RequestOptionsJson, "application/json");
    }

    private static async Task<IResult> Enter(HttpContext http, [FromForm] string credential, [FromForm] string? back,
        IPasskeyHandler<Account> passkeys, SignInByPasskey act, CurrentActor current, ToastCookie toasts, PasskeyQuestions questions)
    {
        var answer = questions.Take(http, Answering, current.Session) is { } state
            ? await passkeys.PerformAssertionAsync(new() { HttpContext = http, CredentialJson = credential, AssertionState = state })
            : null;
        var known = answer is { Succeeded: true } ? answer : null;
        var outcome = await act.Run(current.Who, new(known?.User?.Id, known?.Passkey,
            known is not null && IsPersonChecked(credential), http.Request.Headers.UserAgent), http.RequestAborted);
        if (outcome.Failure is not null)
        {
            toasts.Leave(http, new("signin.passkey-refused", "neg"));
            return TypedResults.LocalRedirect("/sign-in");
        }
        if (outcome.Value.Session is { } session)
        {
            SessionCookie.Write(http, session);
            return TypedResults.LocalRedirect(ReturnPath.Safe(back));
        }
        StepCookie.Write(http, outcome.Value.SecondStep!);
        return TypedResults.LocalRedirect("/sign-in" + QueryString.Create("return", ReturnPath.Safe(back)));
    }

    // The stored passkey only tells whether the person was ever checked, so this time's flag is read from the data that was signed.
    private static bool IsPersonChecked(string credential)
    {
        using var json = JsonDocument.Parse(credential);
        return Only(json.RootElement, "response") is { } response && Only(response, "authenticatorData") is { } text
            && Base64Url.DecodeFromChars(text.GetString()) is { Length: > FlagsAt } data && (data[FlagsAt] & PersonChecked) != 0;
    }

    // A second member of the same name in other letters could be read here while the other one was verified.
    private static JsonElement? Only(JsonElement parent, string name) =>
        parent.EnumerateObject().Where(one => string.Equals(one.Name, name, StringComparison.OrdinalIgnoreCase)).ToList() is [var one]
            ? one.Value
            : null;
}
