using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Touchpoints;
using Tangent.Storage;

namespace Tangent.App.Touchpoints;

/// <summary>Adds an own kind of testing moment, renames it, or switches a kind on or off. For the whole organisation.</summary>
public sealed partial class KeepTestingKind(Db db, Audit audit)
{
    private const int Most = 50;

    /// <summary>The kind as it shall be.</summary>
    /// <param name="Code">Code of a built-in kind, or an own code: letters, digits and hyphens, up to 20.</param>
    /// <param name="NameZh">Chinese name of an own kind, up to 20 characters; not used for a built-in one.</param>
    /// <param name="NameEn">English name of an own kind, up to 40 characters; not used for a built-in one.</param>
    /// <param name="IsOn">Whether moments can be given it; true unless said otherwise.</param>
    public sealed record Request(string? Code, string? NameZh = null, string? NameEn = null, bool? IsOn = null);

    /// <summary>Keeps it.</summary>
    public async Task<Outcome<TestingKind>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Act, Kind.Moment) is { } refusal) return refusal;
        if (who.Lacks(Verb.Act, Kind.Moment, UnitPath.Root) is { } partOnly) return partOnly;

        var given = request.Code?.Trim() ?? "";
        var builtIn = TestingKinds.BuiltIn(given);
        var code = builtIn is null ? given.ToUpperInvariant() : given;
        var problems = builtIn is null ? Check(request, code) : [];
        if (problems.Count > 0) return new Fail.Invalid(problems);

        var said = await db.TestingKinds.ToListAsync(stop);
        var before = said.Find(kind => kind.Code == code);
        if (before is null && said.Count >= Most) return Fail.Wrong("code", "form.too-many", Most);
        var after = new TestingKind
        {
            Code = code,
            NameZh = builtIn is null ? request.NameZh!.Trim() : null,
            NameEn = builtIn is null ? request.NameEn!.Trim() : null,
            IsOn = request.IsOn ?? true,
            Version = before?.Version ?? 1,
        };
        if (before == after) return before;
        if (before is null) db.Add(after);
        else db.Replace(before, after = after with { Version = before.Version + 1 });
        audit.Write(who, "moments.did.kind", new(Kind.Moment, null, code, UnitPath.Root), before, after);
        return await db.Commit(stop) is { } trouble ? trouble : after;
    }

    private static List<Problem> Check(Request request, string code) =>
    [
        .. code.Length == 0 ? [Problem.Of("code", "form.required")]
            : CodeShape().IsMatch(code) ? (Problem[])[] : [Problem.Of("code", "touchpoints.code-shape")],
        .. TouchpointRules.CheckLine("nameZh", request.NameZh, 20),
        .. TouchpointRules.CheckLine("nameEn", request.NameEn, 40),
    ];

    [GeneratedRegex(@"^[A-Z][A-Z0-9-]{0,19}\z")]
    private static partial Regex CodeShape();
}
