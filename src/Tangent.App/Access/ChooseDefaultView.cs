using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;
using Tangent.Storage.Access;

namespace Tangent.App.Access;

/// <summary>Says with which view a list opens for the person, or that it opens plain again.</summary>
public sealed class ChooseDefaultView(Db db, Audit audit)
{
    /// <summary>Which page, and the view that the person can see there; null for none.</summary>
    public sealed record Request(string? Page, Guid? ViewId);

    /// <summary>Nothing but success.</summary>
    public async Task<Outcome<Done>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Update, Kind.SavedView) is { } refusal) return refusal;
        if (!who.HasAccount) return Fail.Clash("access.view.needs-account");
        var page = request.Page?.Trim() ?? "";
        if (!ViewRules.IsPage(page)) return Fail.Wrong("page", "access.view.page");
        if (request.ViewId is { } id && !(await ListViews.Visible(db, who, page, stop)).Exists(view => view.Id == id)) return Fail.NotFound;

        var now = await db.DefaultViews.AsTracking().SingleOrDefaultAsync(d => d.AccountId == who.Id && d.Page == page, stop);
        var before = now?.ViewId;
        if (before == request.ViewId) return new Done();
        if (request.ViewId is not { } chosen) db.Remove(now!);
        else if (now is not null) now.ViewId = chosen;
        else db.Add(new DefaultView { AccountId = who.Id, Page = page, ViewId = chosen });
        audit.Write(who, "access.did.view-default", new(Kind.SavedView, (request.ViewId ?? before).ToString(), page, ViewRules.Home(who)),
            new { ViewId = before }, new { request.ViewId });
        return await db.Commit(stop) is { } trouble ? trouble : new Done();
    }
}
