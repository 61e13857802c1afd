using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using Tangent.Domain;
using Tangent.Web.Api;
using Tangent.Web.Pages.SigningIn;
using Tangent.Web.Words;

namespace Tangent.Web.Security;

/// <summary>A bare status becomes a page or problem details, in the reader's language, with a reference.</summary>
/// <remarks>Exceptions become answers in TroubleHandler, further in.</remarks>
static class ErrorAnswers
{
    public static void UseErrorAnswers(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        try
        {
            await next(http);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (BadHttpRequestException bad) when (!http.Response.HasStarted)
        {
            http.Response.Clear();
            http.Response.StatusCode = bad.StatusCode;
        }
        if (IsBare(http.Response)) await Fill(http);
    });

    /// <summary>Statuses that have words of their own; others of their class borrow 400 and 500.</summary>
    public static int WordsOf(int status) => status switch
    {
        401 or 403 or 404 or 405 or 413 or 429 or 503 => status,
        < 500 => 400,
        _ => 500,
    };

    private static bool IsBare(HttpResponse response) =>
        response is { HasStarted: false, StatusCode: >= 400, ContentType: null } && response.ContentLength is null or 0;

    private static async Task Fill(HttpContext http)
    {
        Languages.Choose(http, http.RequestServices.GetRequiredService<CurrentActor>().Language);
        var status = http.Response.StatusCode;
        if (http.Request.Path.StartsWithSegments("/api"))
        {
            var fail = new Fail.Invalid([new Problem($"signin.error-{WordsOf(status)}")]);
            await fail.ToProblem(http, http.RequestServices.GetRequiredService<ProblemWords>(), status).ExecuteAsync(http);
            return;
        }
        var page = new RazorComponentResult<ErrorDocument>(new Dictionary<string, object?> { ["Status"] = status })
        {
            StatusCode = status,
        };
        // The page that failed may have used this request's renderer up: the error page gets services of its own,
        // and sets the renderer's header itself.
        http.Response.Headers.Remove("blazor-enhanced-nav");
        await using var scope = http.RequestServices.CreateAsyncScope();
        var before = http.RequestServices;
        http.RequestServices = scope.ServiceProvider;
        await page.ExecuteAsync(http);
        http.RequestServices = before;
    }
}
