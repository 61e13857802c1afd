namespace Tangent.Domain.Feedback.Surveys;

/// <summary>A pile of paper forms of one survey that is keyed in twice, by two people, before it counts.</summary>
public sealed record PaperBatch
{
    /// <summary>Most forms of a pile.</summary>
    public const int MostForms = 500;

    /// <summary>Identity.</summary>
    public required Guid Id { get; init; }

    /// <summary>The survey.</summary>
    public required SurveyId SurveyId { get; init; }

    /// <summary>The version that is printed on the forms.</summary>
    public required int SurveyVersion { get; init; }

    /// <summary>What people call the pile.</summary>
    public required string Name { get; init; }

    /// <summary>Language of the forms.</summary>
    public required string Language { get; init; }

    /// <summary>How many forms it has, numbered from 1.</summary>
    public required int Forms { get; init; }

    /// <summary>Code of the touchpoint that is judged, or null: that of the survey.</summary>
    public string? Touchpoint { get; init; }

    /// <summary>Code of the unit that is judged, or null.</summary>
    public string? Unit { get; init; }

    /// <summary>When the forms were filled in.</summary>
    public required DateTime GivenUtc { get; init; }

    /// <summary>When the pile was made.</summary>
    public required DateTime MadeUtc { get; init; }

    /// <summary>When it became responses; null: it is being keyed.</summary>
    public DateTime? StoredUtc { get; private init; }

    /// <summary>Answers that both have keyed or one has, when it was stored.</summary>
    public int Cells { get; private init; }

    /// <summary>Of these, how many both had keyed alike.</summary>
    public int Alike { get; private init; }

    /// <summary>Raised by every change, from 1.</summary>
    public int Version { get; init; } = 1;

    /// <summary>The pile as responses. Twice is a conflict.</summary>
    public Outcome<PaperBatch> Store(int cells, int alike, DateTime atUtc) => StoredUtc is not null ? Fail.Clash("paper.is-stored")
        : this with { StoredUtc = atUtc, Cells = cells, Alike = alike, Version = Version + 1 };
}

/// <summary>How far a form is.</summary>
public enum PaperState
{
    /// <summary>Nobody has keyed it.</summary>
    Blank,

    /// <summary>One person has.</summary>
    KeyedOnce,

    /// <summary>Two have, alike.</summary>
    Alike,

    /// <summary>Two have, and not alike.</summary>
    Different,

    /// <summary>Somebody has looked at the paper and said what it says.</summary>
    Decided,
}

/// <summary>What stands on two keyings of one form. Pure.</summary>
public static class DoubleKeying
{
    /// <summary>Cells in which the keyings differ, in the order of the first.</summary>
    public static IReadOnlyList<string> Differences(IReadOnlyDictionary<string, string> first, IReadOnlyDictionary<string, string> second) =>
        [.. first.Keys.Union(second.Keys).Where(cell => first.GetValueOrDefault(cell) != second.GetValueOrDefault(cell))];

    /// <summary>How many cells at least one keying fills, and in how many of them both say the same.</summary>
    public static (int Cells, int Alike) Agreement(IReadOnlyDictionary<string, string> first, IReadOnlyDictionary<string, string> second)
    {
        int all = first.Keys.Union(second.Keys).Count();
        return (all, all - Differences(first, second).Count);
    }
}
