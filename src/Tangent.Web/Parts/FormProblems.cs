using Tangent.Domain;
using Tangent.Web.Words;

namespace Tangent.Web.Parts;

/// <summary>What is wrong with a sent form, by field: given to the fields below it as a cascading value.</summary>
public sealed class FormProblems(Fail? fail, ProblemWords words, string? within = null)
{
    /// <summary>Name of the form where a page has several with the same fields: ids hold it.</summary>
    public string? Within => within;

    /// <summary>A form that was not sent yet, or was fine.</summary>
    public bool IsEmpty => fail is null;

    /// <summary>Every problem with its sentence, in the order in which they were found.</summary>
    public IReadOnlyList<(Problem Problem, string Sentence)> All { get; } =
        fail is null ? [] : [.. fail.Problems.Select(problem => (problem, words.Of(problem)))];

    /// <summary>The sentences about one field.</summary>
    public IReadOnlyList<string> Of(string field) =>
        [.. All.Where(pair => string.Equals(pair.Problem.Field, field, StringComparison.OrdinalIgnoreCase))
            .Select(pair => pair.Sentence)];
}
