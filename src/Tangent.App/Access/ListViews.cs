using Microsoft.EntityFrameworkCore;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.App.Access;

/// <summary>The views of a page that somebody can choose: their own, and those shared with a role that they hold.</summary>
public sealed class ListViews(Db db)
{
    /// <summary>Which page, or null for all.</summary>
    public sealed record Request(string? Page = null);

    /// <summary>A view.</summary>
    /// <param name="Id">Identity.</param>
    /// <param name="Page">Path of the page.</param>
    /// <param name="Name">Its name.</param>
    /// <param name="Query">The page's query string, without a question mark.</param>
    /// <param name="SharedWith">The role with which it is shared, or null.</param>
    /// <param name="IsOwn">Whether it is the reader's own; only those can be changed.</param>
    /// <param name="IsDefault">Whether the page opens with it for this reader.</param>
    public sealed record Row(Guid Id, string Page, string Name, string Query, Role? SharedWith, bool IsOwn, bool IsDefault);

    /// <summary>The views, by page; one's own before shared ones, by name.</summary>
    public async Task<Outcome<IReadOnlyList<Row>>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Read, Kind.SavedView) is { } refusal) return refusal;

        var rows = await Visible(db, who, request.Page, stop);
        var chosen = await db.DefaultViews.Where(d => d.AccountId == who.Id).Select(d => d.ViewId).ToListAsync(stop);
        return rows.ConvertAll(row => row with { IsDefault = chosen.Contains(row.Id) });
    }

    internal static async Task<List<Row>> Visible(Db db, Actor who, string? page, CancellationToken stop)
    {
        var roles = who.Grants.Select(grant => (Role?)grant.Role).Distinct().ToList();
        var found = await (
            from view in db.SavedViews
            join unit in db.OrgUnits on view.SharedUnitId equals unit.Id into shared
            from unit in shared.DefaultIfEmpty()
            where (page == null || view.Page == page) && (view.AccountId == who.Id || roles.Contains(view.SharedRole))
            orderby view.Page, view.AccountId == who.Id descending, view.Name, view.Id
            select new { view.Id, view.Page, view.Name, view.Query, view.SharedRole, view.AccountId, Path = (string?)unit.Path })
            .Take(SaveView.Most * 40).ToListAsync(stop);
        return [.. from one in found
            where one.AccountId == who.Id || one.Path is { } path && who.Grants.Any(grant =>
                grant.Role == one.SharedRole && UnitPath.From(path).Contains(grant.Unit))
            select new Row(one.Id, one.Page, one.Name, one.Query, one.SharedRole, one.AccountId == who.Id, false)];
    }
}
