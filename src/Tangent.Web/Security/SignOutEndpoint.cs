using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tangent.App.Access.SigningIn;

namespace Tangent.Web.Security;

/// <summary>The way out: only by a form of this site, never by a link that somebody else could plant.</summary>
static class SignOutEndpoint
{
    public static void MapSignOut(this IEndpointRouteBuilder app) =>
        app.MapPost("/sign-out", Leave).AllowAnonymous().ExcludeFromDescription();

    private static async Task<IResult> Leave(HttpContext http, IAntiforgery antiforgery, SignOut act, CurrentActor current)
    {
        if (!await antiforgery.IsRequestValidAsync(http)) return TypedResults.StatusCode(StatusCodes.Status400BadRequest);

        await act.Run(current.Who, new(current.Session), http.RequestAborted);
        SessionCookie.Clear(http);
        return TypedResults.LocalRedirect("/sign-in");
    }
}
