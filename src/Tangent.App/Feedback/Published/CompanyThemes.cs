using Microsoft.EntityFrameworkCore;
using Tangent.App.Comments;
using Tangent.Domain;
using Tangent.Domain.Feedback;
using Tangent.Storage;

namespace Tangent.App.Feedback.Published;

/// <summary>What a theme is called.</summary>
/// <param name="Code">Its code.</param>
/// <param name="NameZh">Chinese name; the code where nobody knows the theme any more.</param>
/// <param name="NameEn">English name, likewise.</param>
public sealed record ThemeName(string Code, string NameZh, string NameEn);

/// <summary>The themes that comments are read for: the shipped ones as the organisation wants them, then its own.</summary>
public sealed class CompanyThemes(Db db)
{
    /// <summary>All themes with their switches: the shipped ones first, then the own ones by code.</summary>
    public async Task<IReadOnlyList<CommentTheme>> All(CancellationToken stop)
    {
        var said = await db.CommentThemes.ToListAsync(stop);
        return
        [
            .. TopicList.Shipped.Select(shipped => said.Find(one => one.Code == shipped.Code) ?? AsShipped(shipped)),
            .. said.Where(one => Shipped(one.Code) is null).OrderBy(one => one.Code, StringComparer.Ordinal),
        ];
    }

    /// <summary>Those that are on, for reading comments and for naming what was read.</summary>
    public async Task<IReadOnlyList<Topic>> Topics(CancellationToken stop) =>
        [.. (await All(stop)).Where(theme => theme.IsOn).Select(theme => new Topic(theme.Code, theme.NameZh, theme.NameEn, theme.Words))];

    /// <summary>Names by code, of those that are off too.</summary>
    public async Task<IReadOnlyDictionary<string, ThemeName>> Names(CancellationToken stop) =>
        (await All(stop)).ToDictionary(theme => theme.Code, theme => new ThemeName(theme.Code, theme.NameZh, theme.NameEn));

    /// <summary>The shipped theme of a code; null when there is none.</summary>
    internal static CommentTheme? Shipped(string code) => TopicList.Shipped.FirstOrDefault(one => one.Code == code) is { } found ? AsShipped(found) : null;

    private static CommentTheme AsShipped(Topic topic) =>
        new() { Code = topic.Code, NameZh = topic.NameZh, NameEn = topic.NameEn, Words = topic.Words.ToItems(), Version = 0 };
}
