using Microsoft.AspNetCore.Http;
using Tangent.Domain;
using Tangent.Domain.Feedback.Surveys;

namespace Tangent.Web.Pages.Surveys;

/// <summary>What is said of a whole survey, out of its form.</summary>
static class AboutInput
{
    private static readonly char[] OriginEnds = ['\n', '\r', ' ', ','];

    private static readonly char[] Between = [',', '，', '、', ' '];

    /// <summary>The document with what was sent.</summary>
    public static SurveyDocument Read(IFormCollection form, SurveyDocument before)
    {
        var languages = (QuestionInput.Text(form, "languages") ?? "").Split(Between, StringSplitOptions.RemoveEmptyEntries).ToItems();
        Wording? Said(string name) => QuestionInput.Wording(form, name, before.Languages);
        return before with
        {
            Title = Said("title") ?? Wording.None,
            Languages = languages,
            Touchpoint = QuestionInput.Text(form, "touchpoint"),
            Opening = Said("opening"),
            Thanks = Said("thanks"),
            Notice = new(Said("why") ?? Wording.None, Said("kept") ?? Wording.None, Said("contact") ?? Wording.None),
            AgainAfterDays = QuestionInput.Number(form, "again"),
            ShownIn = (QuestionInput.Text(form, "shownIn") ?? "").Split(OriginEnds, StringSplitOptions.RemoveEmptyEntries).ToItems(),
            Scores = ReckonInput.Scores(form, before),
            Quotas = ReckonInput.Quotas(form, before),
        };
    }
}
