using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Storage;

namespace Tangent.App.Access;

/// <summary>Gives one of the person's own views another name, shares it with a role, or makes it private again.</summary>
public sealed class ChangeView(Db db, Audit audit)
{
    /// <summary>Which view, its name of up to 60 characters, and with whom it is shared; null keeps it private.</summary>
    public sealed record Request(Guid Id, string? Name, Role? SharedWith = null);

    /// <summary>Nothing but success.</summary>
    public async Task<Outcome<Done>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Update, Kind.SavedView) is { } refusal) return refusal;

        var view = await db.SavedViews.AsTracking().SingleOrDefaultAsync(v => v.Id == request.Id && v.AccountId == who.Id, stop);
        if (view is null) return Fail.NotFound;
        var name = request.Name?.Trim() ?? "";
        var problems = new[] { ViewRules.WhyNotName(name), ViewRules.WhyNotRole(request.SharedWith) }.OfType<Problem>().ToList();
        if (name != view.Name && await db.SavedViews.AnyAsync(v => v.AccountId == who.Id && v.Page == view.Page && v.Name == name, stop))
            problems.Add(Problem.Of("name", "access.view.name-taken", name));
        if (problems.Count > 0) return new Fail.Invalid(problems);
        if (view.Name == name && view.SharedRole == request.SharedWith) return new Done();

        var before = view.Facts();
        view.Name = name;
        await ViewRules.Share(db, view, who, request.SharedWith, stop);
        audit.Write(who, "access.did.view-change", view.Subject(who), before, view.Facts());
        return await db.Commit(stop) is { } trouble ? trouble : new Done();
    }
}
