using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.App.Access;

/// <summary>Gives one of the person's own views another name.</summary>
public sealed class RenameView(Db db, Audit audit)
{
    /// <summary>Which view, and its new name of up to 60 characters.</summary>
    public sealed record Request(Guid Id, string? Name);

    /// <summary>Nothing but success.</summary>
    public async Task<Outcome<Done>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Update, Kind.SavedView) is { } refusal) return refusal;

        var view = await db.SavedViews.AsTracking().SingleOrDefaultAsync(v => v.Id == request.Id && v.AccountId == who.Id, stop);
        if (view is null) return Fail.NotFound;
        var name = request.Name?.Trim() ?? "";
        if (ViewRules.WhyNotName(name) is { } wrong) return new Fail.Invalid([wrong]);
        if (view.Name == name) return new Done();
        if (await db.SavedViews.AnyAsync(v => v.AccountId == who.Id && v.Page == view.Page && v.Name == name, stop))
            return Fail.Wrong("name", "access.view.name-taken", name);

        var before = view.Facts();
        view.Name = name;
        audit.Write(who, "access.did.view-rename", view.Subject(who), before, view.Facts());
        return await db.Commit(stop) is { } trouble ? trouble : new Done();
    }
}
