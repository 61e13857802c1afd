using Tangent.Domain.Feedback.Surveys;

namespace Tangent.App.Feedback.Surveys;

/// <summary>One response on its way into the database.</summary>
/// <param name="Asking">What was asked.</param>
/// <param name="OnceKey">Of what a second one is refused.</param>
/// <param name="Device">Sign of the browser, as a hash, or null.</param>
/// <param name="Answers">What was answered.</param>
/// <param name="IsDeclined">Whether the person does not want to answer.</param>
/// <param name="Channel">Through which channel.</param>
/// <param name="Language">In which language.</param>
/// <param name="GivenUtc">When it was sent.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="EnteredBy">Who entered it for the customer, or null.</param>
sealed record Submission(Asking Asking, string OnceKey, string? Device, GivenAnswers Answers, bool IsDeclined, AskChannel Channel,
    string Language, DateTime GivenUtc, int Seconds, Guid? EnteredBy = null)
{
    /// <summary>Whether it is refused when its link has ended or its survey was closed before it is written.</summary>
    public bool NeedsOpenLink { get; init; }

    /// <summary>The key of a link that is answered once.</summary>
    public static string KeyOf(Guid link) => $"l{link:N}";

    /// <summary>The key of one form that was handed out.</summary>
    public static string KeyOf(string form) => $"f{form}";
}

/// <summary>What became of a response.</summary>
/// <param name="IsNew">Whether it was kept now; otherwise the same person had answered before.</param>
/// <param name="Outcome">As what it stands.</param>
/// <param name="IsOver">Whether it was not kept because the link has ended.</param>
public sealed record Sent(bool IsNew, ResponseOutcome Outcome, bool IsOver = false);
