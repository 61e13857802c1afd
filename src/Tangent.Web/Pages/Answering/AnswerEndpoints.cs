using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tangent.App.Feedback.Surveys;
using Tangent.Domain;
using Tangent.Domain.Feedback.Surveys;
using Tangent.Web.Api;
using Tangent.Web.Security;

namespace Tangent.Web.Pages.Answering;

/// <summary>
/// The public pages of a survey: what a customer sees who opens a link. A question a screen; what was answered before travels in the
/// page, so that nothing is kept of who does not end it, and no step waits for the disk but the last.
/// </summary>
static class AnswerEndpoints
{
    private const int LongestBody = 256 * 1024;

    public static void MapAnswering(this IEndpointRouteBuilder app)
    {
        app.MapGet("/s/{token}", Open).AllowAnonymous().ExcludeFromDescription();
        app.MapPost("/s/{token}", Step).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/embed.js", EmbedFile.Send).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/s/{token}/thanks", Thank).AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task<IResult> Open(
        string token, HttpContext http, OpenAsking act, ResumeAnswers resume, AnswerForms forms, CurrentActor current, string? lang, string? resumed)
    {
        if (resumed is not null)
        {
            var found = await resume.Run(current.Who, new(token, resumed), http.RequestAborted);
            if (found.Failure is { } gone) return Refuse(http, gone);
            var told = found.Value.Told;
            return Screen(http, forms, token, found.Value.Asking, Resumed(found.Value.Asking.Document, told), told,
                Language(http, found.Value.Asking.Document, lang), isBig: false, form: null);
        }
        var asking = await act.Run(current.Who, new(token), http.RequestAborted);
        if (asking.Failure is { } failure)
        {
            // Who has answered is told so where the questions stood.
            if (failure is Fail.Conflict && (await act.Run(current.Who, new(token, null, IsAfter: true), http.RequestAborted)) is { Failure: null } answered)
                SecurityHeaders.ShowIn(http, answered.Value.ShownIn);
            return Refuse(http, failure);
        }
        return Screen(http, forms, token, asking.Value, SurveyRoute.From(asking.Value.Document, new(), 0), new Dictionary<string, string>(),
            Language(http, asking.Value.Document, lang), isBig: false, form: null);
    }

    private static async Task<IResult> Step(
        string token, HttpContext http, OpenAsking act, SendAnswers send, KeepAnswers keep, AnswerForms forms, CurrentActor current)
    {
        bool hasFile = http.Request.ContentType?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) == true;
        if (!http.Request.HasFormContentType || http.Request.ContentLength > (hasFile ? LongestBody + SentFile.Longest : LongestBody)
            || (hasFile && http.Request.ContentLength is null)) return TypedResults.StatusCode(StatusCodes.Status413PayloadTooLarge);
        var sent = await http.Request.ReadFormAsync(http.RequestAborted);
        // What was not handed out by a page of this link is no form of ours.
        if (forms.Read(token, sent["f"]) is not { } form) return TypedResults.StatusCode(StatusCodes.Status400BadRequest);
        var go = sent["go"].ToString();
        var found = await act.Run(current.Who, new(token, form.Version, IsUnderWay: true), http.RequestAborted);
        if (found.Failure is { } failure) return Refuse(http, failure);
        var (asking, document) = (found.Value, found.Value.Document);
        bool isBig = (go == "big") != (sent["big"] == "1");
        var language = Language(http, document, go.StartsWith("lang:", StringComparison.Ordinal) ? go[5..] : sent["lang"].ToString());
        var told = sent.Where(field => field.Key.StartsWith("a.", StringComparison.Ordinal) && field.Value.Count > 0)
            .ToDictionary(field => field.Key[2..], field => field.Value[^1] ?? "");
        int place = int.TryParse(sent["at"], NumberStyles.None, CultureInfo.InvariantCulture, out int at) && at < document.Questions.Count ? at : 0;

        IResult Show(int where, Fail? fail = null, string? kept = null) =>
            Screen(http, forms, token, asking, where, told, language, isBig, sent["f"].ToString(), fail, kept);

        if (go == "big" || go.StartsWith("lang:", StringComparison.Ordinal)) return Show(place);
        if (go == "decline") return await Send(isDeclined: true);
        if (go == "keep")
        {
            var kept = await keep.Run(current.Who, new(token, form.Version, told), http.RequestAborted);
            return kept.Failure is { } trouble ? Show(place, trouble) : Show(place, kept: kept.Value);
        }
        List<Problem> problems = [];
        var answers = AnswerReading.UpTo(document, told, go == "back" ? place : place + 1, problems);
        if (go == "back") return Show(Math.Max(0, SurveyRoute.Before(document, answers, place)));
        if (problems.Count > 0) return Show(PlaceOf(document, problems[0]), new Fail.Invalid(problems));
        int next = SurveyRoute.From(document, answers, place + 1);
        return next < document.Questions.Count ? Show(next) : await Send(isDeclined: false);

        async Task<IResult> Send(bool isDeclined)
        {
            var done = await send.Run(current.Who, new(token, form.Version, form.Name, asking.KnowsBrowsers ? forms.Sign(http) : form.Name, language,
                form.BeganUtc, told, isDeclined, $"{http.Connection.RemoteIpAddress} {http.Request.Headers.UserAgent}",
                await Bytes(sent.Files.GetFile("file"), http.RequestAborted)),
                http.RequestAborted);
            if (done.Failure is { } wrong) return Show(wrong is Fail.Invalid ? PlaceOf(document, wrong.Problems[0], place) : place, wrong);
            return TypedResults.LocalRedirect($"/s/{token}/thanks?lang={Uri.EscapeDataString(language)}{(isDeclined ? "&no=1" : "")}");
        }
    }

    private static async Task<IResult> Thank(string token, HttpContext http, OpenAsking act, CurrentActor current, string? lang, string? no)
    {
        var asking = await act.Run(current.Who, new(token, null, IsAfter: true), http.RequestAborted);
        if (asking.Failure is { } failure) return Refuse(http, failure);
        var document = asking.Value.Document;
        SecurityHeaders.ShowIn(http, asking.Value.ShownIn);
        var language = Language(http, document, lang);
        return new AnswerResult<AnswerEnd>(language, StatusCodes.Status200OK, new()
        {
            ["Language"] = language,
            ["Title"] = document.Say(document.Title, language),
            ["Sentence"] = no is null ? document.Say(document.Thanks, language) : null,
            ["Key"] = no is null ? "thanks" : "declined",
        });
    }

    private static AnswerResult<AnswerScreen> Screen(HttpContext http, AnswerForms forms, string token, Asking asking, int place,
        IReadOnlyDictionary<string, string> told, string language, bool isBig, string? form, Fail? fail = null, string? kept = null)
    {
        if (asking.MarksBrowsers) forms.Mark(http);
        SecurityHeaders.ShowIn(http, asking.ShownIn);
        return new(language, fail is null ? StatusCodes.Status200OK : OutcomeHttp.StatusOf(fail), new()
        {
            ["Model"] = new AnswerView(token, asking, Math.Min(place, Math.Max(0, asking.Document.Questions.Count - 1)), told, language, isBig,
                form ?? forms.New(token, asking.Version).Text, fail, kept),
        });
    }

    /// <summary>The page of a link that leads nowhere, or nowhere any more.</summary>
    internal static AnswerResult<AnswerEnd> Refuse(HttpContext http, Fail failure)
    {
        var language = CultureInfo.CurrentUICulture.Name;
        if (failure is Fail.Unavailable) OutcomeHttp.MarkUnavailable(http.Response);
        return new(language, failure is Fail.Conflict ? StatusCodes.Status200OK : OutcomeHttp.StatusOf(failure), new()
        {
            ["Language"] = language,
            ["Key"] = failure switch { Fail.Conflict => "answered", Fail.Unavailable => "trouble", _ => "gone" },
        });
    }

    private static async Task<byte[]?> Bytes(IFormFile? file, CancellationToken stop)
    {
        if (file is null or { Length: 0 }) return null;
        var bytes = new byte[file.Length];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(bytes, stop);
        return bytes;
    }

    private static int PlaceOf(SurveyDocument document, Problem problem, int otherwise = 0)
    {
        for (int i = 0; i < document.Questions.Count; i++)
            if (document.Questions[i].Id == problem.Field) return i;
        return otherwise;
    }

    // Where somebody goes on: at the first question that was not answered.
    private static int Resumed(SurveyDocument document, IReadOnlyDictionary<string, string> told)
    {
        var answers = AnswerReading.UpTo(document, told, document.Questions.Count, []);
        int place = SurveyRoute.From(document, answers, 0);
        while (place < document.Questions.Count && answers.HasAny(document.Questions[place].Id)) place = SurveyRoute.From(document, answers, place + 1);
        return Math.Min(place, document.Questions.Count - 1);
    }

    // What was asked for; else what the browser speaks; else the survey's first.
    internal static string Language(HttpContext http, SurveyDocument document, string? asked)
    {
        string? Known(string? tag) => string.IsNullOrEmpty(tag) ? null : document.Languages.FirstOrDefault(one => one == tag)
            ?? document.Languages.FirstOrDefault(one => one.Split('-')[0].Equals(tag.Split('-')[0], StringComparison.OrdinalIgnoreCase));
        return Known(asked) ?? http.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(one => one.Quality ?? 1)
            .Select(one => Known(one.Value.Value)).FirstOrDefault(one => one is not null) ?? document.Languages[0];
    }
}
