namespace Tangent.Domain.Feedback.Surveys;

/// <summary>A survey as a device asks it that stands at the touchpoint: by touch alone, and whoever walks away has answered enough.</summary>
public static class KioskSurvey
{
    /// <summary>Whether a question of this kind is answered by touching what is drawn.</summary>
    public static bool CanBeTouched(this QuestionKind kind) => kind.IsScored() || kind is QuestionKind.Choice or QuestionKind.Choices or QuestionKind.Consent;

    /// <summary>
    /// The questions that can be touched, none of them demanded; scores of which something is missing are left out. Conditions that look
    /// at a question that is not asked find no answer, on the device and on the server alike.
    /// </summary>
    public static SurveyDocument OnKiosk(this SurveyDocument document)
    {
        var questions = document.Questions.Where(question => question.Kind.CanBeTouched()).Select(question => question with { IsRequired = false }).ToItems();
        var asked = questions.Select(question => question.Id).ToHashSet();
        return document with
        {
            Questions = questions,
            Scores = document.Scores.Where(score => score.Of.All(of => asked.Contains(of.Split('.')[0]))).ToItems(),
        };
    }
}
