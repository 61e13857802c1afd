using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.App.Feedback.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Feedback;
using Tangent.Storage;

namespace Tangent.App.Feedback.Themes;

/// <summary>
/// Adds a theme of comments, gives one other names and words, switches it on or off, or brings a shipped one back. For the whole organisation.
/// </summary>
public sealed partial class KeepTheme(Db db, Audit audit)
{
    private const int Most = 200;

    /// <summary>The theme as it shall be; what is null stays as it is.</summary>
    /// <param name="Code">Code of a theme, or of a new one: lower-case letters, digits and hyphens, up to 20.</param>
    /// <param name="NameZh">Chinese name, up to 20 characters.</param>
    /// <param name="NameEn">English name, up to 40 characters.</param>
    /// <param name="Words">Words by which it is known, each at most 40 characters, at most 300.</param>
    /// <param name="IsOn">Whether comments are read for it.</param>
    /// <param name="AsShipped">Whether a shipped theme becomes again what it was; all else is not looked at then.</param>
    public sealed record Request(
        string? Code, string? NameZh = null, string? NameEn = null, IReadOnlyList<string>? Words = null, bool? IsOn = null, bool AsShipped = false);

    /// <summary>Keeps it. Comments are read anew for it the next time somebody asks; items of the inbox keep the themes they were given.</summary>
    public async Task<Outcome<CommentTheme>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Update, Kind.Survey) is { } refusal) return refusal;
        if (who.Lacks(Verb.Update, Kind.Survey, UnitPath.Root) is { } partOnly) return partOnly;

        var code = request.Code?.Trim().ToLowerInvariant() ?? "";
        var said = await db.CommentThemes.ToListAsync(stop);
        var before = said.Find(theme => theme.Code == code);
        var shipped = CompanyThemes.Shipped(code);
        var known = before ?? shipped;
        if (request.AsShipped && shipped is null) return Fail.Wrong("code", "themes.not-shipped", code);
        var wished = request.AsShipped ? shipped! : new()
        {
            Code = code,
            NameZh = Named(request.NameZh, known?.NameZh),
            NameEn = Named(request.NameEn, known?.NameEn),
            Words = request.Words is { } words ? Clean(words) : known?.Words ?? [],
            IsOn = request.IsOn ?? known?.IsOn ?? true,
        };
        if (Problems(wished) is { Count: > 0 } problems) return new Fail.Invalid(problems);
        if (before is null && said.Count >= Most) return Fail.Wrong("code", "form.too-many", Most);

        var after = wished with { Version = before?.Version ?? 0 };
        if (known is not null && after == known with { Version = after.Version }) return known;
        after = after with { Version = after.Version + 1 };
        if (before is null) db.Add(after);
        else db.Replace(before, after);
        audit.Write(who, "themes.did.keep", new(Kind.Survey, null, code, UnitPath.Root), known, after);
        return await db.Commit(stop) is { } trouble ? trouble : after;
    }

    private static Items<string> Clean(IReadOnlyList<string> words) =>
        words.Select(WrittenText.Line).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).ToItems();

    private static string Named(string? asked, string? known) => asked is null ? known ?? "" : WrittenText.Line(asked) ?? "";

    private static string? Told(string text) => text.Length == 0 ? null : text;

    private static List<Problem> Problems(CommentTheme theme) =>
    [
        .. theme.Code.Length == 0 ? [Problem.Of("code", "form.required")]
            : CodeShape().IsMatch(theme.Code) ? (Problem[])[] : [Problem.Of("code", "themes.code-shape")],
        .. WrittenText.Check("nameZh", Told(theme.NameZh), CommentTheme.LongestNameZh, isRequired: true),
        .. WrittenText.Check("nameEn", Told(theme.NameEn), CommentTheme.LongestNameEn, isRequired: true),
        .. theme.Words.Count == 0 ? [Problem.Of("words", "form.required")]
            : theme.Words.Count > CommentTheme.MostWords ? [Problem.Of("words", "form.too-many", CommentTheme.MostWords)]
            : theme.Words.SelectMany(word => WrittenText.Check("words", word, CommentTheme.LongestWord)).Take(1),
    ];

    [GeneratedRegex(@"^[a-z][a-z0-9-]{0,19}\z")]
    private static partial Regex CodeShape();
}
