using Tangent.App.Imports.Published;
using Tangent.Domain;
using Tangent.Domain.Access;

namespace Tangent.App.Imports;

/// <summary>What must hold of an import besides its columns, by what it goes into.</summary>
static class TargetRules
{
    private const int LongestSource = 80;

    /// <summary>Why the actor may not put new rows in use without a review, or null.</summary>
    public static Fail? LacksReview(this IImportTarget target, Actor who) =>
        target.IsReviewed ? who.Lacks(Verb.Act, target.Kind) : Fail.Wrong("inUse", "imports.no-review");

    /// <summary>What is wrong with the name of the system that rows come from.</summary>
    public static IReadOnlyList<Problem> SourceProblems(this IImportTarget target, string? source)
    {
        if (!target.HasSource) return [];
        if (string.IsNullOrWhiteSpace(source)) return [Problem.Of("source", "form.required")];
        return source.Length > LongestSource || !SearchText.IsOneLine(source) ? [Problem.Of("source", "form.too-long", LongestSource)] : [];
    }
}
