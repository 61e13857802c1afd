using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Tangent.App.Access.SigningIn;
using Tangent.App.Installation.Published;

namespace Tangent.Web.Security;

/// <summary>The buttons of a demo's sign-in page. On any other database these addresses answer as if they did not exist.</summary>
static class DemoEndpoints
{
    public static void MapDemo(this IEndpointRouteBuilder app)
    {
        app.MapPost("/demo/enter", Enter).AllowAnonymous().RequireRateLimiting(RateLimits.SignIn).ExcludeFromDescription();
        app.MapPost("/demo/customer", Customer).AllowAnonymous().RequireRateLimiting(RateLimits.SignIn).ExcludeFromDescription();
    }

    private static async Task<IResult> Enter(HttpContext http, [FromForm] string? person, IAntiforgery antiforgery,
        SignInOnDemo act, CurrentActor current, DemoDoor door)
    {
        if (!await antiforgery.IsRequestValidAsync(http)) return TypedResults.StatusCode(StatusCodes.Status400BadRequest);

        var entered = await act.Run(current.Who, new(person, door.IsNear(http), http.Request.Headers.UserAgent), http.RequestAborted);
        if (entered.Failure is not null) return TypedResults.StatusCode(StatusCodes.Status404NotFound);
        SessionCookie.Write(http, entered.Value);
        return TypedResults.LocalRedirect("/");
    }

    private static async Task<IResult> Customer(HttpContext http, IAntiforgery antiforgery, BusinessClock clock, DemoDoor door)
    {
        if (!await antiforgery.IsRequestValidAsync(http)) return TypedResults.StatusCode(StatusCodes.Status400BadRequest);

        return clock.IsDemo && door.IsNear(http)
            ? TypedResults.LocalRedirect($"/demo/customer/{door.CustomerLink()}")
            : TypedResults.StatusCode(StatusCodes.Status404NotFound);
    }
}
