using Microsoft.EntityFrameworkCore;
using Tangent.App.Access.Published;
using Tangent.App.Touchpoints.Published;
using Tangent.Domain;
using Tangent.Domain.Access;
using Tangent.Domain.Standards.Menus;
using Tangent.Storage;

namespace Tangent.App.Standards.Menus;

/// <summary>What every act on a menu shares: load it, check what somebody wrote, write it with its audit line.</summary>
public sealed class MenuChange(Db db, UnitFacts units, TouchpointNames touchpoints, Audit audit)
{
    /// <summary>A menu with the unit that looks after it.</summary>
    internal sealed record Reached(IvrMenu Menu, UnitFact Unit);

    /// <summary>Loads it for this verb. Menus are read by all, so one that belongs elsewhere is refused by naming the role.</summary>
    internal async Task<Outcome<Reached>> Find(Actor who, Verb verb, Guid id, int? expectedVersion, CancellationToken stop)
    {
        if (await db.IvrMenus.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, stop) is not { } menu) return Fail.NotFound;
        var unit = (await units.Of([menu.UnitId], stop))[menu.UnitId];
        if (verb != Verb.Read && who.Lacks(verb, Kind.DialTest, unit.Path) is { } outside) return outside;
        return expectedVersion is null || expectedVersion == menu.Version ? new Reached(menu, unit) : Fail.Clash("storage.changed-meanwhile");
    }

    /// <summary>The unit, when the actor may do this there; a unit elsewhere is named like one that does not exist.</summary>
    internal async Task<UnitFact?> Place(Actor who, Verb verb, Guid? unit, CancellationToken stop) =>
        unit is { } id && (await units.Of([id], stop)).GetValueOrDefault(id) is { IsClosed: false } open
            && who.May(verb, Kind.DialTest, open.Path) ? open : null;

    /// <summary>Everything that is wrong with what somebody wrote.</summary>
    internal async Task<List<Problem>> Check(MenuDocument document, CancellationToken stop)
    {
        List<Problem> problems = [.. MenuRules.Of(document)];
        if (document.Touchpoint is { } code && (await touchpoints.Unknown([code], stop)).Count > 0)
            problems.Add(Problem.Of("touchpoint", "observed.touchpoint-missing", code));
        return problems;
    }

    /// <summary>Writes the change; no change writes nothing and leaves no audit line.</summary>
    /// <returns>The version that now holds.</returns>
    internal async Task<Outcome<int>> Write(Actor who, Reached reached, IvrMenu changed, CancellationToken stop)
    {
        if (ReferenceEquals(reached.Menu, changed)) return changed.Version;
        db.Replace(reached.Menu, changed);
        audit.Write(who, "menus.did.write", Subject(changed, reached.Unit), Facts(reached.Menu), Facts(changed));
        return await db.Commit(stop) is { } failure ? failure : changed.Version;
    }

    internal static Subject Subject(IvrMenu menu, UnitFact unit) =>
        new(Kind.DialTest, menu.Id.ToString(), $"{menu.Document.Number} {menu.Document.Name}", unit.Path);

    internal static object Facts(IvrMenu menu) => new { Menu = menu.Document };
}
