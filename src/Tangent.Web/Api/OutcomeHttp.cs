using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Tangent.Domain;
using Tangent.Web.Words;

namespace Tangent.Web.Api;

/// <summary>The only file that knows both failures and status codes.</summary>
public static class OutcomeHttp
{
    public static int StatusOf(Fail fail) => fail switch
    {
        Fail.Invalid => StatusCodes.Status422UnprocessableEntity,
        Fail.Missing => StatusCodes.Status404NotFound,
        Fail.Forbidden => StatusCodes.Status403Forbidden,
        Fail.Conflict => StatusCodes.Status409Conflict,
        Fail.Unavailable => StatusCodes.Status503ServiceUnavailable,
        _ => throw new InvalidOperationException($"unmapped failure {fail.GetType().Name}"),
    };

    /// <summary>A trouble that passes: 503, and when to come again.</summary>
    public static void MarkUnavailable(HttpResponse response)
    {
        response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        // A full disk or a stopped database is seldom mended faster.
        response.Headers.RetryAfter = "5";
    }

    /// <summary>The failure as RFC 9457 problem details, in the caller's language, every problem listed.</summary>
    /// <param name="fail">Why not.</param>
    /// <param name="http">The request.</param>
    /// <param name="words">The words of problems.</param>
    /// <param name="status">Status when the door knows better than the failure's kind, such as 401.</param>
    public static ProblemHttpResult ToProblem(this Fail fail, HttpContext http, ProblemWords words, int? status = null)
    {
        var first = fail.Problems[0];
        if ((status ?? StatusOf(fail)) == StatusCodes.Status503ServiceUnavailable) MarkUnavailable(http.Response);
        return TypedResults.Problem(
            title: words.Of(first),
            statusCode: status ?? StatusOf(fail),
            extensions: new Dictionary<string, object?>
            {
                ["code"] = first.Code,
                ["requestId"] = http.TraceIdentifier,
                ["problems"] = fail.Problems.Select(problem =>
                    new { problem.Code, problem.Field, problem.Row, message = words.Of(problem) }).ToArray(),
            });
    }
}
