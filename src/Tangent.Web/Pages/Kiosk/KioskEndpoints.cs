using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tangent.App.Feedback.Surveys;
using Tangent.Web.Api;
using Tangent.Web.Pages.Answering;
using Tangent.Web.Words;

namespace Tangent.Web.Pages.Kiosk;

/// <summary>
/// A survey on a device that stands at a touchpoint. The page holds all questions in all languages and needs the server only to pass
/// answers on: each is kept on the device until the server says that it is durable.
/// </summary>
static class KioskEndpoints
{
    private const int LongestBody = 128 * 1024;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static void MapKiosk(this IEndpointRouteBuilder app)
    {
        app.MapGet("/k/{token}", Open).AllowAnonymous().ExcludeFromDescription();
        app.MapPost("/k/{token}", Take).AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task<IResult> Open(string token, HttpContext http, OpenKiosk act, CurrentActor current, Words.Words words)
    {
        var found = await act.Run(current.Who, new(token), http.RequestAborted);
        if (found.Failure is { } failure) return AnswerEndpoints.Refuse(http, failure);
        var asking = found.Value;
        var first = asking.Document.Languages[0];
        return new AnswerResult<KioskScreen>(first, StatusCodes.Status200OK, new()
        {
            ["Token"] = token,
            ["Asking"] = asking,
            ["Spoken"] = asking.Document.Languages.Select(language => KioskWords.In(words, language)).ToList(),
        });
    }

    private static async Task<IResult> Take(string token, HttpContext http, TakeFromKiosk act, CurrentActor current, ProblemWords problems)
    {
        if (!http.Request.HasJsonContentType()) return TypedResults.StatusCode(StatusCodes.Status400BadRequest);
        if (http.Request.ContentLength is null or > LongestBody) return TypedResults.StatusCode(StatusCodes.Status413PayloadTooLarge);
        KioskAnswers?[]? sent;
        try
        {
            sent = await JsonSerializer.DeserializeAsync<KioskAnswers?[]>(http.Request.Body, Json, http.RequestAborted);
        }
        catch (JsonException)
        {
            return TypedResults.StatusCode(StatusCodes.Status400BadRequest);
        }
        var taken = await act.Run(current.Who, new(token, sent), http.RequestAborted);
        return taken.Failure is { } failure ? failure.ToProblem(http, problems) : TypedResults.Json(taken.Value, Json);
    }
}
