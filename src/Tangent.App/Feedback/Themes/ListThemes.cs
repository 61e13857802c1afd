using Tangent.App.Feedback.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback;

namespace Tangent.App.Feedback.Themes;

/// <summary>The themes of comments with their names, words and switches.</summary>
public sealed class ListThemes(CompanyThemes themes)
{
    /// <summary>Whether a theme of this code was shipped.</summary>
    public static bool IsShipped(string code) => CompanyThemes.Shipped(code) is not null;

    /// <summary>Whether a theme is what was shipped.</summary>
    public static bool IsAsShipped(CommentTheme theme) => CompanyThemes.Shipped(theme.Code) is { } shipped && shipped with { Version = theme.Version } == theme;

    /// <summary>All of them, those that are off too; a version of 0 is a shipped one that nobody changed.</summary>
    public async Task<Outcome<IReadOnlyList<CommentTheme>>> Run(Actor who, CancellationToken stop) =>
        who.Lacks(Verb.Read, Kind.Feedback) is { } refusal ? refusal : Outcome<IReadOnlyList<CommentTheme>>.Of(await themes.All(stop));
}
