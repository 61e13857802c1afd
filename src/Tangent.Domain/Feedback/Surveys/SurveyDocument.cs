namespace Tangent.Domain.Feedback.Surveys;

/// <summary>How a score is made of answers.</summary>
public enum ScoreMethod
{
    /// <summary>Mean of the items, of at least half of them; reversed ones are turned round first.</summary>
    Mean,

    /// <summary>Sum of the items, of all of them.</summary>
    Sum,

    /// <summary>Mean over items of the last column minus the first: what was met minus what was expected, or was just enough.</summary>
    Gap,

    /// <summary>Mean over items of the last column minus the one before it: what was met minus what was wished for.</summary>
    Superiority,

    /// <summary>Ten items from 1 to 5, the even ones negative, as 0 to 100 (SUS).</summary>
    Sus,

    /// <summary>Two items from 1 to 7, as 0 to 100 (UMUX-Lite).</summary>
    UmuxLite,
}

/// <summary>A score of each person, made of several answers.</summary>
/// <param name="Id">Its code.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Method">How it is made.</param>
/// <param name="Of">Codes of questions, or of questions and items with a dot between.</param>
public sealed record Score(string Id, Wording Name, ScoreMethod Method, Items<string> Of);

/// <summary>A bound on how many answers of a kind are wanted. Whoever comes later is thanked, and the answer is kept apart.</summary>
/// <param name="Id">Its code.</param>
/// <param name="Name">Whom it counts.</param>
/// <param name="Most">How many are wanted, 1 to 1,000,000.</param>
/// <param name="When">Whom it counts; null: everybody.</param>
public sealed record Quota(string Id, Wording Name, int Most, Condition? When = null);

/// <summary>What a person is told about data before answering: who asks, why, what is kept and how to have it deleted.</summary>
/// <param name="Why">Who asks and what for.</param>
/// <param name="Kept">What is kept, how long, who sees it.</param>
/// <param name="Contact">Whom to ask for a copy, a correction or deletion.</param>
public sealed record Notice(Wording Why, Wording Kept, Wording Contact)
{
    /// <summary>A notice that says nothing yet.</summary>
    public static Notice None { get; } = new(Wording.None, Wording.None, Wording.None);
}

/// <summary>A whole survey as one document: it can be taken out, kept beside others and brought in again without a difference.</summary>
public sealed record SurveyDocument
{
    /// <summary>Number of the form in which documents are written.</summary>
    public const int CurrentFormat = 1;

    /// <summary>Number of the form in which this one is written.</summary>
    public int Format { get; init; } = CurrentFormat;

    /// <summary>What it is called.</summary>
    public required Wording Title { get; init; }

    /// <summary>Its languages, the first is the one in which it is offered when nobody asks for another.</summary>
    public required Items<string> Languages { get; init; }

    /// <summary>Code of the touchpoint that it is about, or null.</summary>
    public string? Touchpoint { get; init; }

    /// <summary>What stands above the first question.</summary>
    public Wording? Opening { get; init; }

    /// <summary>What stands on the last page.</summary>
    public Wording? Thanks { get; init; }

    /// <summary>What a person is told about data.</summary>
    public Notice Notice { get; init; } = Notice.None;

    /// <summary>Days after which one person may answer an open link again; 0: at once, null: never.</summary>
    public int? AgainAfterDays { get; init; }

    /// <summary>Origins of the pages that may show it in a frame, such as <c>https://shop.example</c>; none: no page may.</summary>
    public Items<string> ShownIn { get; init; } = [];

    /// <summary>The questions in order.</summary>
    public Items<Question> Questions { get; init; } = [];

    /// <summary>Scores made of several answers.</summary>
    public Items<Score> Scores { get; init; } = [];

    /// <summary>Bounds on how many answers are wanted.</summary>
    public Items<Quota> Quotas { get; init; } = [];

    /// <summary>As somebody of the company asks it or keys it in: nothing is demanded, and no file comes with it.</summary>
    public SurveyDocument AsEntered() => this with
    {
        Questions = Questions.Where(question => question.Kind != QuestionKind.File).Select(question => question with { IsRequired = false }).ToItems(),
    };

    /// <summary>The question of this code, or null.</summary>
    public Question? this[string id] => Questions.FirstOrDefault(question => question.Id == id);

    /// <summary>The text that a reader of this language is told, or what the first language says.</summary>
    public string Say(Wording? wording, string language) => wording?.In([language, .. Languages]) ?? "";

    /// <summary>The document with another question in the place of the one with its code.</summary>
    public SurveyDocument With(Question changed) =>
        this with { Questions = Questions.Select(question => question.Id == changed.Id ? changed : question).ToItems() };

    /// <summary>About how many seconds an answer takes: 8 for a question, 4 for an item, 25 for words; of those that are always asked.</summary>
    public int Seconds => Questions.Where(question => question.ShowIf is null).Sum(question => question.Kind switch
    {
        QuestionKind.Text => 25,
        QuestionKind.Grid => 4 + 4 * question.Rows.Count * Math.Max(1, question.Columns.Count),
        QuestionKind.Kano => 14,
        QuestionKind.Ranking => 6 + 4 * question.Options.Count,
        QuestionKind.Choices => 10,
        _ => 8,
    });
}
