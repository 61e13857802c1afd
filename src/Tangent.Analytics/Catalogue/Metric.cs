namespace Tangent.Analytics.Catalogue;

/// <summary>One number that Tangent prints.</summary>
/// <param name="Code">Its code, as in <see cref="Estimate.Method"/> and as the heading of its section in docs/metrics.md.</param>
/// <param name="Name">English name.</param>
/// <param name="Question">The question that it answers, in English.</param>
/// <param name="Formula">How it is made.</param>
/// <param name="Source">Where the formula comes from.</param>
/// <param name="LeastN">Fewest observations with which it is told.</param>
/// <param name="Empty">Codes of the reasons for which there is no number.</param>
/// <param name="Shown">How it is shown: unit, digits, what stands beside it.</param>
public sealed record Metric(
    string Code, string Name, string Question, string Formula, string Source, int LeastN, IReadOnlyList<string> Empty,
    string Shown)
{
    /// <summary>Key of the name in the reader's language.</summary>
    public string NameKey => $"analytics.name.{Code}";

    /// <summary>Key of the question in the reader's language.</summary>
    public string QuestionKey => $"analytics.question.{Code}";
}
