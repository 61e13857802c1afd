using Tangent.App.Access.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Standards.Menus;
using Tangent.Storage;

namespace Tangent.App.Standards.Menus;

/// <summary>Adds the menu of a number: whole, from a file, or with nothing but its name.</summary>
public sealed class MakeMenu(Db db, MenuChange change, Audit audit, TimeProvider clock)
{
    /// <summary>Which unit looks after it, and what it says.</summary>
    public sealed record Request(Guid? UnitId, MenuDocument Document);

    /// <summary>Adds it.</summary>
    /// <returns>Its id.</returns>
    public async Task<Outcome<Guid>> Run(Actor who, Request request, CancellationToken stop)
    {
        if (who.Lacks(Verb.Create, Kind.DialTest) is { } refusal) return refusal;

        var unit = await change.Place(who, Verb.Create, request.UnitId, stop);
        var problems = await change.Check(request.Document, stop);
        if (unit is null) problems.Add(Problem.Of("unitId", "touchpoints.unit-missing"));
        if (problems.Count > 0) return new Fail.Invalid(problems);

        var now = clock.GetUtcNow();
        var menu = new IvrMenu
        {
            Id = Guid.CreateVersion7(now),
            UnitId = unit!.Id,
            Document = request.Document,
            ChangedUtc = UtcConverter.Truncate(now.UtcDateTime),
        };
        db.Add(menu);
        audit.Write(who, "menus.did.make", MenuChange.Subject(menu, unit), after: MenuChange.Facts(menu));
        return await db.Commit(stop) is { } failure ? failure : menu.Id;
    }
}
