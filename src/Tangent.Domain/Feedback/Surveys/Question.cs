using System.Text.Json.Serialization;
using Tangent.Domain.Touchpoints;

namespace Tangent.Domain.Feedback.Surveys;

/// <summary>An option of a question.</summary>
/// <param name="Id">Its code in answers: a small letter, then up to 19 small letters, digits and hyphens.</param>
/// <param name="Text">What it says.</param>
public sealed record Option(string Id, Wording Text)
{
    /// <summary>Whether it stays at the end when options are shuffled.</summary>
    public bool IsLast { get; init; }

    /// <summary>Whether words of the person's own may be added.</summary>
    public bool HasText { get; init; }

    /// <summary>Which part of the service it speaks of.</summary>
    public ServuctionElement? Element { get; init; }
}

/// <summary>A row or a column of a grid.</summary>
/// <param name="Id">Its code in answers.</param>
/// <param name="Text">What it says.</param>
public sealed record GridLine(string Id, Wording Text)
{
    /// <summary>Which part of the service an item speaks of.</summary>
    public ServuctionElement? Element { get; init; }

    /// <summary>Which criterion of quality an item speaks of.</summary>
    public string? Criterion { get; init; }
}

/// <summary>A question of a survey.</summary>
public sealed record Question
{
    /// <summary>Its code in answers, which stays through all versions: a small letter, then up to 19 small letters, digits and hyphens.</summary>
    public required string Id { get; init; }

    /// <summary>What kind of answer it asks for.</summary>
    public required QuestionKind Kind { get; init; }

    /// <summary>The question; of a Kano pair the half "if it is there".</summary>
    public required Wording Text { get; init; }

    /// <summary>The other half of a Kano pair: "if it is not there".</summary>
    public Wording? Without { get; init; }

    /// <summary>What helps to answer it.</summary>
    public Wording? Hint { get; init; }

    /// <summary>Whether one goes on only with an answer.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Lower end of an own scale or the least number.</summary>
    public int? Least { get; init; }

    /// <summary>Upper end of an own scale, the greatest number, the most options, or the most characters.</summary>
    public int? Most { get; init; }

    /// <summary>What the lower end of a scale means.</summary>
    public Wording? LeastLabel { get; init; }

    /// <summary>What the upper end of a scale means.</summary>
    public Wording? MostLabel { get; init; }

    /// <summary>Whether low is good.</summary>
    public bool IsReversed { get; init; }

    /// <summary>Whether options come in another order for each person.</summary>
    public bool IsShuffled { get; init; }

    /// <summary>Options of a choice or a ranking.</summary>
    public Items<Option> Options { get; init; } = [];

    /// <summary>Items of a grid.</summary>
    public Items<GridLine> Rows { get; init; } = [];

    /// <summary>Columns of a grid, one to three; of two or three the last is what was met.</summary>
    public Items<GridLine> Columns { get; init; } = [];

    /// <summary>When it is asked; null: always.</summary>
    public Condition? ShowIf { get; init; }

    /// <summary>Code of the touchpoint that its score judges; null: that of the link or of the survey.</summary>
    public string? Touchpoint { get; init; }

    /// <summary>Whether its score judges the whole journey, whatever touchpoint the link or the survey names.</summary>
    public bool IsOfJourney { get; init; }

    /// <summary>Which part of the service it speaks of.</summary>
    public ServuctionElement? Element { get; init; }

    /// <summary>Which criterion of quality it speaks of, such as <c>reliability</c>.</summary>
    public string? Criterion { get; init; }

    /// <summary>The ends of its scale; null where there is none.</summary>
    [JsonIgnore]
    public (int Least, int Most)? Ends => Kind switch
    {
        QuestionKind.Nps => (0, 10),
        QuestionKind.Csat => (1, 5),
        QuestionKind.Ces => (1, 7),
        QuestionKind.Scale or QuestionKind.Grid => (Least ?? 1, Most ?? 5),
        _ => null,
    };

    /// <summary>Name of its scale, the worst answer first; null where there is none.</summary>
    [JsonIgnore]
    public string? ScaleName => Ends is not { } ends ? null
        : IsReversed ? FormattableString.Invariant($"{ends.Most}-{ends.Least}") : FormattableString.Invariant($"{ends.Least}-{ends.Most}");
}
