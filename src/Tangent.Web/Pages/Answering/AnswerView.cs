using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Tangent.App.Feedback.Surveys;
using Tangent.Domain;
using Tangent.Domain.Feedback.Surveys;

namespace Tangent.Web.Pages.Answering;

/// <summary>One screen of a survey.</summary>
/// <param name="Token">End of the link's address.</param>
/// <param name="Asking">What is asked.</param>
/// <param name="Place">Place of the question that is shown.</param>
/// <param name="Told">What was answered so far, as it was typed.</param>
/// <param name="Language">Language of the questions.</param>
/// <param name="IsBig">Whether it stands in large print.</param>
/// <param name="Form">The form as it was handed out.</param>
/// <param name="Fail">What is wrong with what was sent, or null.</param>
/// <param name="Kept">Token by which the answers are found later, when they were just kept.</param>
public sealed record AnswerView(string Token, Asking Asking, int Place, IReadOnlyDictionary<string, string> Told, string Language, bool IsBig,
    string Form, Fail? Fail, string? Kept)
{
    /// <summary>The survey.</summary>
    public SurveyDocument Document => Asking.Document;

    /// <summary>The question that is shown.</summary>
    public Question Question => Document.Questions[Place];

    /// <summary>What is told of earlier and later questions: it travels on in the page.</summary>
    public IEnumerable<KeyValuePair<string, string>> Others =>
        Told.Where(one => one.Key != Question.Id && !one.Key.StartsWith(Question.Id + ".", StringComparison.Ordinal) && one.Value.Length > 0);

    /// <summary>A text in the language of the page, with earlier answers filled in.</summary>
    public string Say(Wording? wording) =>
        SurveyRoute.Fill(Document, Document.Say(wording, Language), AnswerReading.UpTo(Document, Told, Place, []), Language);

    /// <summary>The options in the order of this person; the form decides, so that it stays through all screens.</summary>
    public IEnumerable<Option> Options => !Question.IsShuffled ? Question.Options
        : Question.Options.OrderBy(option => option.IsLast).ThenBy(option => Lot(option.Id), StringComparer.Ordinal);

    private string Lot(string option) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{Form[^32..]}{option}")));
}

/// <summary>A public page as an answer, with the words of the program in the nearest of its languages.</summary>
sealed class AnswerResult<TPage>(string language, int status, Dictionary<string, object?> parameters) : IResult where TPage : IComponent
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture =
            CultureInfo.GetCultureInfo(language.StartsWith("zh", StringComparison.Ordinal) ? "zh-CN" : "en");
        httpContext.Response.Headers["Referrer-Policy"] = "no-referrer";
        return new RazorComponentResult<TPage>(parameters) { StatusCode = status, PreventStreamingRendering = true }.ExecuteAsync(httpContext);
    }
}
