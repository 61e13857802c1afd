using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tangent.App.Feedback.Invitations;
using Tangent.App.Feedback.Surveys;
using Tangent.Domain.Feedback.Surveys;

namespace Tangent.Web.Pages.Answering;

/// <summary>The page on which somebody who was invited declines. A program that opens every link of a message declines nothing.</summary>
static class DeclineEndpoints
{
    public static void MapDeclining(this IEndpointRouteBuilder app)
    {
        app.MapGet("/s/{token}/no", Ask).AllowAnonymous().ExcludeFromDescription();
        app.MapPost("/s/{token}/no", Say).AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task<IResult> Ask(string token, HttpContext http, OpenAsking act, AnswerForms forms, CurrentActor current, string? lang)
    {
        var asking = await act.Run(current.Who, new(token), http.RequestAborted);
        if (asking.Failure is { } failure) return AnswerEndpoints.Refuse(http, failure);
        var language = AnswerEndpoints.Language(http, asking.Value.Document, lang);
        return new AnswerResult<AnswerNo>(language, StatusCodes.Status200OK, new()
        {
            ["Language"] = language,
            ["Token"] = token,
            ["Form"] = forms.New(token, asking.Value.Version).Text,
            ["Title"] = asking.Value.Document.Say(asking.Value.Document.Title, language),
            ["IsPersonal"] = asking.Value.Link.Kind == LinkKind.Personal,
        });
    }

    private static async Task<IResult> Say(string token, HttpContext http, SendAnswers send, StopAsking stopAsking, AnswerForms forms, CurrentActor current)
    {
        if (!http.Request.HasFormContentType) return TypedResults.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        var sent = await http.Request.ReadFormAsync(http.RequestAborted);
        if (forms.Read(token, sent["f"]) is not { } form) return TypedResults.StatusCode(StatusCodes.Status400BadRequest);
        if (sent["go"] == "never")
        {
            var told = await stopAsking.Run(current.Who, new(token), http.RequestAborted);
            if (told.Failure is { } failure) return AnswerEndpoints.Refuse(http, failure);
        }
        var language = sent["lang"].ToString();
        var declined = await send.Run(current.Who, new(token, form.Version, form.Name, form.Name, language, form.BeganUtc, new Dictionary<string, string>(),
            IsDeclined: true, $"{http.Connection.RemoteIpAddress} {http.Request.Headers.UserAgent}"), http.RequestAborted);
        return declined.Failure is { } trouble ? AnswerEndpoints.Refuse(http, trouble)
            : TypedResults.LocalRedirect($"/s/{token}/thanks?lang={Uri.EscapeDataString(language)}&no=1");
    }
}
