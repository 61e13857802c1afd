using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.Access;

namespace Tangent.App.Access;

/// <summary>Keeps a list as the person sees it now, under a name of their own. The same name again replaces it.</summary>
public sealed class SaveView(Db db, Audit audit, TimeProvider clock)
{
    /// <summary>Views that one person keeps per page at most.</summary>
    public const int Most = 50;

    /// <summary>What to keep.</summary>
    /// <param name="Page">Path of the page, such as <c>/touchpoints</c>.</param>
    /// <param name="Name">Up to 60 characters.</param>
    /// <param name="Query">The page's query string, with or without its question mark, up to 2000 characters.</param>
    /// <param name="SharedWith">Who holds this role where the person works sees it too; null keeps it private.</param>
    public sealed record Request(string? Page, string? Name, string? Query, Role? SharedWith = null);

    /// <summary>The id of the view.</summary>
    public async Task<Outcome<Guid>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Create, Kind.SavedView) is { } refusal) return refusal;
        if (!who.HasAccount) return Fail.Clash("access.view.needs-account");

        var problems = new List<Problem>();
        var (page, name, query) = (request.Page?.Trim() ?? "", request.Name?.Trim() ?? "", request.Query?.TrimStart('?') ?? "");
        if (!ViewRules.IsPage(page)) problems.Add(Problem.Of("page", "access.view.page"));
        if (ViewRules.WhyNotName(name) is { } wrong) problems.Add(wrong);
        if (query.Length > 2000) problems.Add(Problem.Of("query", "form.too-long", 2000));
        if (ViewRules.WhyNotRole(request.SharedWith) is { } nobody) problems.Add(nobody);
        if (problems.Count > 0) return new Fail.Invalid(problems);

        var mine = await db.SavedViews.AsTracking().Where(v => v.AccountId == who.Id && v.Page == page).Take(Most + 1).ToListAsync(stop);
        var view = mine.Find(v => v.Name == name);
        if (view is null && mine.Count >= Most) return Fail.Clash("access.view.too-many", Most);
        var before = view?.Facts();
        if (view is null)
        {
            var now = clock.GetUtcNow();
            view = new SavedView
            {
                Id = Guid.CreateVersion7(now),
                AccountId = who.Id,
                Page = page,
                Name = name,
                Query = query,
                CreatedUtc = now.UtcDateTime,
            };
            db.Add(view);
        }
        view.Query = query;
        await ViewRules.Share(db, view, who, request.SharedWith, stop);
        audit.Write(who, "access.did.view-save", view.Subject(who), before, view.Facts());
        return await db.Commit(stop) is { } failure ? failure : view.Id;
    }
}

static class ViewRules
{
    // A path of this site and nothing else: the link must not lead away.
    public static bool IsPage(string page) =>
        page is ['/', ..] && page.Length <= 200 && !page.StartsWith("//", StringComparison.Ordinal)
        && page.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '-' or '_');

    public static Problem? WhyNotName(string name) => name.Length switch
    {
        0 => Problem.Of("name", "form.required"),
        > 60 => Problem.Of("name", "form.too-long", 60),
        _ => null,
    };

    public static Problem? WhyNotRole(Role? role) =>
        role is { } named && !Enum.IsDefined(named) ? Problem.Of("sharedWith", "access.view.role") : null;

    /// <summary>Shares a view where its owner works, or takes it back.</summary>
    public static async Task Share(Db db, SavedView view, Actor who, Role? role, CancellationToken stop)
    {
        var home = Home(who).Value;
        view.SharedRole = role;
        view.SharedUnitId = role is null ? null
            : await db.OrgUnits.Where(u => u.Path == home).Select(u => (Guid?)u.Id).SingleOrDefaultAsync(stop);
    }

    /// <summary>The smallest sub-tree with everything the person may do.</summary>
    public static UnitPath Home(Actor who) => UnitPath.Around(who.Grants.Select(grant => grant.Unit));

    /// <summary>How the audit log names a view: by its page; it lies where its owner works.</summary>
    public static Subject Subject(this SavedView view, Actor who) => new(
        Kind.SavedView, view.Id.ToString(), view.Page, Home(who), who.Id);

    /// <summary>What the audit log keeps of a view. Its name and filters are its owner's own words.</summary>
    public static object Facts(this SavedView view) => new ViewFacts(view.Page, view.Name, view.Query, view.SharedRole);

    private sealed record ViewFacts(string Page,
        [property: Classified(FieldClass.Personal)] string Name, [property: Classified(FieldClass.Personal)] string Query, Role? SharedRole);
}
