using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.App.Access;

/// <summary>Removes one of the person's own views.</summary>
public sealed class DeleteView(Db db, Audit audit)
{
    /// <summary>Which view.</summary>
    public sealed record Request(Guid Id);

    /// <summary>Nothing but success.</summary>
    public async Task<Outcome<Done>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Delete, Kind.SavedView) is { } refusal) return refusal;

        var view = await db.SavedViews.SingleOrDefaultAsync(v => v.Id == request.Id && v.AccountId == who.Id, stop);
        if (view is null) return Fail.NotFound;
        db.Remove(view);
        audit.Write(who, "access.did.view-delete", view.Subject(who), before: view.Facts());
        return await db.Commit(stop) is { } trouble ? trouble : new Done();
    }
}
