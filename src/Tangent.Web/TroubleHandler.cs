using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tangent.Domain;
using Tangent.Storage;
using Tangent.Web.Api;
using Tangent.Web.Pages.Shared;
using Tangent.Web.Security;
using Tangent.Web.Words;

namespace Tangent.Web;

/// <summary>
/// The one place of this door where exceptions become answers: a trouble of the database or the disk is a 503 that says
/// what to do, anything else a 500 that names the request. Programs get problem details, people a page.
/// </summary>
public static partial class TroubleHandler
{
    public static void UseTroubleHandler(this WebApplication app) => app.Use(async (http, next) =>
    {
        try
        {
            await next(http);
        }
        catch (Exception exception) when (exception is not BadHttpRequestException
            && !http.Response.HasStarted && !http.RequestAborted.IsCancellationRequested)
        {
            await Answer(http, exception);
        }
    });

    private static async Task Answer(HttpContext http, Exception exception)
    {
        var log = http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(TroubleHandler));
        var trouble = StorageTrouble.From(exception);
        if (trouble is null) Unexpected(log, http.TraceIdentifier, exception);
        else Troubled(log, http.TraceIdentifier, trouble.Problems[0].Code);

        var fail = trouble ?? new Fail.Unavailable([new Problem("installation.unexpected")]);
        int status = trouble is null ? StatusCodes.Status500InternalServerError : OutcomeHttp.StatusOf(trouble);
        http.Response.Clear();
        http.SetEndpoint(null);
        Languages.Choose(http, null);
        if (status == StatusCodes.Status503ServiceUnavailable) OutcomeHttp.MarkUnavailable(http.Response);
        // A page that broke while it was drawn has used up its request's services: the page that says so needs its own.
        var before = http.RequestServices;
        await using var anew = before.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
        http.RequestServices = anew.ServiceProvider;
        try
        {
            await Result(http, fail, status).ExecuteAsync(http);
        }
        finally
        {
            http.RequestServices = before;
        }
    }

    private static IResult Result(HttpContext http, Fail fail, int status)
    {
        var words = http.RequestServices.GetRequiredService<ProblemWords>();
        if (http.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
            return fail.ToProblem(http, words, status);
        return new RazorComponentResult<TroublePage>(new Dictionary<string, object?>
        {
            [nameof(TroublePage.Sentence)] = words.Of(fail.Problems[0]),
            [nameof(TroublePage.Reference)] = http.TraceIdentifier,
            [nameof(TroublePage.Retry)] = HttpMethods.IsGet(http.Request.Method) ? http.Request.Path + http.Request.QueryString : "/",
        })
        { StatusCode = status };
    }

    [LoggerMessage(2001, LogLevel.Warning, "Request {RequestId} met a trouble: {Code}")]
    private static partial void Troubled(ILogger logger, string requestId, string code);

    [LoggerMessage(2002, LogLevel.Error, "Request {RequestId} failed unexpectedly")]
    private static partial void Unexpected(ILogger logger, string requestId, Exception exception);
}
